// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "guanxi",
    products: [
        .executable(name: "guanxi", targets: ["guanxi"]),
        .library(
            name: "Guanxi",
            targets: [
                "GraphModel", "PageReading", "TextRules", "Gazetteer", "KnowledgeFiles", "GraphLinking", "GraphStore",
                "GraphExport", "GraphDrawing", "NameSpelling",
            ]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        .target(name: "GraphModel"),
        .target(name: "PageReading"),
        .target(name: "TextRules", dependencies: ["GraphModel"]),
        .target(name: "Gazetteer"),
        .target(name: "CKnowledge", exclude: ["data", "README.md"]),
        .target(name: "KnowledgeFiles", dependencies: ["CKnowledge"]),
        .target(
            name: "GraphLinking",
            dependencies: ["GraphModel", "PageReading", "TextRules", "Gazetteer", "KnowledgeFiles"]),
        .target(name: "NameSpelling", dependencies: ["KnowledgeFiles"]),
        .target(
            name: "GraphStore",
            dependencies: ["GraphModel", "NameSpelling", .product(name: "GRDB", package: "GRDB.swift")]),
        .target(name: "GraphExport", dependencies: ["GraphModel"]),
        .target(name: "CGraphviz"),
        .target(name: "CExplorer", exclude: ["page"]),
        .target(name: "GraphDrawing", dependencies: ["GraphModel", "GraphExport", "CGraphviz", "CExplorer"]),
        .executableTarget(
            name: "guanxi",
            dependencies: [
                "GraphModel", "PageReading", "TextRules", "Gazetteer", "KnowledgeFiles", "GraphLinking", "GraphStore",
                "GraphExport", "GraphDrawing", "NameSpelling",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .testTarget(name: "GraphModelTests", dependencies: ["GraphModel"]),
        .testTarget(name: "PageReadingTests", dependencies: ["PageReading"]),
        .testTarget(name: "TextRulesTests", dependencies: ["TextRules", "GraphModel"]),
        .testTarget(name: "GazetteerTests", dependencies: ["Gazetteer"]),
        .testTarget(
            name: "GraphLinkingTests",
            dependencies: ["GraphLinking", "GraphModel", "KnowledgeFiles", "PageReading", "TextRules"],
            exclude: ["Articles", "Identity"]),
        .testTarget(name: "GraphStoreTests", dependencies: ["GraphStore", "GraphModel", "GraphExport"]),
        .testTarget(name: "NameSpellingTests", dependencies: ["NameSpelling"]),
        .testTarget(name: "GraphExportTests", dependencies: ["GraphExport", "GraphModel"]),
        .testTarget(name: "GraphDrawingTests", dependencies: ["GraphDrawing", "GraphModel"], exclude: ["Golden"]),
        .testTarget(name: "guanxiTests", dependencies: ["guanxi"]),
    ]
)
