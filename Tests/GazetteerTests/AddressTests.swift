import Testing

@testable import Gazetteer

@Suite("Addresses")
struct AddressTests {
    /// What an address leaves no doubt of: the code, or the name where there is none, then township and village.
    private func label(_ text: String) throws -> String {
        let gazetteer = try Fixture.gazetteer()
        var reader = AddressReader(gazetteer)
        guard let id = reader.read(text).division else { return "-" }
        let small = gazetteer.chain(of: id).reversed().filter { gazetteer.level(of: $0) > .county }
        return ([gazetteer.code(of: id) ?? gazetteer.name(of: id)] + small.map(gazetteer.name)).joined(separator: "/")
    }

    @Test("Nothing is grounded that a damaged address leaves in doubt")
    func doubtful() throws {
        let rows = doubtfulAddresses.split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(rows.count >= 200)
        for row in rows {
            let fields = row.split(separator: "\t").map(String.init)
            try #require(fields.count == 2)
            #expect(try label(fields[0]) == fields[1], "\(fields[0])")
        }
    }

    @Test(
        "Names are found however they are written",
        arguments: [
            ("内蒙古自治区赤峰市元宝山区元宝山镇建昌营村", "150403/元宝山镇/建昌营村"),
            ("内蒙古赤峰元宝山区元宝山镇建昌营村", "150403/元宝山镇/建昌营村"),
            ("元宝山区建昌营村", "150403/元宝山镇/建昌营村"),
            ("赤峰市，元宝山区、元宝山镇 建昌营村", "150403/元宝山镇/建昌营村"),
            ("内蒙古/赤峰/元宝山/元宝山镇/建昌营村", "150403/元宝山镇/建昌营村"),
            ("中国内蒙古赤峰市-元宝山区-元宝山镇-建昌营村3组12号", "150403/元宝山镇/建昌营村"),
            ("翁牛特旗乌丹镇赛沁塔拉嘎查", "150426/乌丹镇/赛沁塔拉嘎查村"),
            ("元宝山区元宝山镇建昌营村委会", "150403/元宝山镇/建昌营村"),
            ("元宝山区元宝山镇建昌营村村委会旁边", "150403/元宝山镇/建昌营村"),
            ("元宝山区元宝山镇建昌营", "150403/元宝山镇/建昌营村"),
            ("上海市上海市嘉定区华亭镇华旺社区居委会", "310114/华亭镇/华旺社区"),
            ("嘉定区华亭镇人民政府", "310114/华亭镇"),
            ("鼓楼区下关街道办事处世茂滨江社区", "320106/下关街道/世茂滨江社区"),
            ("河南省省直辖县级行政区划济源市五龙口镇马村", "419001/五龙口镇/马村"),
            ("四川省阿坝州若尔盖县辖曼镇", "513232/辖曼镇"),
            ("恩施恩施市小渡船街道", "422801/小渡船街道"),
            ("吉林吉林昌邑区", "220202"), ("青海海南共和县", "632521"), ("海南", "460000"), ("西安", "610100"),
            ("冀", "130000"), ("日本", "日本"), ("襄樊市谷城县", "420625"), ("四平市公主岭市", "220184"),
            // Words before and behind.
            ("家住元宝山区", "150403"), ("地址：元宝山区平庄路5号", "150403"), ("北京大学", "110000"),
            ("建昌营村", "150403/元宝山镇/建昌营村"),
            // Not what it begins or ends like.
            ("南京东路", "-"), ("吉林路12号", "-"), ("元宝宝山区", "-"), ("东方红林海洼", "-"), ("海南省东方红林海洼", "460000"), ("和平新村", "-"),
            ("南阳新村5号", "330381/马屿镇/南阳新村"),
            ("元宝山区元宝山镇建昌营3组", "150403/元宝山镇/建昌营村"),
            ("浙江省杭州市西城区", "330100"), ("元宝山区新村镇", "150403"), ("赤峰市某某县元宝山镇", "150400"),
            ("无名县五家镇", "-"), ("宝山区五家镇", "-"), ("", "-"), ("nowhere", "-"), ("12号", "-"), ("和平村", "-"),
        ])
    func written(text: String, expected: String) throws {
        #expect(try label(text) == expected)
    }

    @Test(
        "How sure an address is",
        arguments: [
            ("赤峰市元宝山区", 1), ("元宝山区平庄路5号", 1), ("元宝山区元宝山镇建昌营村", 1), ("赤峰元宝山", 0.8), ("襄樊市", 0.8),
            ("元宝山区元宝山镇建昌营", 0.8), ("浙江省杭州市西城区", 0.5), ("江苏省鼓楼区", 0.5), ("鼓楼区", 0), ("nowhere", 0),
        ])
    func confidence(_ text: String, expected: Double) throws {
        var reader = AddressReader(try Fixture.gazetteer())
        #expect(reader.read(text).confidence == expected)
    }

    @Test("What several bear is left alone, with candidates")
    func candidates() throws {
        let gazetteer = try Fixture.gazetteer()
        var reader = AddressReader(gazetteer)
        let anywhere = reader.read("鼓楼区")
        #expect(anywhere.division == nil)
        #expect(anywhere.candidates.map(gazetteer.label) == ["320106", "320302", "350102", "410204"])
        let inProvince = reader.read("江苏省鼓楼区")
        #expect(inProvince.division.map(gazetteer.label) == "320000")
        #expect(inProvince.candidates.map(gazetteer.label) == ["320106", "320302"])
        #expect(reader.read("和平村").candidates.count == AddressReader.maxCandidates)
        // A trusted reading comes first, and leaves the others to be seen.
        #expect(reader.read("西安").candidates.map(gazetteer.label) == ["610100", "220403"])
    }

    @Test("A village drawn evenly is found in each of four ways")
    func drawn() throws {
        let gazetteer = try Fixture.gazetteer()
        var reader = AddressReader(gazetteer)
        var (count, wrong): (Int, [String]) = (0, [])
        for number in stride(from: 0, to: gazetteer.villageCount, by: gazetteer.villageCount / 2_000) {
            let village = Division.ID(village: number)
            let chain = Array(gazetteer.chain(of: village).reversed())
            let names = chain.map(gazetteer.name)
            let short = chain.map { id in
                let shorts = gazetteer.level(of: id) <= .prefecture ? gazetteer.division(id).shortNames : []
                return shorts.first ?? gazetteer.name(of: id)
            }
            let county = chain.firstIndex { gazetteer.level(of: $0) >= .county } ?? 0
            for way in [names[...], names.dropFirst(county > 0 ? 1 : 0), short[...], names[county...]] {
                count += 1
                if reader.read(way.joined()).division != village { wrong.append(way.joined()) }
            }
        }
        #expect(count >= 8_000 && wrong.count * 1_000 <= count, "\(wrong.prefix(20))")
    }

    @Test("A text made to take long is read to its end")
    func hostile() throws {
        var reader = AddressReader(try Fixture.gazetteer())
        for unit in ["朝阳", "内蒙古赤峰市", "办事处", "市辖区北京市", "，", "村", "\u{10FFFF}", "鼓楼区和平村"] {
            _ = reader.read(String(repeating: unit, count: 20_000))
        }
        for bytes: [UInt8] in [[0xff], [0xe4, 0xb8], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80]] {
            #expect(bytes.withUnsafeBufferPointer { reader.read(utf8: $0) } == nil)
        }
    }
}
