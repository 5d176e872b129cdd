import Foundation
import Testing

@testable import PageReading

@Suite struct JoiningTests {
    static let insideArticles: [LayoutCase] = [
        LayoutCase(
            "column break", "# 题\n\n村支书王小\n\n井说，水很甜。\n\n完。", ["headline 题", "paragraph 村支书王小|井说，水很甜。", "paragraph 完。"]),
        LayoutCase(
            "three pieces", "# 题\n\n石桥村的井水，村支书王\n\n小井喝过，他的老伴李\n\n二泉也喝过。\n",
            ["headline 题", "paragraph 石桥村的井水，村支书王|小井喝过，他的老伴李|二泉也喝过。"]),
        LayoutCase(
            "a picture in between", "# 题\n\n石桥村的井水，村支书王\n\n井台。 王小井 摄\n\n小井喝过。\n",
            ["headline 题", "paragraph 石桥村的井水，村支书王|小井喝过。", "caption 井台。", "credit 王小井 摄"]),
        LayoutCase(
            "complete paragraphs stay apart", "# 题\n他说：\n“水很甜。”\n井很深……\n《井经》\n（完）\n",
            ["headline 题", "paragraph 他说：", "paragraph “水很甜。”", "paragraph 井很深……", "paragraph 《井经》", "paragraph （完）"]),
        LayoutCase(
            "lines cut at a fixed width",
            """
            石桥村打出甜水井的消息传得很快，十里
            八乡的人都来看。村支书王小井说，井是
            大家打的，水是大家喝的。
            　　打井的是石桥村的三位老人，他们白
            天打井，晚上守井，一共打了四十九天。
            """,
            [
                "paragraph 石桥村打出甜水井的消息传得很快，十里|八乡的人都来看。村支书王小井说，井是|大家打的，水是大家喝的。",
                "paragraph 打井的是石桥村的三位老人，他们白|天打井，晚上守井，一共打了四十九天。",
            ]),
        LayoutCase(
            "sentences of one length are not cut", "一井水是好水。\n二井水是好水。\n三井水是好水。\n四井水是好水。\n",
            ["paragraph 一井水是好水。", "paragraph 二井水是好水。", "paragraph 三井水是好水。", "paragraph 四井水是好水。"]),
    ]

    /// An invented page: the second article's text stands under the first headline and breaks off in a name.
    static let page = """
        # 学风要正

        ◎季清和

        学风是做人的根本。读书要有恒心，有恒心的人读书不怕慢。

        读书贵在有恒心。读书人常说，书读百遍，其义自见，读书百遍靠的就是恒心。

        连日来，云岭县桐花乡竹坝村的制茶作坊里茶香扑鼻。竹坝村党支部书记鲁成林正和茶农翻炒新茶。

        在桐花乡，像鲁成林这样带着茶农办作坊的村干部不在少数。柳坪村党支部书记邬万

        ## ◎剪影

        # 春水行

        近日，青川水库开闸放水。 本报记者 苗小雨 摄

        ## ◎人物

        # 渡口老艄公

        □本报记者 苗小雨

        CANDIDATE

        老艄公丁四海在渡口撑了四十年船，渡口两岸的人没有不认识他的。渡口修桥那天，他把船送给了博物馆。

        ## ◎一线

        # 茶香飘过桐花岭

        □本报记者 苗小雨 通讯员 祝平

        山、松林村党支部书记兼村委会主任詹大年都是茶农的“主心骨”。

        他们的作坊让桐花乡的新茶卖出了好价钱。桐花乡还请来师傅，教茶农制茶。
        """

    static let joined = "paragraph 在桐花乡，像鲁成林这样带着茶农办作坊的村干部不在少数。柳坪村党支部书记邬万|山、松林村党支部书记兼村委会主任詹大年都是茶农的“主心骨”。"

    /// Beginnings under the wrong headline: text from another page, text that a cut may well leave, and none.
    @Test(arguments: ["以致船总是空着回来。", "却没有人愿意上船。", "、渡工老洪等人至今记得那场大水。", "”说完，他解开了缆绳。", "渡口的清晨总是静悄悄的。"])
    func acrossArticles(candidate: String) throws {
        let text = Self.page.replacing("CANDIDATE", with: candidate)
        let page = try read(text)
        let outlines = page.articles.map { $0.passages.map(\.outline) }
        #expect(page.articles.count == 4)
        #expect(outlines[0].count == 3)
        #expect(outlines[2].contains("paragraph \(candidate)"))
        // The paragraph about tea moves along to the article about tea.
        #expect(outlines[3].dropFirst().first?.hasPrefix("paragraph 连日来") == true)
        #expect(outlines[3].dropFirst(2).first == Self.joined)
        #expect(outlines[3].count == 4)
        expectTruePositions(page, in: text)
    }

    @Test func nothingIsJoinedWhereNoContinuationIs() throws {
        let end = try #require(Self.page.range(of: "## ◎一线"))
        for candidate in ["以致船总是空着回来。", "渡口的清晨总是静悄悄的。"] {
            let text = Self.page[..<end.lowerBound].replacing("CANDIDATE", with: candidate)
            let page = try read(String(text))
            #expect(page.allPassages.allSatisfy { $0.pieces.count == 1 })
            #expect(page.articles[0].passages.last?.outline.hasSuffix("邬万") == true)
        }
    }

    static let acrossArticlesCases: [LayoutCase] = [
        LayoutCase(
            "a name known from elsewhere",
            """
            # 挖井
            石桥村缺水。今年春天，村支书王小
            # 修路
            近日，柳坪村修路。柳坪村的路通到山外。
            # 喝水
            井带着大家挖了一口井。井水很甜。
            水来了，村里人都夸王小井。
            """,
            [
                "headline 挖井", "headline 修路", "paragraph 近日，柳坪村修路。柳坪村的路通到山外。", "headline 喝水",
                "paragraph 石桥村缺水。今年春天，村支书王小|井带着大家挖了一口井。井水很甜。", "paragraph 水来了，村里人都夸王小井。",
            ]),
        LayoutCase(
            "two texts cut at once",
            """
            # 挖井
            石桥村缺水，大家凑钱打井。打井队的队员有王大河、李
            # 修路
            柳坪村修路，村民出工出力。筑路队的队员有赵六、孙
            # 筑路
            八、钱七。柳坪村的筑路队一共三十人。
            # 打井
            泉、周五。石桥村的打井队一共二十人。
            """,
            [
                "headline 挖井", "headline 修路", "headline 筑路",
                "paragraph 柳坪村修路，村民出工出力。筑路队的队员有赵六、孙|八、钱七。柳坪村的筑路队一共三十人。", "headline 打井",
                "paragraph 石桥村缺水，大家凑钱打井。打井队的队员有王大河、李|泉、周五。石桥村的打井队一共二十人。",
            ]),
        LayoutCase(
            "three articles",
            """
            # 一
            石桥村打井，出力的有王大河、李
            # 二
            泉、石桥村会计周
            # 三
            五、石桥村电工吴九等人。
            """,
            ["headline 一", "headline 二", "headline 三", "paragraph 石桥村打井，出力的有王大河、李|泉、石桥村会计周|五、石桥村电工吴九等人。"]),
        LayoutCase(
            "in the midst of another article",
            """
            # 挖井
            石桥村缺水，大家凑钱打井，出力的有
            # 修路
            柳坪村修路，村民出工出力。
            、石桥村的王大河等人。
            """,
            [
                "headline 挖井", "paragraph 石桥村缺水，大家凑钱打井，出力的有|、石桥村的王大河等人。", "headline 修路",
                "paragraph 柳坪村修路，村民出工出力。",
            ]),
        LayoutCase(
            "notes about other pages",
            """
            # 挖井
            石桥村缺水，大家凑钱打井，村支书王小（下转第三版）
            # 修路
            柳坪村修路，村民出工出力，路面铺了三里。
            # 挖井
            （上接第一版）井也出了力。
            """,
            [
                "headline 挖井", "headline 修路", "paragraph 柳坪村修路，村民出工出力，路面铺了三里。", "headline 挖井",
                "paragraph 石桥村缺水，大家凑钱打井，村支书王小|井也出了力。",
            ]),
        LayoutCase(
            "a correction of one paragraph continues nothing",
            """
            # 挖井
            石桥村缺水，大家凑钱打井，村支书王小
            ## ◎更正
            大家商店的广告价格有误，村支部特此更正。
            """,
            [
                "headline 挖井", "paragraph 石桥村缺水，大家凑钱打井，村支书王小", "columnLabel 更正",
                "paragraph 大家商店的广告价格有误，村支部特此更正。",
            ]),
        LayoutCase(
            "a report that begins with the paper's name",
            """
            # 挖井
            石桥村缺水，大家凑钱打了一口井，村支书王小
            # 修桥
            本报讯 石桥村修桥，桥长三十米。
            桥是石桥。
            """,
            [
                "headline 挖井", "paragraph 石桥村缺水，大家凑钱打了一口井，村支书王小", "headline 修桥",
                "paragraph 本报讯 石桥村修桥，桥长三十米。", "paragraph 桥是石桥。",
            ]),
        LayoutCase(
            "a number cut in two",
            """
            # 挖井
            石桥村缺水，大家凑钱打井，这口井打成于19
            # 修路
            柳坪村修路，村民出工出力，路面铺了三里。
            # 喝水
            81年夏天。
            水来了，大家都说水甜。
            """,
            [
                "headline 挖井", "headline 修路", "paragraph 柳坪村修路，村民出工出力，路面铺了三里。", "headline 喝水",
                "paragraph 石桥村缺水，大家凑钱打井，这口井打成于19|81年夏天。", "paragraph 水来了，大家都说水甜。",
            ]),
        LayoutCase(
            "a date under an article is no open end",
            "# 挖井\n石桥村缺水。\n1998年10月12日\n# 修路\n修路，不是小事。\n",
            ["headline 挖井", "paragraph 石桥村缺水。", "paragraph 1998年10月12日", "headline 修路", "paragraph 修路，不是小事。"]),
    ]

    @Test(arguments: insideArticles + acrossArticlesCases) func layout(_ layout: LayoutCase) throws {
        let page = try read(layout.text)
        #expect(page.outline == layout.outline)
        expectTruePositions(page, in: layout.text)
    }

    @Test func aNameCutInTwoHasTwoRanges() throws {
        let text = "# 题\n村支书王小\n\n井说，水很甜。"
        let passage = try #require(try read(text).allPassages.last)
        let scalars = Array(text.unicodeScalars)
        let ranges = passage.documentRanges(of: 3..<6)
        #expect(ranges == [7..<9, 11..<12])
        #expect(ranges.map { String(String.UnicodeScalarView(scalars[$0])) } == ["王小", "井"])
        #expect(passage.documentRanges(of: 0..<2) == [4..<6])
        #expect(passage.documentRanges(of: 5..<7) == [11..<13])
        #expect(passage.documentRanges(of: 4..<4).isEmpty)
    }

    @Test func manyOpenEndsAreNoPage() throws {
        let text = String(repeating: "# 题目\n张三说，没有标点的一行文字在这里面\n", count: 5_000)
        #expect(try read(text).articles.count == 5_000)
    }

    /// The real page is kept outside the package; the test looks at it where it is present.
    @Test func realPage() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let folder = root.deletingLastPathComponent().appending(path: "shared/seeds")
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        for file in files where file.pathExtension == "txt" {
            let bytes = [UInt8](try Data(contentsOf: file))
            let page = try PageReader().read(bytes: bytes, document: file.lastPathComponent)
            #expect(page.allPassages.contains { $0.foldedText().contains("书记刘文艺、") })
            let lefts = page.allPassages.filter { $0.foldedText().hasSuffix("书记刘文") }
            #expect(lefts.isEmpty)
            expectTruePositions(page, in: String(decoding: bytes, as: UTF8.self))
        }
    }
}
