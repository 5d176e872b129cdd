import Gazetteer

/// Questions about the places that a document named before.
extension PlaceLinker {
    /// The last place named before a mention in the same article that fits, or that lies in one that fits; one named in
    /// passing only in the same sentence, or where there is no other; else in the whole document.
    func last(
        before index: Index, where fits: (LinkedPlace) -> Bool
    ) -> (at: TextPosition, place: LinkedPlace)? {
        let position = document.position(index)
        func last(of candidates: some Sequence<Index>) -> (at: TextPosition, place: LinkedPlace)? {
            for candidate in candidates {
                guard let place = places[candidate] else { continue }
                if let found = chain(of: place).first(where: fits) { return (document.position(candidate), found) }
            }
            return nil
        }
        let before = order.before(position, inArticle: document.article(index))
        return last(of: before.lazy.filter { !inPassing.contains($0) || document.isSameSentence($0, index) })
            ?? last(of: before) ?? last(of: order.before(position))
    }

    /// The place last named, or one around it, whose name ends like a
    /// general word: 自治区, or 市 in 该市.
    ///
    /// - Returns: the place, and its name as the text has it: 万源县, which is
    ///   万源市 today.
    func place(like word: String, before index: Index) -> (place: LinkedPlace, said: String)? {
        for ending in [word, String(word.dropFirst())] where !ending.isEmpty {
            let position = document.position(index)
            if let said = lastSaid(ending, order.before(position, inArticle: document.article(index))) { return said }
            if let found = seat(before: index, where: { isNamed(ending, $0) }) {
                return (found.place, nameSaid(of: found.place, near: index))
            }
            if let said = lastSaid(ending, order.before(position)) { return said }
            guard let level = level(of: ending) else { continue }
            if let found = last(before: index, where: { $0.isAdministrative && $0.level == level }) {
                return (found.place, found.place.name)
            }
        }
        return nil
    }

    /// The place last named with just this word at its end,
    /// where the gazetteer has it under another name.
    private func lastSaid(_ ending: String, _ before: some Sequence<Index>) -> (place: LinkedPlace, said: String)? {
        for candidate in before {
            guard let place = places[candidate], place.isAdministrative else { continue }
            if chain(of: place).contains(where: { isNamed(ending, $0) }) { return nil }
            let said = fullNames[candidate] ?? document.text(candidate)
            if said != place.name, said.hasSuffix(ending), said != ending { return (place, said) }
        }
        return nil
    }

    /// The place last named before a mention that fits, if the sentence of the mention names it.
    func lastInSentence(before index: Index, where fits: (LinkedPlace) -> Bool) -> (
        at: TextPosition, place: LinkedPlace
    )? {
        guard let found = last(before: index, where: fits), found.at.passage == index.passage,
            let sentence = document.sentence(index.passage, document.position(index).offset),
            sentence.contains(found.at.offset)
        else { return nil }
        return found
    }

    /// What the article of a mention calls a place: by a former name where it does so.
    func nameSaid(of place: LinkedPlace, near index: Index) -> String {
        formerNames[LocalName(article: document.article(index), name: place.path)] ?? place.name
    }

    /// Remembers a former name by which an article calls a place, that with the word for its kind.
    mutating func noteFormerName(_ index: Index) {
        guard let place = places[index], let division = place.division else { return }
        let text = document.text(index)
        guard text != place.name, text.last == place.name.last, gazetteer.isFormerName(text, of: division) else {
            return
        }
        formerNames[LocalName(article: document.article(index), name: place.path)] = text
    }

    /// The township or village of the document with whose name, without its
    /// last word, another name begins: 河西堡变电所 where 河西堡镇 is named.
    func placeWithStem(of name: String) -> LinkedPlace? { memory.placeWithStem(of: name) }

    /// The last place named before a mention that a general word such as 村,
    /// 县 or 自治区 stands for.
    func ofKind(_ word: String, before index: Index) -> (at: TextPosition, place: LinkedPlace)? {
        let level = level(of: word)
        func fits(_ place: LinkedPlace) -> Bool {
            level == nil ? isNamed(word, place) : place.isAdministrative && place.level == level
        }
        return seat(before: index, where: fits)
    }

    /// The place last named before a mention that fits, or the one around it whose organs the text means.
    func seat(before index: Index, where fits: (LinkedPlace) -> Bool) -> (at: TextPosition, place: LinkedPlace)? {
        guard let last = last(before: index, where: fits) else { return first(behind: index, where: fits) }
        let found = home(insteadOf: last, before: index, where: fits) ?? last
        return (found.at, seat(of: found, before: index, where: fits))
    }

    /// The first place that fits and is named behind a mention in the same passage, 市委副书记金人庆在北京市…, else the
    /// only one in the rest of the article.
    private func first(behind index: Index, where fits: (LinkedPlace) -> Bool) -> (
        at: TextPosition, place: LinkedPlace
    )? {
        var only: LinkedPlace?
        for candidate in order.after(document.position(index)) {
            guard document.article(candidate) == document.article(index) else { break }
            guard let place = places[candidate], let found = chain(of: place).first(where: fits) else { continue }
            if candidate.passage == index.passage { return (document.position(index), found) }
            if let only, only != found { return nil }
            only = found
        }
        return only.map { (document.position(index), $0) }
    }

    /// The place that an article is about, where the last one that fits was named only in passing: the town far away in
    /// which somebody once worked, or one of the same county in the name of its branch.
    private func home(
        insteadOf last: (at: TextPosition, place: LinkedPlace), before index: Index, where fits: (LinkedPlace) -> Bool
    ) -> (at: TextPosition, place: LinkedPlace)? {
        let position = document.position(index)
        let sentence = document.sentence(index.passage, position.offset)
        guard last.at.passage != index.passage || sentence?.contains(last.at.offset) != true else { return nil }
        var named: [LinkedPlace: (at: TextPosition, sentences: Set<TextPosition>)] = [:]
        for candidate in order.before(position, inArticle: document.article(index)) {
            guard let place = places[candidate], let found = chain(of: place).first(where: fits) else { continue }
            let at = document.position(candidate)
            let start = document.sentence(candidate.passage, at.offset)?.lowerBound ?? 0
            named[found, default: (at, [])].sentences.insert(TextPosition(passage: candidate.passage, offset: start))
        }
        guard named[last.place]?.sentences.count == 1,
            let most = named.max(by: {
                ($0.value.sentences.count, $0.value.at) < ($1.value.sentences.count, $1.value.at)
            }),
            most.value.sentences.count >= Self.sentencesOfHome,
            chain(of: most.key).dropFirst().first != chain(of: last.place).dropFirst().first
                || isInOrganization(last.at)
        else { return nil }
        return (most.value.at, most.key)
    }

    /// Whether what stands at a position is part of an organisation's name.
    private func isInOrganization(_ at: TextPosition) -> Bool {
        document.passages[at.passage].reading.mentions.contains {
            $0.type.hasSuffix("Organization") && $0.range.contains(at.offset)
        }
    }

    /// In how many sentences an article names what it is about, at least.
    private static let sentencesOfHome = 3

    /// The place whose organs a text means that has gone round several counties, 市委 after 钟祥市 and 沙洋县: the
    /// prefecture in which they lie, if the article names it too. Else the place found.
    private func seat(
        of found: (at: TextPosition, place: LinkedPlace), before index: Index, where fits: (LinkedPlace) -> Bool
    ) -> LinkedPlace {
        let position = document.position(index)
        let sentence = document.sentence(index.passage, position.offset)
        let isSameSentence = found.at.passage == index.passage && sentence?.contains(found.at.offset) == true
        guard found.place.level == .county, !isSameSentence,
            let around = chain(of: found.place).dropFirst().first(where: fits)
        else { return found.place }
        var isNamed = false
        var counties: Set<LinkedPlace> = []
        for candidate in order.before(position, inArticle: document.article(index)) {
            guard let place = places[candidate] else { continue }
            if place == around { isNamed = true }
            let chain = chain(of: place)
            if chain.contains(around), let county = chain.first(where: { $0.level == .county }) {
                counties.insert(county)
            }
        }
        return isNamed && counties.count > 1 ? around : found.place
    }

    private func isNamed(_ ending: String, _ place: LinkedPlace) -> Bool {
        place.isAdministrative && place.name.hasSuffix(ending) && place.name != ending
    }

    /// Whether the gazetteer leaves it open that one place lies in another: 丰泽 in 永靖县丰泽农机专业合作社 is no district of
    /// Quanzhou.
    func lies(_ place: LinkedPlace, in outer: LinkedPlace) -> Bool {
        guard let lower = place.division, let upper = outer.division else { return true }
        return gazetteer.contains(upper, lower)
    }

    /// The last place of the chain with which a mention begins, and where in
    /// the passage that place's name starts.
    func leadingPlace(of index: Index, from start: Int? = nil) -> (start: Int, place: LinkedPlace)? {
        let range = document[index].range
        var found: (start: Int, place: LinkedPlace)?
        var next = start ?? range.lowerBound
        while let place = order.beginning(at: TextPosition(passage: index.passage, offset: next))
            .last(where: { document[$0].range.upperBound < range.upperBound })
        {
            guard let linked = places[place] else { break }
            // A river or region behind a division is part of the organisation's own name: 滨州市|海河管理局.
            let isSaidInFull = document.text(place) == linked.name
            if let found, found.place.isAdministrative,
                !linked.isAdministrative || !isSaidInFull && !lies(linked, in: found.place)
            {
                break
            }
            found = (next, linked)
            next = document[place].range.upperBound
        }
        return found
    }

    /// What a list shares: the nearest place of the item before that is
    /// more general than this one.
    func listContainer(_ level: Level?, _ previous: [LinkedPlace]) -> LinkedPlace? {
        guard let level, let last = previous.last else { return nil }
        return chain(of: last).filter { $0.level.map { $0 < level } ?? false }.max {
            ($0.level ?? .country) < ($1.level ?? .country)
        }
    }
}
