import Foundation
import Testing

/// Help, the manual page, and what the shell completes.
@Suite struct HelpTests {
    /// A command as `--experimental-dump-help` describes it.
    struct Command: Decodable, Sendable {
        var commandName: String
        var discussion: String?
        var shouldDisplay: Bool
        var subcommands: [Command]?
        var arguments: [Argument]?

        struct Argument: Decodable, Sendable {
            var abstract: String?
            var valueName: String?
        }
    }

    /// Every command that a user sees and that has no commands below it, with its path.
    static func commands() throws -> [(path: [String], command: Command)] {
        struct Help: Decodable { var command: Command }
        let dump = try Program.run("--experimental-dump-help")
        func leaves(_ command: Command, _ path: [String]) -> [(path: [String], command: Command)] {
            let below = (command.subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
            return below.isEmpty ? [(path, command)] : below.flatMap { leaves($0, path + [$0.commandName]) }
        }
        return leaves(try JSONDecoder().decode(Help.self, from: Data(dump.output)).command, [])
    }

    @Test("Each command has an example that begins as one types it, and says what each argument is")
    func examples() throws {
        let commands = try Self.commands()
        #expect(commands.count > 15)
        for (path, command) in commands {
            let name = "guanxi " + path.joined(separator: " ")
            let discussion = command.discussion ?? ""
            #expect(discussion.contains("Example"), "\(name)")
            #expect(discussion.contains(name), "\(name): \(discussion)")
            for argument in command.arguments ?? [] {
                #expect(argument.abstract?.isEmpty == false, "\(name) \(argument.valueName ?? "")")
            }
            let help = try Program.run(path + ["--help"])
            #expect(help.status == 0 && help.errors.isEmpty)
            #expect(help.text.contains("USAGE: \(name)"), "\(help.text)")
            #expect(try Program.run(["help"] + path).output == help.output)
        }
    }

    @Test("The manual page holds every command, and the readers of manuals find no fault")
    func manual() throws {
        let folder = try Folder()
        let script = Program.project.appendingPathComponent("Scripts/make_manual.py").path
        let made = try Shell.run("python3 \(script) \(Program.path)")
        #expect(made.status == 0, "\(made.errors)")
        let page = try folder.write("guanxi.1", made.output)
        for (path, _) in try Self.commands() {
            #expect(made.text.contains("\n.SS \(path.joined(separator: " "))\n"), "\(path)")
        }
        let groff = try Shell.run("groff -ww -k -man -Tutf8 \(page) 2>&1 >/dev/null")
        #expect(groff.status == 0 && groff.text.isEmpty, "\(groff.text)")
        let lint = try Shell.run("mandoc -T lint \(page)")
        #expect(lint.status == 0 && lint.text.isEmpty, "\(lint.text)")
    }

    /// What has been typed, and what bash must and must not offer.
    static let lines: [(line: String, has: [String], lacks: [String])] = [
        ("guanxi neigh", ["neighbours"], ["find"]),
        ("guanxi neighbours --d", ["--depth", "--direction"], ["--relation"]),
        ("guanxi neighbours 张", ["张小兵"], ["李文杰"]),
        ("guanxi neighbours --depth 2 李", ["李文杰", "李国庆"], ["张小兵"]),
        ("guanxi path 张小兵 石", ["石桥村", "石桥村党支部"], ["张小兵"]),
        ("guanxi between 张小兵 李文杰 王", ["王大勇"], ["李文杰"]),
        ("guanxi who 书", ["书记"], ["主任"]),
        ("guanxi who 书记 --in 宁", ["宁城县"], ["石桥村"]),
        ("guanxi find 石 --type P", ["Person", "Place", "Position"], ["Article"]),
        ("guanxi neighbours 张小兵 --relation h", ["holds"], ["postIn"]),
        ("guanxi show 无", [], ["张小兵"]),
        ("guanxi stats --format t", ["table", "tsv", "tree"], ["json"]),
    ]

    @Test("bash completes commands, options, and names of the store", arguments: lines)
    func completion(line: String, has: [String], lacks: [String]) throws {
        let offered = try Self.complete(line, graph: try Store.folder.get() / "graph.db")
        for word in has { #expect(offered.contains(word), "\(offered)") }
        for word in lacks { #expect(!offered.contains(word), "\(offered)") }
    }

    @Test("Names come from the store that the command line names; none from one that is not there")
    func completionOfAnotherStore() throws {
        let graph = try Store.folder.get() / "graph.db"
        #expect(try Self.complete("guanxi show --graph \(graph) 张", graph: "/nowhere.db").contains("张小兵"))
        #expect(try Self.complete("guanxi show 张", graph: "/nowhere.db").isEmpty)
    }

    @Test("A name that a shell would run is not offered")
    func hostileName() throws {
        let folder = try Folder()
        let node = #"{"id": "Person:x", "type": "Person", "name": "张$(touch ran)`touch ran`"}"#
        try folder.write("a.json", #"{"format": "guanxi-graph/1", "nodes": [\#(node)], "edges": []}"#)
        _ = try Program.run("build", "a.json", "--graph", "g.db", folder: folder)
        #expect(try Self.complete("cd \(folder.path); guanxi show 张", graph: folder / "g.db").isEmpty)
        #expect(!FileManager.default.fileExists(atPath: folder / "ran"))
    }

    @Test("The scripts for other shells are whole", arguments: ["zsh", "fish"])
    func otherShells(shell: String) throws {
        let script = try Program.run("--generate-completion-script", shell)
        #expect(script.status == 0)
        #expect(script.text.contains("---completion neighbours"))
        let folder = try Folder()
        let path = try folder.write("script", script.output)
        let checked = try Shell.run("command -v \(shell) >/dev/null || exit 0; \(shell) -n \(path)")
        #expect(checked.status == 0, "\(checked.errors)")
    }

    /// What bash offers for the last word of a line, by the script that the program writes.
    private static func complete(_ line: String, graph: String) throws -> [String] {
        let folder = try Folder()
        let script = try Program.run("--generate-completion-script", "bash")
        let path = try folder.write("script", script.output)
        try FileManager.default.createSymbolicLink(atPath: folder / "guanxi", withDestinationPath: Program.path)
        let words = line.split(separator: "; ").last.map(String.init) ?? line
        let before = line.contains("; ") ? line.split(separator: "; ")[0] + "; " : ""
        let run = try Shell.run(
            """
            \(before)export GUANXI_GRAPH=\(graph) PATH=\(folder.path):$PATH LC_ALL=C.UTF-8
            shopt -s extglob progcomp; source \(path)
            COMP_LINE='\(words)'; COMP_POINT=${#COMP_LINE}; read -ra COMP_WORDS <<<"$COMP_LINE"
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _guanxi guanxi "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"; printf '%s\\n' "${COMPREPLY[@]}"
            """)
        return run.lines.filter { !$0.isEmpty }
    }
}
