extension Gazetteer {
    /// Grounds a chain of names, the most general first, such as 巴彦淖尔市, 杭锦旗.
    ///
    /// A name with several bearers is grounded only by evidence, in this order: the other names of the chain, the
    /// places named nearby, the region. Evidence from a place is that it contains the bearer or lies in it, else that
    /// both lie in the same division below the country, the smaller the better. What is left is settled by trust: an
    /// official name before a short one, a short one before a former one. A weak name counts only where nothing
    /// stronger fits the chain as well.
    ///
    /// A township or village named without a chain is grounded only if something named nearby, or the region, lies in the
    /// same province; where nothing is known of either, its single bearer will do. A village whose name others bear
    /// too must be the only one in a county named nearby, or, where none is, in a larger division that is.
    ///
    /// Levels may be left out, and unknown names are passed over. If a chain contradicts the gazetteer, a full official
    /// name down to the county is grounded to its single bearer, with a conflict. A short name, a township or a village
    /// is not grounded then: it is likelier to be some smaller place that the gazetteer lacks.
    ///
    /// - Parameters:
    ///   - chain: The names as the text has them.
    ///   - near: Places named nearby, the best evidence first.
    ///   - region: Where the page is from.
    public func ground(_ chain: [String], near: [Division.ID] = [], region: Division.ID? = nil) -> Grounding {
        var grounder = Grounder(gazetteer: self, chain: chain, evidence: near + (region.map { [$0] } ?? []))
        return grounder.ground()
    }
}

/// The work of grounding one chain.
private struct Grounder {
    let gazetteer: Gazetteer
    let chain: [String]
    let evidence: [Division.ID]
    /// The readings of each name that fit the chain best.
    var readings: [[Reading]]
    var resolved: [Division.ID?]
    var conflict: Grounding.Conflict?
    /// The villages that each name may mean, where it means no larger division.
    var villages: [Range<Int>]

    init(gazetteer: Gazetteer, chain: [String], evidence: [Division.ID]) {
        self.gazetteer = gazetteer
        self.chain = chain
        self.evidence = evidence
        readings = chain.map(gazetteer.readings)
        resolved = Array(repeating: nil, count: chain.count)
        villages = Array(repeating: 0..<0, count: chain.count)
    }

    mutating func ground() -> Grounding {
        keepBestSupported()
        for index in chain.indices { resolveDown(index) }
        for index in chain.indices.reversed() where resolved[index] == nil { resolveUp(index) }
        for index in chain.indices where resolved[index] == nil { resolveVillage(index) }
        let candidates = chain.indices.map { index in
            let villages = villages[index].map(Division.ID.init(village:))
            let others = gazetteer.sorted(readings[index].map(\.division)) + villages
            return (resolved[index].map { [$0] } ?? []) + others.filter { $0 != resolved[index] }
        }
        return Grounding(resolved: resolved, conflict: conflict, candidates: candidates)
    }

    // MARK: Support in the chain

    /// Keeps the readings of each name that agree with the most other names of the chain.
    private mutating func keepBestSupported() {
        guard chain.count > 1 else { return }
        // One bit a name; names beyond the 64th give no support, which no real chain has.
        var bearers: [Division.ID: UInt64] = [:]
        var containers: [Division.ID: UInt64] = [:]
        for (index, readings) in readings.enumerated().prefix(UInt64.bitWidth) {
            for reading in readings {
                bearers[reading.division, default: 0] |= 1 << UInt64(index)
                var next: Division.ID? = reading.division
                while let container = next {
                    containers[container, default: 0] |= 1 << UInt64(index)
                    next = gazetteer.parent(of: container)
                }
            }
        }
        for index in readings.indices.prefix(UInt64.bitWidth) where readings[index].count > 1 {
            let above: UInt64 = (1 << UInt64(index)) - 1
            let below = ~above & ~(1 << UInt64(index))
            let support = readings[index].map { reading in
                var said: UInt64 = 0
                var next: Division.ID? = reading.division
                while let container = next {
                    said |= bearers[container] ?? 0
                    next = gazetteer.parent(of: container)
                }
                return (said & above).nonzeroBitCount + ((containers[reading.division] ?? 0) & below).nonzeroBitCount
            }
            let best = support.max()
            readings[index] = zip(readings[index], support).filter { $0.1 == best }.map(\.0)
        }
    }

    // MARK: From the most general name down

    private mutating func resolveDown(_ index: Int) {
        let containers = resolved[..<index].compactMap(\.self)
        guard let container = containers.last else {
            resolved[index] = choose(readings[index].filter { isLikely($0.division) })
            return
        }
        let inside = readings[index].filter { gazetteer.contains(container, $0.division) }
        if !inside.isEmpty {
            readings[index] = inside
            resolved[index] = choose(inside)
            return
        }
        // Two places side by side, or the wrong way round, are no contradiction.
        let level = gazetteer.level(of: container)
        let beside = readings[index].filter { gazetteer.level(of: $0.division) <= level }
        if !beside.isEmpty {
            resolved[index] = choose(beside)
            return
        }
        let elsewhere = readings[index].filter {
            $0.trust == .official && !$0.isWeak && gazetteer.level(of: $0.division) <= .county
        }
        guard !elsewhere.isEmpty else { return }
        let only = elsewhere.count == 1 ? elsewhere[0].division : nil
        resolved[index] = only
        guard conflict == nil else { return }
        conflict = Grounding.Conflict(
            index: index, name: chain[index], said: container,
            actual: only.flatMap { place(of: $0, at: level) },
            wasOnce: elsewhere.contains { wasOnce($0.division, in: container) })
    }

    private func place(of division: Division.ID, at level: Level) -> Division.ID? {
        let chain = gazetteer.chain(of: division)
        return chain.first { gazetteer.level(of: $0) == level } ?? gazetteer.parent(of: division)
    }

    private func wasOnce(_ division: Division.ID, in container: Division.ID) -> Bool {
        gazetteer.formerHomes.contains { home in
            home.division == division
                && gazetteer.readings(of: home.name).contains { $0.division == container }
        }
    }

    // MARK: From the most specific name up

    private mutating func resolveUp(_ index: Int) {
        let parts = resolved[(index + 1)...].compactMap(\.self)
        let containing = readings[index].filter { reading in
            parts.contains { $0 != reading.division && gazetteer.contains(reading.division, $0) }
        }
        if containing.count == 1 { resolved[index] = containing[0].division }
    }

    // MARK: Villages

    /// Grounds a name that means no larger division: in what the chain names before it, else by the evidence.
    private mutating func resolveVillage(_ index: Int) {
        let (name, table) = (chain[index], gazetteer.file.villages)
        guard readings[index].isEmpty else { return }
        guard index > 0 else {
            let all = withUnits(name) { gazetteer.firstBearers($0, .anywhere) } ?? 0..<0
            return take(all, index, isNarrowed: false)
        }
        // Of the several bearers of the name before, the one with such a village is meant.
        if resolved[index - 1] == nil {
            let containers = readings[index - 1].map(\.division).filter { !gazetteer.villages(name, in: $0).isEmpty }
            if containers.count == 1 { resolved[index - 1] = containers[0] }
        }
        // Behind a name that the gazetteer lacks, or in none of its bearers, a village is one that it lacks too.
        guard let container = resolved[index - 1] else { return }
        let inside = withUnits(name) { units in
            gazetteer.firstBearers(units, gazetteer.level(of: container) >= .county ? .chain : .anywhere) {
                table.bearers($0, in: gazetteer.rows(in: container))
            }
        }
        take(inside ?? 0..<0, index, isNarrowed: true)
    }

    /// Takes the one village that the evidence leaves.
    ///
    /// - Parameter isNarrowed: whether the chain says where they lie.
    private mutating func take(_ bearers: Range<Int>, _ index: Int, isNarrowed: Bool) {
        villages[index] = bearers
        guard !bearers.isEmpty else { return }
        if bearers.count == 1, isNarrowed || isLikelyVillage(Division.ID(village: bearers.lowerBound)) {
            resolved[index] = Division.ID(village: bearers.lowerBound)
            return
        }
        guard bearers.count > 1 else { return }
        let table = gazetteer.file.villages
        // What was named of counties speaks against all that lie elsewhere.
        var smallest = Level.country
        for place in evidence {
            let level = min(gazetteer.level(of: place), .county)
            guard level > .country, level >= smallest else { continue }
            // Of a township first itself, then its county.
            for area in gazetteer.chain(of: place) where gazetteer.level(of: area) >= level {
                let inside = table.bearers(bearers, in: gazetteer.rows(in: area))
                if inside.count == 1 { resolved[index] = Division.ID(village: inside.lowerBound) }
                guard inside.isEmpty else { return }
            }
            smallest = level
        }
    }

    // MARK: Evidence

    /// Returns whether a reading is no township or village, or one in a province that the evidence tells of: small places
    /// of one name are many, and most are in no gazetteer.
    private func isLikely(_ division: Division.ID) -> Bool {
        evidence.isEmpty || gazetteer.level(of: division) < .township
            || evidence.contains { closeness(division, $0) > 0 }
    }

    /// Returns whether the only village of its name lies in a city that the evidence tells of, or in a province, where it
    /// tells of no city: more villages than bear official names bear any.
    private func isLikelyVillage(_ village: Division.ID) -> Bool {
        let least = min(evidence.map(gazetteer.level).max() ?? .country, .prefecture)
        return evidence.isEmpty || evidence.contains { closeness(village, $0) >= max(least.depth, 1) }
    }

    /// Returns the one division that the evidence and then trust leave.
    private func choose(_ readings: [Reading]) -> Division.ID? {
        var left = readings
        if left.contains(where: { !$0.isWeak }) { left.removeAll(where: \.isWeak) }
        for place in evidence where left.count > 1 {
            let closeness = left.map { self.closeness($0.division, place) }
            guard let best = closeness.max(), best > 0 else { continue }
            left = zip(left, closeness).filter { $0.1 == best }.map(\.0)
        }
        if left.count > 1 {
            let best = left.map(\.strength).max()
            left.removeAll { $0.strength != best }
        }
        return left.count == 1 ? left[0].division : nil
    }

    /// Returns the depth of the smallest division in which both lie: 0 for a country or none at all.
    private func closeness(_ first: Division.ID, _ second: Division.ID) -> Int {
        var next: Division.ID? = first
        while let container = next {
            if gazetteer.contains(container, second) { return gazetteer.level(of: container).depth }
            next = gazetteer.parent(of: container)
        }
        return 0
    }
}
