import Testing

@testable import Gazetteer

@Suite("Names")
struct NameTests {
    @Test(
        "A name finds its bearers",
        arguments: [
            ("内蒙古自治区", ["150000"]),
            ("内蒙古", ["150000"]),
            ("广西", ["450000"]),
            ("宁夏", ["640000"]),
            ("新疆", ["650000"]),
            ("西藏", ["540000"]),
            ("香港", ["810000"]),
            ("澳门特区", ["820000"]),
            ("冀", ["130000"]),
            ("鲁", ["370000"]),
            ("宁", ["640000", "320100"]),
            ("呼市", ["150100"]),
            ("锡盟", ["152500"]),
            ("阿盟", ["152900"]),
            ("巴盟", ["150800"]),
            ("兴安盟", ["152200"]),
            ("阿右旗", ["152922"]),
            ("阿左旗", ["152921"]),
            ("科右前旗", ["152221"]),
            ("翁旗", ["150426"]),
            ("土左旗", ["150121"]),
            ("延边", ["222400"]),
            ("延边州", ["222400"]),
            ("黔东南", ["522600"]),
            ("黔东南州", ["522600"]),
            ("恩施州", ["422800"]),
            ("西双版纳", ["532800"]),
            ("海西州", ["632800"]),
            ("伊犁州", ["654000"]),
            ("巴州", ["652800", "511902"]),
            ("博州", ["652700"]),
            ("克州", ["653000"]),
            ("宽城", ["130827", "220103"]),
            ("东乡县", ["622926"]),
            ("鄂伦春", ["150723"]),
            ("鄂伦春旗", ["150723"]),
            ("鼓楼区", ["320106", "320302", "350102", "410204"]),
            ("朝阳", ["211300", "110105", "220104"]),
            ("唐县", ["130627"]),
            ("唐", []),
            ("盂县", ["140322"]),
            ("盂", []),
            ("河南县", ["632324"]),
            ("河南", ["410000"]),
            ("吉林", ["220000"]),
            ("吉林市", ["220200"]),
            ("六枝", ["520203"]),
            ("经开区", []),
            ("市辖区", []),
            ("襄樊市", []),
            ("中国", ["000000"]),
            ("日本", ["日本"]),
            ("日本国", ["日本"]),
            ("美利坚合众国", ["美国"]),
            ("澳洲", ["澳大利亚"]),
            ("台北市", ["台北市"]),
            ("沙田区", ["沙田区"]),
        ])
    func bearers(name: String, expected: [String]) throws {
        #expect(try Fixture.gazetteer().labels(name) == expected)
    }

    @Test(
        "A former name leads to today's division",
        arguments: [
            ("襄樊市", ["420600"]),
            ("襄樊", ["420600"]),
            ("巴彦淖尔盟", ["150800"]),
            ("伊克昭盟", ["150600"]),
            ("公主岭市", []),
            ("巢湖地区", ["340181"]),
            ("湾里区", ["360112"]),
            ("玉环县", ["331083"]),
            ("城区", ["140213", "140403"]),
            ("苏联", ["俄罗斯"]),
            ("石家庄市", []),
        ])
    func renamed(name: String, expected: [String]) throws {
        let gazetteer = try Fixture.gazetteer()
        #expect(gazetteer.renamed(name).map { gazetteer.label($0.id) } == expected)
        for division in gazetteer.renamed(name) { #expect(gazetteer.isFormerName(name, of: division.id)) }
    }

    @Test("A division has its names and place")
    func division() throws {
        let gazetteer = try Fixture.gazetteer()
        let division = gazetteer.division(try #require(gazetteer.coded("152922")))
        #expect(division.name == "阿拉善右旗")
        #expect(division.shortNames == ["阿右旗", "阿右"])
        #expect(division.level == .county)
        #expect(division.code == "152922")
        #expect(division.parent == gazetteer.coded("152900"))
        // A former name is none of today's.
        let city = gazetteer.division(try #require(gazetteer.coded("420600")))
        #expect(city.shortNames == ["襄阳"])
    }

    @Test("The names for a lexicon are distinct and carry their best reading")
    func names() throws {
        let names = try Fixture.gazetteer().names
        #expect(Set(names.map(\.name)).count == names.count)
        #expect(names.count > 6_500)
        let byName = Dictionary(uniqueKeysWithValues: names.map { ($0.name, $0) })
        let expected: [(String, Level, Bool, Bool)] = [
            ("内蒙古自治区", .province, true, false),
            ("内蒙古", .province, false, false),
            ("冀", .province, false, true),
            ("朝阳", .prefecture, false, false),
            ("朝阳区", .county, true, false),
            ("和平", .county, false, false),
            ("城区", .county, true, true),
            ("海南", .province, false, false),
            ("襄樊市", .prefecture, true, false),
            ("襄樊", .prefecture, false, false),
            ("美国", .country, true, false),
            ("美利坚合众国", .country, true, false),
        ]
        for (name, level, isOfficial, isWeak) in expected {
            let found = try #require(byName[name], "\(name)")
            #expect(found.level == level && found.isOfficial == isOfficial && found.isWeak == isWeak, "\(found)")
        }
        #expect(names.first?.name == "中国")
    }

    @Test("A name of one character is official or weak")
    func shortestNames() throws {
        for name in try Fixture.gazetteer().names where name.name.count == 1 {
            #expect(name.isWeak, "\(name.name)")
        }
    }

    @Test("Cities of other countries know their country")
    func foreignPlaces() throws {
        let gazetteer = try Fixture.gazetteer()
        let places = gazetteer.foreignPlaces
        let country = Dictionary(places.map { ($0.name, $0.country) }, uniquingKeysWith: { first, _ in first })
        #expect(country["纽约"].map(gazetteer.label) == "美国")
        #expect(country["首尔"].map(gazetteer.label) == "韩国")
        // China's own cities are divisions.
        #expect(country["上海"] == nil)
        #expect(places.count > 250)
    }
}
