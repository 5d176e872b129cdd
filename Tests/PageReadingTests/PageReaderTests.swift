import Testing

@testable import PageReading

@Suite struct PageReaderTests {
    static let layouts: [LayoutCase] = [
        LayoutCase("record", "石桥村的张小兵来了。", ["paragraph 石桥村的张小兵来了。"]),
        LayoutCase(
            "article with everything",
            """
            ## ◎田野

            # 井水甜了

            □本报记者 甲明 通讯员 乙丙 丁小午

            石桥村打了一口井。

            ## 水从哪里来

            水从山上来。
            """,
            [
                "columnLabel 田野", "headline 井水甜了", "byline 本报记者 甲明 通讯员 乙丙 丁小午", "paragraph 石桥村打了一口井。",
                "subheading 水从哪里来", "paragraph 水从山上来。",
            ]),
        LayoutCase(
            "headline repeated as the page's title", "\n\n# 井水甜了\n\n\n# 井水甜了\n\n石桥村打了一口井。\n",
            ["headline 井水甜了", "paragraph 石桥村打了一口井。"]),
        LayoutCase(
            "second article", "# 甲题\n\n一井水。\n\n# 乙题\n\n二井水。\n",
            ["headline 甲题", "paragraph 一井水。", "headline 乙题", "paragraph 二井水。"]),
        LayoutCase(
            "only second-level headlines", "## 甲题\n一井水。\n## 乙题\n二井水。\n",
            ["headline 甲题", "paragraph 一井水。", "headline 乙题", "paragraph 二井水。"]),
        LayoutCase(
            "label and author by the same sign", "◎论坛\n# 说井\n◎王小井\n井是好井。\n",
            ["columnLabel 论坛", "headline 说井", "byline 王小井", "paragraph 井是好井。"]),
        LayoutCase(
            "label over text without a headline", "# 甲题\n一井水。\n## ◎更正\n二井水。\n",
            ["headline 甲题", "paragraph 一井水。", "columnLabel 更正", "paragraph 二井水。"]),
        LayoutCase(
            "subtitle with a dash", "# 井水甜了\n——记石桥村打井队\n□王小井\n石桥村打了一口井。\n",
            ["headline 井水甜了", "subheading ——记石桥村打井队", "byline 王小井", "paragraph 石桥村打了一口井。"]),
        LayoutCase(
            "subtitle with a dash, nothing marked", "井水里的“甜”\n——记石桥村打井队\n本报记者 王小井\n石桥村打了一口井。\n",
            ["headline 井水里的“甜”", "subheading ——记石桥村打井队", "byline 本报记者 王小井", "paragraph 石桥村打了一口井。"]
        ),
        LayoutCase(
            "headline with a colon above a byline", "石桥村：打了一口好井，水甜\n本报记者 王小井\n石桥村打了一口井。\n",
            ["headline 石桥村：打了一口好井，水甜", "byline 本报记者 王小井", "paragraph 石桥村打了一口井。"]),
        LayoutCase(
            "byline with a space in a name", "井水甜了\n本报记者 王小井 通讯员 李 泉 文/图\n石桥村打了一口井。\n",
            ["headline 井水甜了", "byline 本报记者 王小井 通讯员 李 泉 文/图", "paragraph 石桥村打了一口井。"]),
        LayoutCase(
            "headline with a colon above a dateline", "王大河强调：井要打好\n本报讯（记者 王小井）石桥村打了一口井。\n水甜。\n",
            ["headline 王大河强调：井要打好", "paragraph 本报讯（记者 王小井）石桥村打了一口井。", "paragraph 水甜。"]),
        LayoutCase(
            "headline above a dateline on a line of its own", "石桥村打井\n本报石桥7月3日电（记者王小井）\n石桥村打了一口井。\n",
            ["headline 石桥村打井", "paragraph 本报石桥7月3日电（记者王小井）", "paragraph 石桥村打了一口井。"]),
        LayoutCase(
            "subtitle before a byline", "# 全县打井会召开\n王大河讲话 李二泉主持\n本报记者 王小井\n会议今天召开。\n",
            ["headline 全县打井会召开", "subheading 王大河讲话 李二泉主持", "byline 本报记者 王小井", "paragraph 会议今天召开。"]),
        LayoutCase(
            "bylines without a sign",
            "# 甲题\n本报记者 古丽·买买提\n一井水。\n# 乙题\n二井水。\n文/图 王小井\n# 丙题\n作者：李泉\n三井水。\n（记者 赵六 通讯员 钱七）\n",
            [
                "headline 甲题", "byline 本报记者 古丽·买买提", "paragraph 一井水。", "headline 乙题", "paragraph 二井水。",
                "byline 文/图 王小井", "headline 丙题", "byline 作者：李泉", "paragraph 三井水。", "byline （记者 赵六 通讯员 钱七）",
            ]),
        LayoutCase(
            "a reporter in the text is no byline", "# 甲题\n记者从县里获悉，井已打成。\n一井水（记者 王小井）\n",
            ["headline 甲题", "paragraph 记者从县里获悉，井已打成。", "paragraph 一井水（记者 王小井）"]),
        LayoutCase(
            "names under a headline", "# 甲题\n王 井\n一井水是好水。\n",
            ["headline 甲题", "byline 王 井", "paragraph 一井水是好水。"]),
        LayoutCase(
            "a long text with a byline's sign is text", "# 甲题\n□一井水。二井水。\n",
            ["headline 甲题", "paragraph □一井水。二井水。"]),
        LayoutCase(
            "captions and credits",
            "# 图\n村民在打井。 本报记者 王小井 摄\n\n村民在喝水。（李泉 摄）\n\n村民在看水。摄影：赵六\n\n村民在等水 通讯员 钱七 摄\n\n井成了。县文化馆 孙八 摄\n\n合影。（县党史办供稿）\n",
            [
                "headline 图", "caption 村民在打井。", "credit 本报记者 王小井 摄", "caption 村民在喝水。", "credit （李泉 摄）",
                "caption 村民在看水。", "credit 摄影：赵六", "caption 村民在等水", "credit 通讯员 钱七 摄", "caption 井成了。",
                "credit 县文化馆 孙八 摄", "caption 合影。", "credit （县党史办供稿）",
            ]),
        LayoutCase(
            "a verb is no credit", "村民围着井台，看摄影师怎样拍摄\n水很甜。\n", ["paragraph 村民围着井台，看摄影师怎样拍摄|水很甜。"]),
        LayoutCase(
            "plain page", "石桥村打出甜水井\n本报记者 王小井\n　　石桥村打了一口井。\n　　水很甜。\n",
            ["headline 石桥村打出甜水井", "byline 本报记者 王小井", "paragraph 石桥村打了一口井。", "paragraph 水很甜。"]),
        LayoutCase(
            "colon and comma in a headline", "石桥村：小井台，大文章\n□本报记者 王小井\n　　石桥村打了一口井。\n",
            ["headline 石桥村：小井台，大文章", "byline 本报记者 王小井", "paragraph 石桥村打了一口井。"]),
        LayoutCase(
            "headline of two lines", "小井台上的笑声\n石桥村打出甜水井\n\n　　石桥村打了一口井，水很甜。\n　　村里人都来看。\n",
            ["headline 小井台上的笑声", "subheading 石桥村打出甜水井", "paragraph 石桥村打了一口井，水很甜。", "paragraph 村里人都来看。"]),
        LayoutCase(
            "three short lines are no headline", "甲村\n乙村\n丙村\n　　三个村都打了一口井，水很甜。\n",
            ["paragraph 甲村", "paragraph 乙村", "paragraph 丙村", "paragraph 三个村都打了一口井，水很甜。"]),
        LayoutCase(
            "colon at the end of a line is no headline's", "名单如下：\n　　石桥村打了一口井，水很甜。\n",
            ["paragraph 名单如下：", "paragraph 石桥村打了一口井，水很甜。"]),
        LayoutCase(
            "plain page of sentences has no headline", "石桥村打了一口井。\n水很甜。\n",
            ["paragraph 石桥村打了一口井。", "paragraph 水很甜。"]),
        LayoutCase(
            "titles inside a plain page",
            "石桥村打出甜水井\n石桥村打了一口井，水很甜。\n一、井的来历\n井是老井，年年有水。\n水的去处\n水流进田里，也流进家里。\n",
            [
                "headline 石桥村打出甜水井", "paragraph 石桥村打了一口井，水很甜。", "subheading 一、井的来历",
                "paragraph 井是老井，年年有水。", "subheading 水的去处", "paragraph 水流进田里，也流进家里。",
            ]),
        LayoutCase(
            "a list stays a list", "# 名单\n下列各位当选。\n王小井\n李二泉\n赵大河\n特此公告。\n",
            ["headline 名单", "paragraph 下列各位当选。", "paragraph 王小井", "paragraph 李二泉", "paragraph 赵大河", "paragraph 特此公告。"]),
        LayoutCase(
            "a list of names and posts stays a list",
            "# 名单\n下列各位当选。\n王小井（女）　石桥县水利局局长\n李二泉　石桥村党支部书记、村委会主任\n特此公告。\n",
            [
                "headline 名单", "paragraph 下列各位当选。", "paragraph 王小井（女） 石桥县水利局局长",
                "paragraph 李二泉 石桥村党支部书记、村委会主任", "paragraph 特此公告。",
            ]),
        LayoutCase(
            "a name in a list may hold a blank, what stands behind it a comma",
            "# 名单\n王小井　石桥村\n李　泉　女，石桥村养猪户\n赵　河　石桥村村委会主任\n",
            ["headline 名单", "paragraph 王小井 石桥村", "paragraph 李 泉 女，石桥村养猪户", "paragraph 赵 河 石桥村村委会主任"]),
        LayoutCase(
            "a name, a comma and a post are an item beside others",
            "# 名单\n下列各位当选。\n王小井，石桥村党支部书记、村委会主任\n李二泉（女），石桥县水利局局长\n赵大河，石桥村会计\n",
            [
                "headline 名单", "paragraph 下列各位当选。", "paragraph 王小井，石桥村党支部书记、村委会主任",
                "paragraph 李二泉（女），石桥县水利局局长", "paragraph 赵大河，石桥村会计",
            ]),
        LayoutCase(
            "a name and a comma alone may be the rest of a paragraph", "# 打井\n村里开了会，会上\n王小井，村会计算了账。\n",
            ["headline 打井", "paragraph 村里开了会，会上|王小井，村会计算了账。"]),
        LayoutCase(
            "a list under a headline is no byline", "# 名单\n王小井\n李二泉\n赵大河\n特此公告。\n",
            ["headline 名单", "paragraph 王小井", "paragraph 李二泉", "paragraph 赵大河", "paragraph 特此公告。"]),
        LayoutCase(
            "a labelled list stays a list", "# 讣告\n老人去了。\n组长：石桥县打井办主任王大河\n副组长：石桥县水利局局长李二泉\n",
            [
                "headline 讣告", "paragraph 老人去了。", "paragraph 组长：石桥县打井办主任王大河",
                "paragraph 副组长：石桥县水利局局长李二泉",
            ]),
        LayoutCase(
            "a hash without a space is text", "#打井# 石桥村的话题\n水很甜。\n", ["headline #打井# 石桥村的话题", "paragraph 水很甜。"]),
    ]

    @Test(arguments: layouts) func layout(_ layout: LayoutCase) throws {
        let page = try read(layout.text)
        #expect(page.outline == layout.outline)
        expectTruePositions(page, in: layout.text)
    }

    @Test func articlesAreNumberedAndSorted() throws {
        let page = try read("# 甲题\n□王小井\n## 小题\n一井水。\n# 乙题\n二井水。\n")
        #expect(page.articles.map(\.index) == [0, 1])
        #expect(page.articles[0].bylines.map(\.outline) == ["byline 王小井"])
        #expect(page.articles[0].subheadings.map(\.outline) == ["subheading 小题"])
    }

    @Test(arguments: ["\n", "\r\n", "\r", "\u{2028}", "\u{85}"]) func lineEnd(_ end: String) throws {
        let text = ["# 井水甜了", "", "□王小井", "", "石桥村的王", "小井说，水很甜。", "完。"].joined(separator: end)
        let page = try read(text)
        #expect(
            page.outline == ["headline 井水甜了", "byline 王小井", "paragraph 石桥村的王|小井说，水很甜。", "paragraph 完。"])
        expectTruePositions(page, in: text)
    }

    @Test func marksCanBeReplaced() throws {
        var marks = LayoutMarks()
        marks.byline = "◆"
        let page = try PageReader(marks: marks).read(bytes: Array("# 题\n◆王小井\n一井水。".utf8), document: "test")
        #expect(page.outline == ["headline 题", "byline 王小井", "paragraph 一井水。"])
    }

    @Test func foldingKeepsCounts() throws {
        let text = "Ａ县Ｂ村,共１２户;古丽•买买提说:「好!」\u{3000}完(终)𠮷。"
        let page = try read(text)
        #expect(page.outline == ["paragraph A县B村，共12户；古丽·买买提说：“好！” 完（终）\u{FFFD}。"])
        #expect(page.text(0..<page.scalarCount) == text)
        expectTruePositions(page, in: text)
    }

    @Test func longTextIsSplitAtSentenceEnds() throws {
        let text = String(repeating: "石桥村的井水很甜，大家都爱喝。", count: 10_000)
        let page = try read(text)
        let passages = page.allPassages
        #expect(passages.count > 1)
        #expect(passages.allSatisfy { $0.units.count <= PassageMaker.longest && $0.units.last == 0x3002 })
        #expect(passages.reduce(0) { $0 + $1.units.count } == 150_000)
        expectTruePositions(page, in: text)
    }

    @Test func longTextWithoutPunctuationIsSplitToo() throws {
        let count = 3 * PassageMaker.longest + 392
        let page = try read(String(repeating: "井", count: count))
        let longest = PassageMaker.longest
        #expect(page.allPassages.map(\.units.count) == [longest, longest, longest, 392])
    }
}
