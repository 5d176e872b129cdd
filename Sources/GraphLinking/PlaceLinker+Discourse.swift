import Gazetteer

/// Questions about the places that a document named before.
extension PlaceLinker {
    /// The last place named before a mention in the same article that fits,
    /// or that lies in one that fits; else in the whole document.
    func last(
        before index: Index, where fits: (LinkedPlace) -> Bool
    ) -> (at: TextPosition, place: LinkedPlace)? {
        let position = document.position(index)
        let named = places.keys.map { (at: document.position($0), index: $0) }.filter { $0.at < position }
            .sorted { $0.at < $1.at }
        let here = named.filter { document.article($0.index) == document.article(index) }
        for candidate in here.reversed() + named.reversed() {
            guard let place = places[candidate.index] else { continue }
            if let found = chain(of: place).first(where: fits) { return (candidate.at, found) }
        }
        return nil
    }

    /// The place last named, or one around it, whose name ends like a
    /// general word: 自治区, or 市 in 该市.
    func place(like word: String, before index: Index) -> LinkedPlace? {
        for ending in [word, String(word.dropFirst())] where !ending.isEmpty {
            if let found = last(before: index, where: { $0.isAdministrative && $0.name.hasSuffix(ending) && $0.name != ending })
                ?? last(before: index, where: { isOfKind(ending, $0) })
            {
                return found.place
            }
        }
        return nil
    }

    /// The township or village of the document with whose name, without its
    /// last word, another name begins: 河西堡变电所 where 河西堡镇 is named.
    func placeWithStem(of name: String) -> LinkedPlace? {
        let fitting = places.values.filter { place in
            guard place.level == .township || place.level == .village else { return false }
            let stem = place.name.dropLast()
            return stem.count > 1 && name.count > stem.count && name.hasPrefix(stem)
        }
        return fitting.min { ($0.name.count, $0.id) < ($1.name.count, $1.id) }
    }

    /// Whether a place is one that a general word such as 村, 县 or 自治区
    /// stands for.
    func isOfKind(_ word: String, _ place: LinkedPlace) -> Bool {
        guard place.isAdministrative else { return false }
        if let level = level(of: word) { return place.level == level }
        return place.name.hasSuffix(word) && place.name != word
    }

    /// The last place of the chain with which a mention begins, and where in
    /// the passage that place's name starts.
    func leadingPlace(of index: Index, from start: Int? = nil) -> (start: Int, place: LinkedPlace)? {
        let range = document[index].range
        var found: (start: Int, place: LinkedPlace)?
        var next = start ?? range.lowerBound
        while let place = places.keys.first(where: {
            $0.passage == index.passage && document[$0].range.lowerBound == next
                && document[$0].range.upperBound < range.upperBound
        }) {
            guard let linked = places[place] else { break }
            found = (next, linked)
            next = document[place].range.upperBound
        }
        return found
    }
}
