import GraphExport
import GraphModel
import GraphStore

/// Reads a whole graph from a store or from a JSON file.
enum GraphFile {
    /// The graph in a file, whichever of the two it is.
    static func graph(_ path: String) throws -> Graph {
        guard path.hasSuffix(".json") || path == InputPaths.standardInput else {
            return try GraphStore.open(path: path, readOnly: true).graph()
        }
        let bytes = try PageFile(path: path).bytes
        do throws(GraphReadingError) {
            return try GraphJSON.read(bytes)
        } catch {
            throw Failure("\(path): \(error); give a graph that 'guanxi extract' or 'guanxi export' wrote")
        }
    }
}
