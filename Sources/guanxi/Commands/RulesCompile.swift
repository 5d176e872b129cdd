import ArgumentParser
import Glibc
import GraphLinking
import KnowledgeFiles

extension Rules {
    /// `guanxi rules compile`
    struct Compile: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "compile",
            abstract: "Write the built-in words, compiled, beside the program, which then starts faster.",
            discussion: """
                'make build' and 'make install' do this. The program works as well without the file, and passes over one \
                that another build has written.
                Example: guanxi rules compile
                """)

        @Option(help: ArgumentHelp("Where to write. (default: guanxi.image beside the program)", valueName: "FILE"))
        var output: String?

        func run() throws {
            guard let build = CompiledWords.build, let path = output ?? CompiledWords.path else {
                throw Failure("the program cannot find its own file; is /proc mounted?")
            }
            let image = try Knowledge(files: KnowledgeFiles.builtIn).vocabularyImage(program: build)
            // Renamed when it is whole, so that no program reads half of it.
            let new = path + ".new"
            try writeFile(image, to: new)
            guard rename(new, path) == 0 else {
                throw Failure("\(path): cannot be written: \(systemMessage(errno))")
            }
        }
    }
}
