import Gazetteer
import GraphLinking
import GraphModel
import GraphStore
import KnowledgeFiles

/// What a place may be that no page says enough of, and what speaks for each.
struct PlaceCandidates {
    /// A division that bears the name.
    struct Candidate {
        /// The names of all that it lies in and its own: 内蒙古自治区赤峰市元宝山区元宝山镇建昌营村.
        var fullName: String
        var code: String?
        /// The smallest division around it in which the same pages name a place, or nil.
        var placesBeside: String?
    }

    /// The likeliest ones first; at most ``most``.
    private(set) var candidates: [Candidate] = []
    /// How many divisions bear the name.
    let count: Int
    private static let most = 10

    /// - Parameters:
    ///   - place: a place without a code.
    ///   - codes: the codes of the places that the same pages name.
    init(of place: Node, among gazetteer: Gazetteer, beside codes: [String]) {
        var named: Set<Division.ID> = []
        for code in codes { if let id = gazetteer.coded(code) { named.formUnion(gazetteer.chain(of: id)) } }
        let bearers = gazetteer.ground([place.name]).candidates.first ?? []
        count = bearers.count
        let weighed = bearers.enumerated().map { order, id in
            let around = gazetteer.chain(of: id).dropFirst().first(where: named.contains)
            return (id: id, around: around, level: around.map(gazetteer.level) ?? .country, order: order)
        }
        candidates = weighed.sorted { ($1.level, $0.order) < ($0.level, $1.order) }.prefix(Self.most).map { candidate in
            Candidate(
                fullName: gazetteer.chain(of: candidate.id).reversed().map(gazetteer.name(of:)).joined(),
                code: gazetteer.code(of: candidate.id), placesBeside: candidate.around.map(gazetteer.name(of:)))
        }
    }

    /// The candidates of a place of a store; nil for what is grounded, and for what is no place.
    init?(of node: Node, in store: GraphStore, _ knowledge: KnowledgeOptions) throws {
        guard node.type == "Place", node.code == nil else { return nil }
        let gazetteer = try Gazetteer(files: knowledge.files())
        self.init(of: node, among: gazetteer, beside: try store.codesBeside(node.id))
    }

    /// The candidates as a profile's fields.
    var fields: [(name: String, value: String)] {
        if count == 0 { return [("gazetteer", "knows no place of this name")] }
        let rest = count > candidates.count ? ", the likeliest of which follow" : ""
        var fields = [("gazetteer", count == 1 ? "knows one such name" : "knows \(count) of this name\(rest)")]
        for candidate in candidates {
            let reason = candidate.placesBeside.map { "the same pages name places in \($0)" } ?? "nothing speaks for it"
            fields.append(("candidate", "\(candidate.fullName) (\(reason))"))
        }
        return fields
    }
}
