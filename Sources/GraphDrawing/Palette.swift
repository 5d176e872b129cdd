import GraphModel

/// The colours of a drawing.
struct Palette {
    /// What nodes that only the gazetteer brought in are drawn with.
    static let inferred = "#8C8C8C"
    /// The colour of text.
    static let ink = "#1A1A1A"
    /// The colour that marks the focus.
    static let focus = "#C00000"

    // Dark enough for thin lines on white; the first, which schemas give to
    // the relation of holder and post, stands out most.
    private static let lines = [
        "#1A1A1A", "#7A6A00", "#007F5F", "#8C8C8C", "#D55E00", "#B0508A", "#0072B2", "#3B8FC4", "#7B3294", "#A0522D",
    ]
    private let relationColours: [String: String]

    /// Gives the relations of a schema their colours, in its order.
    init(schema: Schema) {
        relationColours = Dictionary(
            schema.relations.enumerated().map { ($1.name, Self.lines[$0 % Self.lines.count]) },
            uniquingKeysWith: { a, _ in a })
    }

    /// The colour of a relation's lines.
    func line(_ relation: String) -> String { relationColours[relation] ?? Self.inferred }

    /// A colour mixed with white: `share` of it is kept.
    static func lightened(_ colour: String, share: Double = 0.22) -> String {
        guard colour.hasPrefix("#"), colour.count == 7, let value = Int(colour.dropFirst(), radix: 16) else {
            return "#FFFFFF"
        }
        let channels = [value >> 16, value >> 8 & 255, value & 255].map { channel in
            let mixed = String(Int(255 - Double(255 - channel) * share), radix: 16, uppercase: true)
            return mixed.count < 2 ? "0" + mixed : mixed
        }
        return "#" + channels.joined()
    }
}
