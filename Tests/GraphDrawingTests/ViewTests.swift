import GraphModel
import Testing

@testable import GraphDrawing

@Suite struct ViewTests {
    private func diagram(_ view: DrawingView, _ focus: String?, depth: Int = 2) throws -> Diagram {
        try drawing(InventedPage.graph, DrawingOptions(title: "t", view: view, focus: focus, depth: depth)).diagram
    }

    @Test func anOrganisationComesWithAllThatBelongsToIt() throws {
        let diagram = try diagram(.organisation, "PartyOrganization:临洮县委")
        let names = Set(diagram.boxes.map(\.name))
        #expect(names.isSuperset(of: ["定西市委", "临洮县委", "临洮县委组织部", "东滩镇党委", "石桥村党支部"]))
        #expect(diagram.boxes.first { $0.heading == "石桥村党支部" }?.rows.contains { $0.node.name == "张小兵" } == true)
    }

    @Test func whatTheBoxAboveSaysIsNotSaidAgain() throws {
        var builder = GraphBuilder()
        builder.chain(["甲省", "乙市"])
        builder.organisation("乙矿业公司", "Organization", in: "乙市", of: nil)
        let parts = ["乙矿业公司运输队": "运输队", "乙矿业公司处": "乙矿业公司处", "丙选矿厂": "丙选矿厂"]
        for name in parts.keys.sorted() { builder.organisation(name, "Organization", in: "乙市", of: "乙矿业公司") }
        let options = DrawingOptions(title: "t", view: .organisation, focus: "Organization:乙矿业公司")
        let drawing = try drawing(builder.graph, options)
        for box in drawing.diagram.boxes where box.name != "乙矿业公司" {
            #expect(box.heading == parts[box.name] && box.captions.isEmpty)
        }
        #expect(drawing.summary.hasSuffix("下级的名称略去其上级的名称") && drawing.notes.isEmpty)
        let picture = try svg(drawing)
        #expect(picture.contains("<title>乙矿业公司运输队（单位）"))
        #expect(picture.contains("<title>乙矿业公司运输队 → 乙矿业公司：隶属"))
    }

    /// What the boxes of a tree are headed, where their own names begin with that of the unit above.
    @Test(
        arguments: [
            (["甲公司一厂": "甲公司", "甲公司一厂车间": "甲公司一厂"], ["一厂", "车间"]),
            // Two on one picture would be called 党支部.
            (
                ["甲公司一厂": "甲公司", "甲公司二厂": "甲公司", "甲公司一厂党支部": "甲公司一厂", "甲公司二厂党支部": "甲公司二厂"],
                ["一厂", "二厂", "一厂党支部", "二厂党支部"]
            ),
            // What is below the workshop stands between the committee and the works that both are part of.
            (
                ["甲公司一厂": "甲公司", "甲公司一厂车间": "甲公司一厂", "甲公司一厂车间工会": "甲公司一厂车间", "甲公司一厂党委": "甲公司一厂"],
                ["一厂", "一厂车间", "工会", "一厂党委"]
            ),
            // The root has one too.
            (
                ["甲公司工会": "甲公司", "甲公司一厂": "甲公司", "甲公司一厂工会": "甲公司一厂"],
                ["甲公司工会", "一厂", "一厂工会"]
            ),
        ] as [([String: String], [String])])
    func shortNamesAreNearAndUnlikeOthers(units: [String: String], headings: [String]) throws {
        var graph = Graph()
        for name in Set(units.keys).union(units.values) {
            graph.insert(Node(id: name, type: "Organization", name: name))
        }
        for (name, above) in units { graph.insert(Edge(source: name, type: "partOf", target: above)) }
        let options = DrawingOptions(title: "t", view: .organisation, focus: "甲公司")
        let boxes = try drawing(graph, options).diagram.boxes
        #expect(Set(boxes.map(\.heading)) == Set(headings + ["甲公司"]))
    }

    @Test func eachRelationOfATreeHasItsOwnTrunk() throws {
        var graph = Graph()
        graph.insert(Node(id: "A", type: "Organization", name: "甲公司"))
        for (id, type, relation) in [
            ("B", "Organization", "partOf"), ("C", "PartyOrganization", "branchOf"), ("D", "Organization", "partOf"),
        ] {
            graph.insert(Node(id: id, type: type, name: "\(id)部"))
            graph.insert(Edge(source: id, type: relation, target: "A"))
        }
        let options = DrawingOptions(title: "t", view: .organisation, focus: "A")
        let diagram = try drawing(graph, options).diagram
        let runner = LayoutRunner(program: "dot", arguments: [], timeLimit: .seconds(1))
        let layout = GraphLayout(schema: schema, runner: runner, aspect: 0.4)
        let lines = TreeLayout(layout: layout).arrangement(diagram).lines
        let trunks = Dictionary(grouping: lines) { $0.0.relation }.mapValues { Set($0.map { $0.1.paths[0].start.x }) }
        #expect(trunks.count == 2 && trunks.values.allSatisfy { $0.count == 1 })
        #expect(trunks["partOf"] != trunks["branchOf"])
    }

    @Test func surroundingsEndAtTheDepth() throws {
        let near = try diagram(.ego, "Person:张小兵", depth: 1)
        let far = try diagram(.ego, "Person:张小兵", depth: 2)
        #expect(near.boxes.allSatisfy { ($0.distance ?? 9) <= 1 })
        #expect(near.nodes.count < far.nodes.count)
        #expect(near.boxes.contains { $0.heading == "石桥村党支部" })
    }

    @Test func placesLieInPlaces() throws {
        let diagram = try diagram(.places, nil)
        let box = try #require(diagram.boxes.first { $0.heading == "石桥村党支部" })
        #expect(box.home.map { $0.split(separator: ":").last ?? "" } == ["甘肃省", "定西市", "临洮县", "东滩镇", "石桥村"])
        let part = try self.diagram(.places, "Place:临洮县")
        #expect(part.boxes.contains { $0.heading == "石桥村党支部" })
        #expect(!part.boxes.contains { $0.heading == "白杨村" })
        #expect(part.boxes.contains { $0.heading == "甘肃省" && $0.rows.isEmpty })
    }

    @Test func aCareerIsInTheOrderOfTime() throws {
        var builder = GraphBuilder()
        builder.node("甲局", "Organization")
        builder.node("乙局", "Organization")
        builder.holding("张三", "局长", in: "甲局", former: false)
        builder.holding("张三", "科长", in: "乙局", former: true)
        var graph = builder.graph
        for (role, unit, since, until) in [("股长", "甲局", "1985", "1988"), ("科员", "乙局", "1980-03", "1985")] {
            graph.insert(Node(id: "Position:\(unit)/\(role)", type: "Position", name: unit + role, role: role))
            graph.insert(
                Edge(
                    source: "Person:张三", type: "holds", target: "Position:\(unit)/\(role)", former: true, since: since,
                    until: until))
            graph.insert(Edge(source: "Position:\(unit)/\(role)", type: "postIn", target: "Organization:\(unit)"))
        }
        let options = DrawingOptions(title: "t", view: .career, focus: "Person:张三")
        let career = try drawing(graph, options).diagram
        #expect(career.lines.map(\.label) == ["原科员 1980-03—1985", "原股长 1985—1988", "原科长", "局长"])
        let texts = try SVGContent(try svg(try drawing(graph, options))).texts.map(\.string)
        #expect(texts.filter { $0 == "时间未述" }.count == 2)
        #expect(texts.contains("1980-03—1985"))
    }

    /// Posts as a text tells them, one sentence or more after another, and the order in which a career shows them.
    @Test(
        arguments: [
            // A list has the date at its head.
            ("1950-科长 主任 1959-局长", ["原科长 1950—", "原主任", "原局长 1959—"]),
            ("1959-局长 1950-科长 主任", ["原科长 1950—", "原主任", "原局长 1959—"]),
            // What comes before the first date is long past, or so today.
            ("干事 1950-科长", ["原干事", "原科长 1950—"]),
            ("县长! 干事 1950-科长", ["原干事", "原科长 1950—", "县长"]),
            ("1950-科长 1978-副县长! 县长!", ["原科长 1950—", "副县长 1978—", "县长"]),
        ])
    func undatedPostsStandWhereTheTextTellsOfThem(text: String, career: [String]) throws {
        var graph = Graph()
        graph.insert(Node(id: "P", type: "Person", name: "张三"))
        for (number, word) in text.split(separator: " ").enumerated() {
            let parts = word.split(separator: "-")
            let role = String(parts[parts.count - 1].filter { $0 != "!" })
            // Ids in another order than the text's.
            let (id, unit, start) = ("Position:\(9 - number)", "Organization:\(9 - number)", 10 * number)
            let mention = Mention(document: "page.txt", article: "", start: start + 4, end: start + 6)
            graph.insert(Node(id: id, type: "Position", name: role, role: role, mentions: [mention]))
            graph.insert(Node(id: unit, type: "Organization", name: "\(number)局"))
            let sentence = start / 20 * 20
            let evidence = Evidence(
                document: "page.txt", article: "", start: sentence, end: sentence + 20, quote: "q", rule: "r")
            graph.insert(
                Edge(
                    source: "P", type: "holds", target: id, former: !word.hasSuffix("!"),
                    since: parts.count > 1 ? String(parts[0]) : nil, evidence: [evidence]))
            graph.insert(Edge(source: id, type: "postIn", target: unit))
        }
        let options = DrawingOptions(title: "t", view: .career, focus: "P")
        #expect(try drawing(graph, options).diagram.lines.map(\.label) == career)
    }

    @Test func noColumnOfACareerBeginsWithDitto() throws {
        var graph = Graph()
        graph.insert(Node(id: "P", type: "Person", name: "张三"))
        let evidence = Evidence(document: "page.txt", article: "", start: 0, end: 20, quote: "张三历任", rule: "r")
        for number in 0..<12 {
            graph.insert(Node(id: "J\(number)", type: "Position", name: "局长", role: "局长"))
            graph.insert(Node(id: "O\(number)", type: "Organization", name: "\(number)局"))
            graph.insert(Edge(source: "P", type: "holds", target: "J\(number)", former: true, evidence: [evidence]))
            graph.insert(Edge(source: "J\(number)", type: "postIn", target: "O\(number)"))
        }
        let options = DrawingOptions(title: "t", view: .career, focus: "P")
        let texts = try SVGContent(try svg(try drawing(graph, options))).texts.map(\.string)
        #expect(texts.filter { $0 == "“张三历任”" }.count == 2 && texts.filter { $0 == "出处同上" }.count == 10)
    }

    @Test(
        arguments: [
            (DrawingView.career, nil, "--around"), (.organisation, nil, "--id"), (.ego, nil, "--around"),
            (.career, "Place:石桥村", "--view organisation"), (.organisation, "Person:张小兵", "--view career"),
            (.ego, "Person:无", "no node"),
        ] as [(DrawingView, String?, String)])
    func aViewOfNothingIsAnError(view: DrawingView, focus: String?, remedy: String) {
        let error = #expect(throws: DrawingError.self) { try diagram(view, focus) }
        #expect(error?.description.contains(remedy) == true)
    }

    @Test func leavesOfOneParentAreATable() {
        func leaves(_ count: Int) -> Diagram {
            var builder = GraphBuilder()
            builder.node("甲局", "Organization")
            for number in 0..<count { builder.holding("人\(number)", "科员", in: "甲局", former: number == 1) }
            return PostsView(index: GraphIndex(builder.graph, schema: schema), tableFrom: 3).diagram()
        }
        #expect(leaves(2).boxes.count == 3 && leaves(2).lines.count == 2)
        #expect(leaves(3).boxes.count == 1 && leaves(3).boxes[0].rows.map(\.node.name) == ["人0", "人2", "人1"])
    }
}
