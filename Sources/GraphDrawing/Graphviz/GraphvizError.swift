/// What went wrong while a picture was made, and at which step.
public struct GraphvizError: Error, Equatable, CustomStringConvertible, Sendable {
    /// A step on the way from DOT text to a picture.
    public enum Step: String, Sendable {
        /// Starting the child process that renders.
        case start
        /// Reading the DOT text.
        case parse
        /// Placing nodes and edges.
        case layout
        /// Writing the picture.
        case render
    }

    /// Where it happened.
    public let step: Step
    /// What is wrong, and what to do about it.
    public let message: String

    /// Makes an error.
    public init(step: Step, message: String) {
        self.step = step
        self.message = message
    }

    /// The step and the message.
    public var description: String { "cannot draw (\(step.rawValue)): \(message)" }
}
