/// Which side of a graph a drawing shows.
public enum DrawingView: String, CaseIterable, Sendable {
    /// Who holds which post where: posts become labelled edges from the
    /// holder to the organisation or place.
    case posts
}

/// What to draw, and how much of it.
public struct DrawingOptions: Sendable {
    /// The title inside the picture.
    public var title: String
    /// Which side of the graph to show.
    public var view: DrawingView
    /// The id of the node to put in the centre of attention, if any: it is
    /// marked, and the nodes nearest to it are kept when there are too many.
    public var focus: String?
    /// How many nodes to draw at most; the drawing says how many it left out.
    public var maxNodes: Int
    /// The types of node to leave out. Articles make every author's page a
    /// hub and say nothing of posts, so that they are left out unless asked
    /// for with an empty set.
    public var hiddenTypes: Set<String>

    /// Makes options; by default everything but articles, up to 300 nodes.
    public init(
        title: String, view: DrawingView = .posts, focus: String? = nil, maxNodes: Int = 300,
        hiddenTypes: Set<String> = ["Article"]
    ) {
        self.title = title
        self.view = view
        self.focus = focus
        self.maxNodes = maxNodes
        self.hiddenTypes = hiddenTypes
    }
}
