/// A line of the stage list: `NAME KIND FILE… [repeat N]`.
struct StageLine {
    var name: String
    var kind: Grammar.StageKind
    var files: [String]
    var repetitions: Int
    var number: Int
    var text: String

    static func read(_ file: SourceFile) throws(RuleError) -> [StageLine] {
        var stages: [StageLine] = []
        for (number, text) in file.entries {
            var words = text.split(separator: " ").map(String.init)
            func error(_ problem: String) -> RuleError {
                RuleError(file: file.name, line: number, problem: problem, text: text)
            }
            var repetitions = 1
            if words.count > 2, words[words.count - 2] == "repeat" {
                guard let times = Int(words[words.count - 1]), (1...9).contains(times) else {
                    throw error("'repeat' takes a number from 1 to 9")
                }
                repetitions = times
                words.removeLast(2)
            }
            guard words.count > 2 else { throw error("expected 'NAME KIND FILE…'") }
            guard let kind = Grammar.StageKind(rawValue: words[1]) else {
                throw error("unknown kind '\(words[1])': words, names or phrases")
            }
            stages.append(
                StageLine(
                    name: words[0], kind: kind, files: Array(words[2...]), repetitions: repetitions, number: number,
                    text: text))
        }
        return stages
    }
}
