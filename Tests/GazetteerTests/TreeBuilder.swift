@testable import Gazetteer

/// Writes small files of the tree, as Scripts/gazetteer_tree.py writes the whole one.
struct TreeBuilder {
    private struct Row {
        var level: Level
        var name: String
        var code: UInt32?
        var shorts: [String]
        var parent: Int?
        var end = 0
        var villages: Set<String> = []
    }

    private var rows: [Row] = []

    /// Reads one division a line: code, level, name, short names, with tabs between them; it lies in the nearest line
    /// above it of a more general level.
    init(_ text: String) {
        var open: [Int] = []
        for line in text.split(separator: "\n") {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) + ["", ""]
            let level = Level(rawValue: fields[1])!
            if level == .village {
                rows[open[open.count - 1]].villages.insert(fields[2])
                continue
            }
            open.removeAll { rows[$0].level >= level }
            let shorts = fields[3].split(separator: "|").map(String.init)
            rows.append(Row(level: level, name: fields[2], code: UInt32(fields[0]), shorts: shorts, parent: open.last))
            open.append(rows.count - 1)
        }
        for index in rows.indices {
            rows[index].end = rows[(index + 1)...].firstIndex { $0.level <= rows[index].level } ?? rows.count
        }
    }

    /// The bytes of the file.
    var bytes: [UInt8] {
        let sections = self.sections
        var head = Array("GXPLACES".utf8)
        head += u32(1) + u32(sections.count)
        var offset = 16 + 8 * sections.count
        var body: [UInt8] = []
        for section in sections {
            let padding = (4 - offset % 4) % 4
            body += [UInt8](repeating: 0, count: padding) + section
            head += u32(offset + padding) + u32(section.count)
            offset += padding + section.count
        }
        return head + body
    }

    private var sections: [[UInt8]] {
        var names: [String] = []
        var readings: [[(row: Int, trust: UInt8)]] = []
        func add(_ name: String, _ row: Int, _ trust: Trust) -> Int {
            let number = names.firstIndex(of: name) ?? names.count
            if number == names.count {
                names.append(name)
                readings.append([])
            }
            if !readings[number].contains(where: { $0.row == row }) { readings[number].append((row, trust.rawValue)) }
            return number
        }
        var (rowBytes, shorts): ([UInt8], [UInt8]) = ([], [])
        for (index, row) in rows.enumerated() {
            let name = add(row.name, index, .official)
            rowBytes += [UInt8(row.level.depth), 1] + u16(row.parent ?? 0xffff) + u16(row.end) + u16(name)
            rowBytes += u32(Int(row.code ?? 0xffff_ffff))
            for short in row.shorts { shorts += u16(index) + u16(add(short, index, .short)) }
        }
        var (nameBytes, characters, readingBytes): ([UInt8], [UInt8], [UInt8]) = ([], [], [])
        var slots = [Int](repeating: 0, count: 1024)
        for (index, name) in names.enumerated() {
            nameBytes += u32(characters.count / 2) + u32(readingBytes.count / 4)
            characters += utf16(name)
            for reading in readings[index] { readingBytes += u16(reading.row) + [reading.trust, 1] }
            var slot = Int(withUnits(name) { NameHash($0).value }!) % slots.count
            while slots[slot] > 0 { slot = (slot + 1) % slots.count }
            slots[slot] = index + 1
        }
        nameBytes += u32(characters.count / 2) + u32(readingBytes.count / 4)
        let coded = rows.indices.filter { rows[$0].code != nil }.sorted { rows[$0].code! < rows[$1].code! }
        return [rowBytes, nameBytes, characters, readingBytes, slots.flatMap(u16), shorts, coded.flatMap(u16)]
            + villageSections
    }

    private var villageSections: [[UInt8]] {
        var (townships, blocks, keys, pool): ([UInt8], [UInt8], [UInt8], [UInt8]) = ([], [], [], [])
        var before: [UInt16] = []
        let names = Set(rows.flatMap(\.villages)).map { Array($0.utf16) }.sorted { $0.lexicographicallyPrecedes($1) }
        for (position, name) in names.enumerated() {
            if position % 16 == 0 {
                blocks += u32(pool.count) + u32(townships.count / 2)
                keys += u16(name.count > 1 ? Int(name[1]) : 0) + u16(Int(name[0]))
                before = []
            }
            let bearers = rows.indices.filter { rows[$0].villages.contains(String(decoding: name, as: UTF16.self)) }
            let shared = min(zip(name, before).prefix { $0 == $1 }.count, 15)
            let rest = name.count - shared
            pool += [UInt8(shared << 4 | min(rest, 15))] + (rest < 15 ? [] : [UInt8(rest)]) + [UInt8(bearers.count)]
            pool += name[shared...].flatMap { u16(Int($0)) }
            townships += bearers.flatMap(u16)
            before = name
        }
        blocks += u32(pool.count) + u32(townships.count / 2)
        return [townships, blocks, keys, pool]
    }

    private func u16(_ number: Int) -> [UInt8] { [UInt8(number & 0xff), UInt8(number >> 8)] }

    private func u32(_ number: Int) -> [UInt8] { u16(number & 0xffff) + u16(number >> 16) }

    private func utf16(_ text: String) -> [UInt8] { text.utf16.flatMap { u16(Int($0)) } }
}

extension Gazetteer {
    /// A small gazetteer of a text for a `TreeBuilder` and tables of text.
    init(
        divisions: String, countries: String = "", renamed: String = "", shortNames: String = "", variants: String = ""
    ) throws(GazetteerError) {
        try self.init(
            tree: FileBytes(TreeBuilder(divisions).bytes), countries: Array(countries.utf8),
            renamed: Array(renamed.utf8), shortNames: Array(shortNames.utf8), variants: Array(variants.utf8))
    }
}
