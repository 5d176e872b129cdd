import GraphModel

/// Makes the drawings of a graph: the view, spread over as many pictures as
/// it takes, each with its title and its notes.
struct DrawingMaker {
    let graph: Graph
    let schema: Schema
    let options: DrawingOptions

    // A place of an overview takes one short line.
    private static let overviewPlaces = 400

    func drawings() throws(DrawingError) -> [Drawing] {
        let index = GraphIndex(graph, schema: schema, hiddenTypes: options.hiddenTypes)
        if options.view.needsFocus, options.focus == nil {
            throw DrawingError(
                "the view '\(options.view.rawValue)' shows one entity: name it with --around NAME or --id ID")
        }
        if let focus = options.focus, index.nodes[focus] == nil {
            throw DrawingError("there is no node '\(focus)' to draw, or its type is not drawn")
        }
        switch options.view {
        case .posts: return spread(PostsView(index: index, focus: options.focus).diagram(), index)
        case .places:
            var diagram = PlacesView(index: index, focus: options.focus).diagram()
            let drawn = Set(diagram.nodes.map(\.id))
            let people = index.nodes.keys.filter { index.isHolder($0) && !drawn.contains($0) }
            if options.focus == nil, !people.isEmpty {
                diagram.remark = "未述职务的人物 \(people.count) 个不在此图，见任职关系图（--view posts）。"
            }
            return spread(diagram, index)
        case .organisation:
            return [drawing(try OrganisationView(index: index, focus: options.focus ?? "").diagram(), index)]
        case .ego:
            let view = EgoView(
                index: index, focus: options.focus ?? "", depth: options.depth, limit: options.capacity)
            return [drawing(view.diagram(), index)]
        case .career: return [drawing(try CareerView(index: index, focus: options.focus ?? "").diagram(), index)]
        }
    }

    /// One drawing, or several with references to each other.
    private func spread(_ diagram: Diagram, _ index: GraphIndex) -> [Drawing] {
        let sheets = SheetSplitter(diagram, index: index, capacity: Double(options.capacity)).sheets()
        guard sheets.count > 1 else { return [drawing(diagram, index)] }
        guard sheets.count <= options.maxSheets else {
            return [overview(of: diagram, sheets: sheets.count, index)]
        }
        return sheets.enumerated().map { number, sheet in
            var drawing = drawing(sheet.diagram, index)
            drawing.title =
                "\(options.title)（图 \(number + 1)／\(sheets.count)\(sheet.name.isEmpty ? "" : "：\(sheet.name)")）"
            if number == sheets.count - 1, !diagram.remark.isEmpty { drawing.notes.append(diagram.remark) }
            return drawing
        }
    }

    /// What there is in each place, in numbers: for more than anybody can read.
    private func overview(of diagram: Diagram, sheets: Int, _ index: GraphIndex) -> Drawing {
        let overview = OverviewView(index: index, capacity: Self.overviewPlaces).diagram(of: diagram)
        var drawing = drawing(overview, index)
        drawing.omitted = diagram.nodes.count
        drawing.summary = "概览：全图有 \(diagram.nodes.count) 个人物、单位与地方，此处只列各地的数目"
        drawing.notes = [
            "全图需分 \(sheets) 幅，超过上限 \(options.maxSheets) 幅。看某地或某人：guanxi draw --around 名称；或提高 --max-sheets。"
        ]
        return drawing
    }

    private func drawing(_ diagram: Diagram, _ index: GraphIndex) -> Drawing {
        var diagram = diagram
        for position in diagram.boxes.indices {
            diagram.boxes[position].nameParts = index.nameParts(of: diagram.boxes[position].id)
        }
        var notes = diagram.remark.isEmpty ? [] : [diagram.remark]
        if diagram.omitted > 0 {
            notes.append("另有 \(diagram.omitted) 个未画出：提高 --max-nodes 或 --depth，或以 --around 另选一个中心。")
        }
        var summary = Self.summary(of: diagram, schema: schema)
        let around = index.around.compactMap { index.nodes[$0]?.name }.joined(separator: " ")
        if diagram.arrangement != .nested, !around.isEmpty { summary += " · 所注地点均在\(around)" }
        if diagram.boxes.contains(where: { $0.heading != $0.name }) { summary += " · 部分下级的名称略去其上级的名称" }
        return Drawing(
            title: options.title, summary: summary, notes: notes,
            omitted: diagram.omitted, diagram: diagram, options: options, schema: schema,
            source: source(of: diagram))
    }

    /// How many of what: 44 个人物、34 个单位，58 项任职.
    static func summary(of diagram: Diagram, schema: Schema) -> String {
        let counts = Dictionary(
            grouping: Dictionary(diagram.nodes.map { ($0.id, $0.type) }, uniquingKeysWith: { a, _ in a }).values,
            by: \.self
        )
        .mapValues(\.count)
        let parts = schema.entities.compactMap { type in counts[type.name].map { "\(type.label) \($0)" } }
        let posts = diagram.allLines.reduce(0) { $0 + $1.roles.count }
        return (parts + (posts > 0 ? ["任职 \(posts) 项"] : [])).joined(separator: " · ")
    }

    /// The documents that say so, and the date given.
    private func source(of diagram: Diagram) -> String {
        var documents = Set(diagram.allLines.flatMap(\.evidence).map(\.document))
        documents.formUnion(diagram.nodes.flatMap(\.mentions).map(\.document))
        documents.remove("")
        let names = documents.sorted().map { DotText.shortened(DotText.clean($0), width: 60) }
        var text = names.isEmpty ? "" : "来源：" + names.prefix(3).joined(separator: "、")
        if names.count > 3 { text += " 等 \(names.count) 份" }
        let date = options.date.map { "日期：\(DotText.clean($0))" } ?? ""
        return [text, date].filter { !$0.isEmpty }.joined(separator: "　")
    }
}
