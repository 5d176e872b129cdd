/// Villages by name.
extension Gazetteer {
    /// How sure the text is of where it looks for a village.
    enum Reach {
        /// The text says in which county, city or township.
        case chain
        /// It does not.
        case anywhere
    }

    /// The villages with exactly this name, in the order of the tree.
    func villages(named name: String) -> [Division.ID] {
        withUnits(name) { file.villages.bearers($0).map(Division.ID.init(village:)) } ?? []
    }

    /// Returns the villages of a division that a name means: those with exactly this name, else those of the first
    /// variant that any of them bears.
    public func villages(_ name: String, in container: Division.ID) -> [Division.ID] {
        guard !container.isVillage else { return [] }
        let reach: Reach = level(of: container) >= .county ? .chain : .anywhere
        return withUnits(name) { units in
            firstBearers(units, reach) { file.villages.bearers($0, in: rows(in: container)) }
                .map(Division.ID.init(village:))
        } ?? []
    }

    /// The bearers of a name, else of the first variant of it that has any.
    ///
    /// - Parameter select: which bearers count.
    func firstBearers(_ name: Units, _ reach: Reach, where select: (Range<Int>) -> Range<Int> = { $0 }) -> Range<Int> {
        let exact = select(file.villages.bearers(name))
        guard exact.isEmpty else { return exact }
        for variant in variants where reach == .chain || variant.kind == .same {
            let stem = name.count - variant.said.count
            // A stem of one character is too little: 新村 is no variant of 新社区.
            guard stem > 1, name[stem...].elementsEqual(variant.said) else { continue }
            let known = withUnsafeTemporaryAllocation(of: UInt16.self, capacity: stem + variant.known.count) { buffer in
                _ = buffer.initialize(from: name[..<stem])
                _ = UnsafeMutableBufferPointer(rebasing: buffer[stem...]).initialize(from: variant.known)
                return select(file.villages.bearers(Units(buffer)))
            }
            if !known.isEmpty { return known }
        }
        return exact
    }

    /// The ending of the name of the village whose body has a name such as 村委会 or 居委会: 村, 社区.
    public func villageEnding(ofBody word: String) -> String? {
        let said = Array(word.utf16)
        return variants.first { $0.kind == .same && $0.said == said }.map { String(decoding: $0.known, as: UTF16.self) }
    }
}
