import GraphModel

/// The colours of a drawing: Okabe and Ito's from the schema for types and
/// relations, greys for the rest.
struct Palette: Sendable {
    /// The page.
    let paper: Paint
    /// Text.
    let ink: Paint
    /// Text of less weight.
    let muted: Paint
    /// Hairlines.
    let rule: Paint
    /// The ground of frames, for the levels that lie in each other by turns.
    let panels: [Paint]
    /// What marks the focus.
    let focus: Paint
    /// The ground of what only the gazetteer brought in.
    let inferredFill: Paint
    /// Its outline.
    let inferred: Paint

    /// The colours of one type of node.
    struct TypePaints: Sendable {
        var fill: Paint
        var stroke: Paint
        var badge: Paint
        var badgeInk: Paint
    }

    private let types: [String: TypePaints]
    private let lines: [String: Paint]
    private let otherType: TypePaints
    /// Every paint, in a fixed order.
    let all: [Paint]

    private static let darkPaper = "#14171C"
    private static let lightInk = "#1A1A1E"
    private static let darkInk = "#EDEEF1"
    // The first, which schemas give to the relation of holder and post, stands out most.
    private static let hues = [
        "#1A1A1A", "#7A6A00", "#009E73", "#7A7A7A", "#D55E00", "#CC79A7", "#0072B2", "#56B4E9", "#7B3294", "#A0522D",
    ]

    /// Gives the types and relations of a schema their colours.
    init(schema: Schema) {
        var shelf = Shelf()
        paper = shelf.paint("paper", "#FFFFFF", Self.darkPaper)
        ink = shelf.paint("ink", Self.lightInk, Self.darkInk)
        muted = shelf.paint("muted", "#565B66", "#B4BAC5")
        rule = shelf.paint("rule", "#C3C8D1", "#454C59")
        panels = [
            shelf.paint("panel-1", "#F4F6F9", "#1B1F26"), shelf.paint("panel-2", "#FAFBFC", "#22272F"),
        ]
        focus = shelf.paint("focus", "#C00000", "#FF8A80")
        inferredFill = shelf.paint("inferred-fill", "#F0F0F2", "#262A31")
        inferred = shelf.paint("inferred", "#8A8F99", "#7F8692")
        otherType = Self.paints("other", "#999999", &shelf)
        var types: [String: TypePaints] = [:]
        for type in schema.entities { types[type.name] = Self.paints(type.name, type.colour, &shelf) }
        var lines: [String: Paint] = [:]
        for (index, relation) in schema.relations.enumerated() {
            let hue = Self.hues[index % Self.hues.count]
            lines[relation.name] = shelf.paint(
                relation.name, Colour.readable(hue, on: "#FFFFFF", ink: Self.lightInk, least: 4.5),
                // What is nearly black on white is nearly white on black, not grey.
                index % Self.hues.count == 0
                    ? Self.darkInk : Colour.readable(hue, on: Self.darkPaper, ink: Self.darkInk, least: 4.5))
        }
        (self.types, self.lines, all) = (types, lines, shelf.paints)
    }

    /// The colours of a type of node.
    func type(_ name: String) -> TypePaints { types[name] ?? otherType }

    /// The colour of a relation's lines.
    func line(_ relation: String) -> Paint { lines[relation] ?? inferred }

    private static func paints(_ name: String, _ colour: String, _ shelf: inout Shelf) -> TypePaints {
        let onBadge = Colour.contrast("#FFFFFF", colour) >= 4.5 ? "#FFFFFF" : "#000000"
        return TypePaints(
            fill: shelf.paint(
                "\(name)-fill", Colour.mixed(colour, with: "#FFFFFF", share: 0.17),
                Colour.mixed(colour, with: darkPaper, share: 0.2)),
            stroke: shelf.paint(
                "\(name)-stroke", Colour.readable(colour, on: "#FFFFFF", ink: lightInk, least: 3),
                Colour.readable(colour, on: darkPaper, ink: darkInk, least: 3)),
            badge: shelf.paint("\(name)-badge", colour, colour),
            badgeInk: shelf.paint("\(name)-badge-ink", onBadge, onBadge))
    }
}

/// Paints as they are made. A style sheet finds the dark colour by the light
/// one: two paints that are not the same in the dark differ in the light by
/// one step that no eye sees.
private struct Shelf {
    var paints: [Paint] = []
    private var taken: [String: String] = [:]

    mutating func paint(_ name: String, _ light: String, _ dark: String) -> Paint {
        var light = light
        while let other = taken[light], other != dark, var channels = Colour.channels(light) {
            channels[2] += channels[2] >= 128 ? -1 : 1
            light = Colour.text(channels)
        }
        taken[light] = dark
        let paint = Paint(name: name, light: light, dark: dark)
        paints.append(paint)
        return paint
    }
}
