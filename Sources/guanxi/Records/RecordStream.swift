import Gazetteer
import GraphLinking

/// Answers a stream of records on standard input, line by line.
struct RecordStream {
    let threads: Int

    /// What comes out for each record.
    enum Answers: Sendable {
        case graphs(knowledge: Knowledge)
        case mentions(knowledge: Knowledge)
        case places(Gazetteer)
    }

    /// The answers to one block of lines.
    private struct Answered: Sendable {
        var bytes: [UInt8] = []
        var lines = 0
        var badLines = 0
    }

    /// Runs to the end of the stream.
    func run(_ answers: Answers) throws {
        var source = LineSource()
        var lines = 0
        var badLines = 0
        let pipeline = OrderedPipeline<LineSource.Block, Answered>(threads: threads) {
            var answerer = answers.answerer()
            return { Self.answer($0, &answerer) }
        }
        try pipeline.run { pending in
            switch try source.next(mayWait: false) {
            case .block(let block): return .work(block)
            case .end: return .end
            case .later where pending > 0: return .later
            case .later:
                // Whoever writes the records may wait for the answers so far.
                try StandardOutput.shared.flush()
                guard case .block(let block) = try source.next(mayWait: true) else { return .end }
                return .work(block)
            }
        } take: { answered in
            lines += answered.lines
            badLines += answered.badLines
            try StandardOutput.shared.write(answered.bytes)
        }
        if badLines > 0 { note("\(badLines) of \(lines) lines are no records; their answers hold an error") }
    }

    private static func answer(_ block: LineSource.Block, _ answerer: inout any RecordAnswerer) -> Answered {
        var answered = Answered()
        answered.bytes.reserveCapacity(block.bytes.count)
        block.bytes.withUnsafeBufferPointer { bytes in
            var start = 0
            while start < bytes.count {
                let end = bytes[start...].endOfLine ?? bytes.count
                let line = UnsafeBufferPointer(rebasing: bytes[start..<end])
                let number = block.firstLine + answered.lines
                if !RecordReader.answer(line, number: number, &answerer, into: &answered.bytes) {
                    answered.badLines += 1
                }
                answered.lines += 1
                start = end + 1
            }
        }
        return answered
    }
}
