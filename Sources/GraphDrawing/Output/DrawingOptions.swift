/// Which side of a graph a drawing shows.
public enum DrawingView: String, CaseIterable, Sendable {
    /// Who holds which post where: posts are labelled lines from the holder
    /// to the organisation or place, or rows of its table.
    case posts
    /// The administrative ladder as frames in frames, with the organisations
    /// and the holders of posts in each place.
    case places
    /// One organisation: what belongs to it, level by level, with the holders
    /// of posts.
    case organisation
    /// One entity, and what surrounds it, by distance.
    case ego
    /// One person's posts in the order of time, with the passages that say so.
    case career

    /// Whether it is a view of one entity, which must be named.
    public var needsFocus: Bool { self == .organisation || self == .ego || self == .career }
}

/// A sheet of paper.
public struct Page: Hashable, Sendable {
    /// The width in millimetres.
    public let width: Double
    /// The height in millimetres.
    public let height: Double

    /// The names that ``init(_:)`` knows; each also with `-landscape` behind it.
    public static let names = ["A5", "A4", "A3", "A2", "A1"]
    private static let sizes: [(Double, Double)] = [(148, 210), (210, 297), (297, 420), (420, 594), (594, 841)]

    /// A page by its name, e.g. `A4` or `a3-landscape`; nil for any other.
    public init?(_ name: String) {
        let words = name.lowercased().split(separator: "-", omittingEmptySubsequences: false)
        guard let first = words.first, let index = Self.names.firstIndex(where: { $0.lowercased() == first }),
            words.count == 1 || words.count == 2 && (words[1] == "landscape" || words[1] == "portrait")
        else { return nil }
        let (short, long) = Self.sizes[index]
        let isWide = words.last == "landscape"
        (width, height) = isWide ? (long, short) : (short, long)
    }

    var aspect: Double { width / height }
    var millimetres: Size { Size(width: width, height: height) }
    /// How many boxes are still readable on it: about one for 9 square centimetres.
    var capacity: Int { max(12, Int(width * height / 900)) }
}

/// What to draw, and how much of it.
public struct DrawingOptions: Sendable {
    /// The title inside the picture.
    public var title: String
    /// Which side of the graph to show.
    public var view: DrawingView
    /// The id of the node to put in the centre of attention, if any; some
    /// views need one (see ``DrawingView/needsFocus``).
    public var focus: String?
    /// How many lines from the focus ``DrawingView/ego`` goes.
    public var depth: Int
    /// How many boxes a picture may have; more are spread over several.
    public var maxNodes: Int
    /// How many pictures there may be; where more are needed, there is one
    /// with an overview instead.
    public var maxSheets: Int
    /// Width divided by height that a picture should have.
    public var aspect: Double
    /// The paper to print on, which sets the shape and the size, if any.
    public var page: Page?
    /// The types of node to leave out. Articles make every author's page a
    /// hub and say nothing of posts, so that they are left out unless asked
    /// for with an empty set.
    public var hiddenTypes: Set<String>
    /// How the folder of the documents is reached from the picture, e.g.
    /// `../`, to link to the passages; nil for no links.
    public var documentBase: String?
    /// The date to print at the foot, in any form; nil for none.
    public var date: String?

    /// Makes options; by default everything but articles, up to 100 boxes in
    /// a picture.
    public init(
        title: String, view: DrawingView = .posts, focus: String? = nil, depth: Int = 2, maxNodes: Int = 100,
        maxSheets: Int = 100, aspect: Double = 1.4, page: Page? = nil, hiddenTypes: Set<String> = ["Article"],
        documentBase: String? = nil, date: String? = nil
    ) {
        self.title = title
        self.view = view
        self.focus = focus
        self.depth = depth
        self.maxNodes = maxNodes
        self.maxSheets = maxSheets
        self.aspect = aspect
        self.page = page
        self.hiddenTypes = hiddenTypes
        self.documentBase = documentBase
        self.date = date
    }

    /// How many boxes fit on a picture.
    var capacity: Int { min(maxNodes, page?.capacity ?? .max) }

    /// The shape of the picture.
    ///
    /// The head of a page takes some of its height.
    var shape: Double { page.map { $0.aspect * 1.12 } ?? aspect }
}
