/// Judges whether two nodes of one name are one.
struct IdentityJudge {
    let rules: IdentityRules

    /// What one comparison says.
    struct Verdict: Hashable, Sendable {
        var reason: IdentityRules.Reason
        /// Whether it forbids taking the two for one, whatever else is known.
        var isVeto = false
    }

    /// From this score on two nodes are one.
    static let threshold = 0.5
    /// In office in two places within so many days is to be two people.
    static let sameTime = 45

    // MARK: - People

    /// The strongest reason that concerns two people, if any does.
    func judge(_ a: PersonFacts, _ b: PersonFacts) -> Verdict? {
        if a.isJournalist || b.isJournalist {
            guard a.isJournalist, b.isJournalist else { return nil }
            return fits(a.anyRegion, b.anyRegion, upTo: .province) || sharesBody(a, b) ? verdict("same-byline") : nil
        }
        var best: Verdict?
        for seat in a.seats {
            for other in b.seats {
                guard let found = judge(seat, other), found.reason.score > best?.reason.score ?? 0 else { continue }
                best = found
            }
        }
        if best?.reason.name != "same-post", best?.reason.name != "same-body", isInOfficeElsewhere(a, b) {
            return Verdict(reason: rules.reason("in-office-elsewhere"), isVeto: true)
        }
        if best == nil, a.seats.isEmpty || b.seats.isEmpty, sharesArticlePlace(a, b) {
            best = verdict("same-article-place")
        }
        return best
    }

    private func verdict(_ name: String) -> Verdict { Verdict(reason: rules.reason(name)) }

    private func judge(_ a: PersonFacts.Seat, _ b: PersonFacts.Seat) -> Verdict? {
        if !a.body.isEmpty, a.body == b.body, a.place != nil || fits(a.region, b.region, upTo: .county) {
            return verdict(a.role == b.role ? "same-post" : "same-body")
        }
        let isStaff = a.isWork || b.isWork
        guard let place = a.place, let other = b.place else {
            return !isStaff && mayBeInOnePlace(a, b) ? verdict("same-place") : nil
        }
        if a.placeKey == b.placeKey {
            return place.level >= .county || place.level == .prefecture && !isStaff ? verdict("same-place") : nil
        }
        if place.contains(other) { return within(upper: a, place, lower: b, other, isStaff) }
        if other.contains(place) { return within(upper: b, other, lower: a, place, isStaff) }
        return moved(a, place, b, other, isStaff) ? verdict("moved-inside-county") : nil
    }

    /// Whether the text doesn't say what one post is in, but the article is about the county or town of the other, and
    /// both are of one role. Villages of a county have too many secretaries for that.
    private func mayBeInOnePlace(_ a: PersonFacts.Seat, _ b: PersonFacts.Seat) -> Bool {
        guard !a.role.isEmpty, a.role == b.role, a.body.isEmpty != b.body.isEmpty, let place = a.place ?? b.place,
            place.level <= .township
        else { return false }
        return fits(a.place ?? a.region, b.place ?? b.region, upTo: .county)
    }

    /// A post in a place, and one in a place right below it.
    private func within(
        upper: PersonFacts.Seat, _ upperPlace: PlacePath, lower: PersonFacts.Seat, _ lowerPlace: PlacePath,
        _ isStaff: Bool
    ) -> Verdict? {
        if upperPlace.level >= .prefecture, upper.isHonour || lower.isPosted {
            return verdict("place-within")
        }
        guard !isStaff, upperPlace.level >= .prefecture, lowerPlace.level <= .township,
            lowerPlace.level.rawValue - upperPlace.level.rawValue == 1
        else { return nil }
        return verdict("place-within")
    }

    /// Posts in two towns of one county, of which one is over.
    private func moved(
        _ a: PersonFacts.Seat, _ place: PlacePath, _ b: PersonFacts.Seat, _ other: PlacePath, _ isStaff: Bool
    ) -> Bool {
        guard !isStaff, place.level == .township, other.level == .township, place.county == other.county else {
            return false
        }
        if a.isFormer != b.isFormer { return true }
        return distance(a.days, b.days).map { $0 > Self.sameTime } ?? false
    }

    private func isInOfficeElsewhere(_ a: PersonFacts, _ b: PersonFacts) -> Bool {
        a.seats.contains { seat in
            b.seats.contains { other in
                guard !seat.isFormer, !other.isFormer, !seat.role.isEmpty, !other.role.isEmpty,
                    let place = seat.place, let otherPlace = other.place, place.level >= .prefecture,
                    !place.contains(otherPlace), !otherPlace.contains(place),
                    seat.placeKey != other.placeKey,
                    let days = distance(seat.days, other.days)
                else { return false }
                return days <= Self.sameTime
            }
        }
    }

    /// The days between two times; 0 where they overlap.
    private func distance(_ a: ClosedRange<Int>?, _ b: ClosedRange<Int>?) -> Int? {
        guard let a, let b else { return nil }
        return max(0, max(a.lowerBound, b.lowerBound) - min(a.upperBound, b.upperBound))
    }

    /// Whether somebody without a post is named in an article about the
    /// place of the other; who works in a county's town is nobody of a village.
    private func sharesArticlePlace(_ a: PersonFacts, _ b: PersonFacts) -> Bool {
        fits(a.anyRegion, b.anyRegion, upTo: .county) && !worksAbove(a, b) && !worksAbove(b, a)
    }

    /// Whether all posts of a person are work, and none is in the village that the other is said to be of.
    private func worksAbove(_ worker: PersonFacts, _ villager: PersonFacts) -> Bool {
        guard let village = villager.region, village.level == .village, !worker.seats.isEmpty else { return false }
        return worker.seats.allSatisfy { seat in
            seat.isWork && !(seat.place.map(village.contains) ?? false)
        }
    }

    private func sharesBody(_ a: PersonFacts, _ b: PersonFacts) -> Bool {
        a.seats.contains { seat in b.seats.contains { !seat.body.isEmpty && seat.place != nil && seat.body == $0.body }
        }
    }

    // MARK: - Bodies and posts

    /// Whether two bodies or posts whose names fall together are one: their
    /// place is the same, or the articles that name them are about one region.
    func judge(_ a: EntityID, _ b: EntityID) -> Verdict? {
        let (first, second) = (a.seatPlace, b.seatPlace)
        if first != nil || second != nil {
            return first.map(rules.placeKey) == second.map(rules.placeKey)
                ? verdict(a.type == "Position" ? "same-post" : "same-body") : nil
        }
        guard fits(a.region, b.region, upTo: .county) else { return nil }
        return verdict(a.type == "Position" ? "same-post" : "same-body")
    }

    /// Whether one region is the other or in it, and no wider than a level.
    private func fits(_ a: PlacePath?, _ b: PlacePath?, upTo level: PlacePath.Level) -> Bool {
        guard let a, let b else { return false }
        if a.contains(b) { return a.level >= level }
        if b.contains(a) { return b.level >= level }
        return level == .province && a.names[0] == b.names[0]
    }
}

extension PersonFacts {
    /// Where the person is, or the article about.
    var anyRegion: PlacePath? {
        region ?? seats.lazy.compactMap { $0.place ?? $0.region }.first
    }
}

extension EntityID {
    /// The place of a body, or of the body that a post is in.
    var seatPlace: PlacePath? { type == "Position" ? EntityID(String(anchor))?.place : place }
}
