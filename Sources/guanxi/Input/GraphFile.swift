import GraphExport
import GraphModel
import GraphStore

/// Reads a whole graph from a store or from a JSON file.
enum GraphFile {
    /// Whether a file of this name holds a graph as `extract` and `export` write it.
    static func isGraph(_ path: String) -> Bool { path.hasSuffix(".json") }

    /// The graph in a file, whichever of the two it is; with a date what of it was so then.
    static func graph(_ path: String, at date: CalendarDate? = nil) throws -> Graph {
        guard isGraph(path) || path == InputPaths.standardInput else {
            return try GraphStore.open(path: path, readOnly: true, at: date?.description).graph()
        }
        let whole = try graph(in: PageFile(path: path))
        return date.map { whole.at($0.description) } ?? whole
    }

    /// The graph in a JSON file.
    static func graph(in file: PageFile) throws -> Graph {
        do throws(GraphReadingError) {
            return try GraphJSON.read(file.bytes)
        } catch {
            throw Failure("\(file.path): \(error); give a graph that 'guanxi extract' or 'guanxi export' wrote")
        }
    }
}
