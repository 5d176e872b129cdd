import Testing

@testable import GraphLinking

/// A text, what must come out of it and what must not.
struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var has: [String] = []
    var lacks: [String] = []

    var testDescription: String { text }

    init(_ text: String, has: [String] = [], lacks: [String] = []) {
        (self.text, self.has, self.lacks) = (text, has, lacks)
    }

    func check() throws {
        let graph = try Shared.graph(of: text)
        let found = graph.nodeNames.union(graph.edgeNames)
        for wanted in has { #expect(found.contains(wanted), "missing \(wanted); found \(found.sorted())") }
        for unwanted in lacks { #expect(!found.contains(unwanted), "made up \(unwanted)") }
    }
}

@Suite("Texts and the nodes and edges that a reader draws")
struct TableTests {
    static let people = [
        Case("镇党委书记高成志与代表座谈。", has: ["Person 高成志"], lacks: ["Person 高成", "Person 高成志与"]),
        Case("村民焦玉莲说，日子越过越好。", has: ["Person 焦玉莲"]),
        Case("江阴市长泾镇的企业很多。", lacks: ["Person 长泾", "Person 江阴"]),
        Case("通讯员 苏日娜", has: ["Person 苏日娜"], lacks: ["Person 日娜"]),
        Case("高质量发展不能只看速度。", lacks: ["Person 高质量", "Person 高质"]),
        Case("荣志芳是老民警。“荣老是我们的榜样！”局长白瑜说。", has: ["Person 荣志芳", "Person 白瑜"], lacks: ["Person 荣老", "Person 荣"]),
        Case(
            "县人大代表惠满囤说，渠要有人管。“惠书记瘦了，”村里人说，“老惠不容易。”", has: ["Person 惠满囤"], lacks: ["Person 老惠", "Person 惠"]),
        Case("老李说，小区里的小王来了。", lacks: ["Person 老李", "Person 小王", "Person 李", "Person 小区"]),
        Case("# 名单\n张　敏　女，富平县庄里镇养猪户\n王　军　富平县薛镇石桥村村委会主任\n", has: ["Person 张敏", "王军 holds 主任@石桥村村委会"]),
        Case("水坪村党支部书记王军天不亮就上了山。", has: ["Person 王军"], lacks: ["Person 王军天"]),
        Case("水坪村党支部书记王军说好。念到水坪村党支部书记王军时，大家笑了。", has: ["Person 王军"], lacks: ["Person 王军时"]),
        // Found in one place though with a doubt, it is looked for in the others; a listed word is left to its context.
        Case("罗定邦任县四中党委书记。罗定邦今年47岁。", has: ["Person 罗定邦"], lacks: ["Place 罗定市"]),
        Case("经查，佘立身为干部，参与赌博。书记佘立受到警告。", lacks: ["Person 佘立身"]),
        // One part of a dotted name is known where the whole is, before it, too.
        Case(
            "村里推选阿卜力克木兼任理事长。阿卜力克木·托合提说，先把账算清。", has: ["Person 阿卜力克木·托合提"],
            lacks: ["Person 阿卜力", "Person 克木"]),
        // What is only part of an organisation's name names nobody.
        Case(
            "11户人家成立了库木墩丰源瓜菜农民专业合作社。", has: ["Organization 库木墩丰源瓜菜农民专业合作社"],
            lacks: ["Person 木墩丰"]),
        // Whoever is not named is no node.
        Case("民警把陈某送到医院，丁某某也去了。", lacks: ["Person 陈某", "Person 丁某某"]),
    ]

    @Test("people", arguments: people)
    func checkPeople(_ example: Case) throws { try example.check() }

    static let places = [
        Case(
            "包头市石拐区五当召镇的游客多了。", has: ["五当召镇 partOf 石拐区", "石拐区 partOf 包头市", "包头市 partOf 内蒙古自治区"]),
        Case("云南鲁甸发生地震。", has: ["Place 鲁甸县", "Place 云南省", "鲁甸县 partOf 昭通市"]),
        // Cities of other countries have no level, but are places of their countries.
        Case("代表团访问了巴黎。", has: ["Place 巴黎", "巴黎 partOf 法国"]),
        // A village that the text says lies elsewhere than the gazetteer has it stays there.
        Case(
            "刚察县哈尔盖镇果洛藏贡麻村很美。果洛藏贡麻村的剪毛场上很忙。果洛藏贡麻村生态畜牧业专业合作社成立了。",
            has: ["果洛藏贡麻村 partOf 哈尔盖镇", "果洛藏贡麻村生态畜牧业专业合作社 locatedIn 果洛藏贡麻村"],
            lacks: ["果洛藏贡麻村 partOf 沙柳河镇", "Place 藏贡麻村", "Place 果洛藏族自治州"]),
        // Divisions that are no more, and the committees of prefectures.
        Case("北京市宣武区区长李文杰说。", has: ["李文杰 holds 区长@西城区"]),
        Case("阜阳地委书记李文杰来了。", has: ["阜阳地委 locatedIn 阜阳市"]),
        Case("地中海很美，欧洲也很美。", lacks: ["Place 地中海", "Place 欧洲"]),
        // A county that is named only later is still the one that the article is about.
        Case(
            "县人大常委会主任张晋涛到会。\n\n会议听取了清徐县2016年计划执行情况的报告。",
            has: ["张晋涛 holds 主任@清徐县人大常委会"]),
        // A word that is also a county's short name elsewhere does not carry the text away.
        Case(
            "晋州市下了雪。市委书记段利勇赴城北、城南片区调研。", has: ["段利勇 holds 书记@晋州市委"],
            lacks: ["Place 城北区", "Place 西宁市"]),
        Case("示范嘎查的牧民都说好。", lacks: ["Place 示范嘎查"]),
        Case("全市的干部都来了。", lacks: ["Place 全市"]),
        Case(
            "元宝山区建昌营村委会主任李文杰说。",
            has: ["Place 建昌营村", "建昌营村 partOf 元宝山镇", "建昌营村委会 locatedIn 建昌营村", "李文杰 holds 主任@建昌营村委会"],
            lacks: ["Place 建昌县", "Place 建昌营"]),
        Case("宁城县天义镇幸福居委会主任李文杰说。", has: ["Place 幸福社区", "幸福居委会 locatedIn 幸福社区"]),
        Case("大城子镇新一届村委会开会。", lacks: ["Place 新一届村"]),
        Case(
            "竹溪县城关镇很干净。城关镇镇长刘远征说，城关镇人民政府挂出了名单。",
            has: ["城关镇 partOf 竹溪县", "刘远征 holds 镇长@城关镇", "城关镇人民政府 locatedIn 城关镇"]),
        Case(
            "兴县团结乡丰收村党支部书记李文杰说，团结乡乡长罗远征来了，丰收村很美。",
            has: ["丰收村党支部 locatedIn 丰收村", "罗远征 holds 乡长@团结乡"]),
    ]

    @Test("places", arguments: places)
    func checkPlaces(_ example: Case) throws { try example.check() }

    static let references = [
        Case(
            "# 调研\n荆门市委书记李文杰到沙洋县、钟祥市调研。他来到京山市孙桥镇。他点名由市委常委王卫东、市公安局局长白瑜负责。\n",
            has: ["王卫东 holds 常委@荆门市委", "白瑜 holds 局长@荆门市公安局"], lacks: ["王卫东 holds 常委@京山市委"]),
        Case(
            "# 会议\n泰州市兴化市的干部很忙。市委常委王卫东来了。\n",
            has: ["王卫东 holds 常委@兴化市委"], lacks: ["王卫东 holds 常委@泰州市委"]),
        Case(
            "# 学校\n西吉县将台堡镇中学开会，将台堡镇很重视。校党支部书记李文杰主持会议。学校工会主席王卫东发言。\n",
            has: ["李文杰 holds 书记@将台堡镇中学党支部", "王卫东 holds 主席@将台堡镇中学工会"],
            lacks: ["李文杰 holds 书记@将台堡镇党支部"]),
        Case(
            "# 民警\n汪清县公安局罗子沟派出所很远。李文杰曾任汪清镇派出所教导员。派出所副所长王卫东说。\n",
            has: ["王卫东 holds 副所长@汪清县公安局罗子沟派出所"], lacks: ["王卫东 holds 副所长@汪清镇派出所"]),
        Case(
            "# 座谈\n钟祥市石牌镇党委书记王卫东、胡集镇党委副书记兼纪委书记李文杰来到石牌镇。\n",
            has: ["李文杰 holds 书记@胡集镇纪委", "李文杰 holds 副书记@胡集镇党委"], lacks: ["李文杰 holds 书记@石牌镇纪委"]),
        Case(
            "# 供电\n国网旌德县供电公司党支部书记李文杰说。\n",
            has: [
                "李文杰 holds 书记@国网旌德县供电公司党支部", "国网旌德县供电公司 locatedIn 旌德县",
                "国网旌德县供电公司党支部 locatedIn 旌德县",
            ], lacks: ["Organization 旌德县供电公司", "PartyOrganization 旌德县供电公司党支部"]),
        Case(
            "# 民警\n伊犁哈萨克自治州公安局很远。特克斯县副县长、公安局局长李文杰说。县公安局党委委员、政工监督室主任王卫东说。\n",
            has: ["李文杰 holds 局长@特克斯县公安局", "王卫东 holds 主任@特克斯县公安局政工监督室"],
            lacks: ["李文杰 holds 局长@伊犁哈萨克自治州公安局"]),
        Case(
            "# 村里\n临沭县曹庄镇朱村变了。朱村党委委员、妇联主席王桂荣说。县委常委、宣传部部长李文杰说。\n",
            has: ["王桂荣 holds 主席@朱村妇联", "李文杰 holds 部长@临沭县委宣传部"], lacks: ["王桂荣 holds 主席@朱村党委妇联"]),
        Case(
            "# 村里\n城步苗族自治县儒林镇新枧水村原党总支书记杨通宝、村委会原副主任王卫东违纪。\n",
            has: ["王卫东 holds 副主任@新枧水村委会 former", "杨通宝 holds 书记@新枧水村党总支 former"]),
        Case(
            "# 学校\n海南藏族自治州很大。李文杰从海南民族师范学校毕业。\n", has: ["Place 海南藏族自治州"], lacks: ["Place 海南省"]),
        Case(
            "# 工作队\n临沂大学驻平邑县地方镇工作队很忙。\n", lacks: ["Organization 地方镇工作队", "Organization 平邑县地方镇工作队"]),
        Case(
            "# 村里\n石龙村村民李文杰在昆明打工，被镇党委书记王卫东请了回来，当选石龙村党总支书记。\n",
            has: ["李文杰 holds 书记@石龙村党总支"], lacks: ["王卫东 holds 书记@石龙村党总支"]),
        Case(
            "# 吉林\n吉林省汪清县很大，吉林省图们市很忙。他在绥芬河源头找到老人。\n", lacks: ["Place 绥芬河市"]),
        Case(
            "# 会议\n铜仁市开会。市中级人民法院院长王卫东、市人民检察院检察长李文杰出席。\n",
            has: ["李文杰 holds 检察长@铜仁市人民检察院", "铜仁市人民检察院 locatedIn 铜仁市"], lacks: ["Organization 市人民检察院"]),
        Case(
            "# 工厂\n河北滦源重工机械有限公司很大。河北滦源重工机械有限公司很忙。国网迁安市供电公司来了。公司工会主席李文杰说。\n",
            has: ["李文杰 holds 主席@河北滦源重工机械有限公司工会"], lacks: ["李文杰 holds 主席@国网迁安市供电公司工会"]),
        Case(
            "# 开会\n西吉县将台堡镇的干部说，将台堡变了。\n",
            has: ["Place 将台堡镇"], lacks: ["Place 将台堡"]),
        Case(
            "# 开会\n他赶往蒋坝镇。蒋坝、三河两个村子变了，和平乡的人爱和平。\n",
            has: ["Place 蒋坝镇"], lacks: ["Person 蒋坝", "Place 蒋坝", "Place 和平"]),
    ]

    @Test("what a bare word stands for", arguments: references)
    func checkReferences(_ example: Case) throws { try example.check() }

    static let bylines = [
        Case(
            "# 丰收\n本报讯（记者 高邮湖 通讯员 支援 计划）兴化市开会。\n",
            has: [
                "高邮湖 authored 丰收", "支援 authored 丰收", "计划 authored 丰收", "高邮湖 holds 记者@本报", "计划 holds 通讯员@-",
            ]),
        Case(
            "# 开会\n新华社北京1月5日电（记者盛世新、李文杰）会议开幕。\n",
            has: ["李文杰 holds 记者@新华社", "李文杰 authored 开会"]),
        Case("# 开会\n兴化市开会。（记者 李文杰 摄）\n", has: ["Person 李文杰"], lacks: ["李文杰 authored 开会"]),
        Case("# 开会\n兴化市（计划）开会。\n", lacks: ["Person 计划"]),
        Case(
            "# 开会\n本报讯（全媒体记者 李文杰 见习记者 王卫东）兴化市开会。\n",
            has: ["李文杰 authored 开会", "李文杰 holds 全媒体记者@本报", "王卫东 authored 开会", "王卫东 holds 见习记者@本报"]),
        Case("# 开会\n本报讯（铜仁融媒体记者 李文杰）思南县开会。\n", has: ["李文杰 authored 开会"]),
        Case(
            "# 开会\n本报兴化专电　记者李文杰、通讯员王卫东报道：兴化市开会。\n", has: ["李文杰 authored 开会", "王卫东 authored 开会"]),
        Case("# 开会\n兴化市开会（图为记者 计划 采访）。\n", lacks: ["Person 计划"]),
    ]

    @Test("writers in brackets", arguments: bylines)
    func checkBylines(_ example: Case) throws { try example.check() }

    static let listLines = [
        Case(
            "# 表彰名单\n李文杰（女）　宁城县大城子镇党委书记\n方便　宁城县审计局局长\n方法　宁城县水务局副局长、总工程师\n",
            has: ["李文杰 holds 书记@大城子镇党委", "方便 holds 局长@宁城县审计局", "方法 holds 副局长@宁城县水务局"],
            lacks: ["方便 holds 书记@大城子镇党委", "方法 holds 局长@宁城县审计局", "李文杰 holds 局长@宁城县审计局"]),
        Case(
            "# 任免名单\n会议决定任命：\n方便为宁城县审计局局长；\n决定免去：\n李文杰的宁城县审计局局长职务。\n",
            has: ["方便 holds 局长@宁城县审计局", "李文杰 holds 局长@宁城县审计局 former"],
            lacks: ["李文杰 holds 局长@宁城县审计局"]),
        Case(
            "# 任免名单\n决定免去：\n方便的宁城县审计局局长职务；\n方法的宁城县水务局副局长职务。\n",
            has: ["方便 holds 局长@宁城县审计局 former", "方法 holds 副局长@宁城县水务局 former"]),
        Case("# 消息\n主任笑了\n方便的办法\n", lacks: ["Person 主任", "Person 方便"]),
        Case("# 消息\n方便群众办事\n宁城县　大城子镇\n", lacks: ["Person 方便", "Person 宁城县"]),
        Case("# 消息\n历任宁城县审计局局长\n", lacks: ["Person 历任"]),
        Case("由李文杰任宁城县审计局局长。", has: ["李文杰 holds 局长@宁城县审计局"], lacks: ["Person 由李文杰"]),
    ]

    @Test("lines of lists", arguments: listLines)
    func checkListLines(_ example: Case) throws { try example.check() }

    static let posts = [
        // A post alone is rather in what the sentence before begins with.
        Case(
            "广州电梯企业集团公司与日本日立公司合资。总经理戴锡榕说，消化了才是自己的。",
            has: ["戴锡榕 holds 总经理@广州电梯企业集团公司"], lacks: ["戴锡榕 holds 总经理@日本日立公司"]),
        Case(
            "赤峰市委常委、组织部长乔宇驰说。",
            has: ["乔宇驰 holds 常委@赤峰市委", "乔宇驰 holds 组织部长@赤峰市委", "赤峰市委 locatedIn 赤峰市"]),
        Case(
            "五当召镇新曙光村党支部书记温宽、三岔口嘎查党支部书记兼村委会主任辛吉盛都来了。",
            has: [
                "温宽 holds 书记@新曙光村党支部", "辛吉盛 holds 书记@三岔口嘎查党支部", "辛吉盛 holds 主任@三岔口嘎查村委会",
            ], lacks: ["温宽 holds 书记@三岔口嘎查党支部", "辛吉盛 holds 书记@新曙光村党支部"]),
        Case(
            "阿拉善右旗副旗长、公安局局长郝世伟说。",
            has: ["郝世伟 holds 副旗长@阿拉善右旗", "郝世伟 holds 局长@阿拉善右旗公安局"], lacks: ["Organization 公安局"]),
        Case("原宁城县副县长李文杰出席。", has: ["李文杰 holds 副县长@宁城县 former"]),
        Case("李文杰任宁城县水务局局长，此前担任宁城县副县长。", has: ["李文杰 holds 局长@宁城县水务局"]),
        Case("拟任宁城县水务局局长的人选已经公示。", lacks: ["Position 宁城县水务局局长"]),
    ]

    @Test("posts", arguments: posts)
    func checkPosts(_ example: Case) throws { try example.check() }

    static let dates = [
        Case("李文杰1990年5月任宁城县副县长。", has: ["李文杰 holds 副县长@宁城县 since 1990-05"]),
        Case("李文杰，一九九〇年五月三日当选宁城县副县长。", has: ["李文杰 holds 副县长@宁城县 since 1990-05-03"]),
        Case("李文杰于２０１２年起担任宁城县副县长。", has: ["李文杰 holds 副县长@宁城县 since 2012"]),
        Case("李文杰自2015年以来一直担任宁城县副县长。", has: ["李文杰 holds 副县长@宁城县 since 2015"]),
        Case("李文杰1938年秋调到宁城县任副县长。", has: ["李文杰 holds 副县长@宁城县 since 1938"]),
        Case("2012年10月李文杰当选为宁城县副县长。", has: ["李文杰 holds 副县长@宁城县 since 2012-10"]),
        Case("李文杰2003年至2008年任宁城县副县长。", has: ["李文杰 holds 副县长@宁城县 former since 2003 until 2008"]),
        Case("李文杰在1990—1993年期间担任宁城县副县长。", has: ["李文杰 holds 副县长@宁城县 former since 1990 until 1993"]),
        Case(
            "李文杰是老干部。1983年6月至1985年9月，任宁城县副县长、县长。1985年10月，任赤峰市副市长。",
            has: [
                "李文杰 holds 副县长@宁城县 former since 1983-06 until 1985-09",
                "李文杰 holds 县长@宁城县 former since 1983-06 until 1985-09", "李文杰 holds 副市长@赤峰市 since 1985-10",
            ], lacks: ["李文杰 holds 副县长@宁城县"]),
        // The date is that of the first of several posts.
        Case(
            "李文杰是老干部。从1963年10月起，历任宁城县副县长、县长，1979年1月任赤峰市副市长。",
            has: [
                "李文杰 holds 副县长@宁城县 former since 1963-10", "李文杰 holds 县长@宁城县 former",
                "李文杰 holds 副市长@赤峰市 since 1979-01",
            ]),
        Case("1990年5月，宁城县任命李文杰为审计局局长。", has: ["李文杰 holds 局长@宁城县审计局 since 1990-05"]),
        Case("1993年6月，宁城县免去李文杰的宁城县副县长职务。", has: ["李文杰 holds 副县长@宁城县 former until 1993-06"]),
        // What is no date of the post, or no date.
        Case("李文杰担任宁城县副县长。", has: ["李文杰 holds 副县长@宁城县"]),
        Case("李文杰生于1955年，任宁城县副县长。", has: ["李文杰 holds 副县长@宁城县"]),
        Case("李文杰1955年5月生，任宁城县副县长。", has: ["李文杰 holds 副县长@宁城县"]),
        Case("李文杰1990年大学毕业，后来担任宁城县副县长。", has: ["李文杰 holds 副县长@宁城县"]),
        Case("1990年，李文杰参加工作，后来担任宁城县副县长。", has: ["李文杰 holds 副县长@宁城县"]),
        Case("李文杰同年5月任宁城县副县长。", has: ["李文杰 holds 副县长@宁城县"]),
        Case("李文杰90年代任宁城县副县长。", has: ["李文杰 holds 副县长@宁城县"]),
        // 兼 inside a list of past posts begins no list of present ones.
        Case(
            "李文杰是宁城县人。1959年至1966年，先后担任宁城县委第一书记兼县公安局政治委员、宁城县审计局局长。",
            has: [
                "李文杰 holds 第一书记@宁城县委 former since 1959", "李文杰 holds 政治委员@宁城县公安局 former",
                "李文杰 holds 局长@宁城县审计局 former",
            ]),
        Case("李文杰1990年曾任宁城县副县长。", has: ["李文杰 holds 副县长@宁城县 former"]),
        Case("李文杰从2014年8月起不再担任宁城县副县长。", has: ["李文杰 holds 副县长@宁城县 former"]),
        // Several together get one post, also where the paragraph begins with the verb.
        Case(
            "任命吕靖、李保庚、李超群等三位同志为永丰县监察委员会委员。",
            has: ["吕靖", "李保庚", "李超群"].map { "\($0) holds 委员@永丰县监察委员会" }, lacks: ["Person 任命吕靖"]),
        Case(
            "免去吕靖、李保庚二人的永丰县监察委员会委员职务。",
            has: ["吕靖", "李保庚"].map { "\($0) holds 委员@永丰县监察委员会 former" }),
    ]

    @Test("dates", arguments: dates)
    func checkDates(_ example: Case) throws { try example.check() }

    static let organisations = [
        // Listed bodies are parts of what their names begin with; a party abroad is there, the party in no place.
        Case("联合国安理会今天开会。", has: ["联合国安理会 partOf 联合国"]),
        Case("中共中央组织部今天开会。", has: ["中共中央组织部 branchOf 中共中央"]),
        // A county's committee says its county's last character once, but where that has only one other.
        Case("凤凰县县委书记李文杰说。", has: ["李文杰 holds 书记@凤凰县委"]),
        Case("岷县县委书记李文杰说。", has: ["李文杰 holds 书记@岷县县委"]),
        Case("湘阴县很大。该县县委书记李文杰说。", has: ["李文杰 holds 书记@湘阴县委"]),
        // A school by its short name is the one that the article names in full; another one is not.
        Case(
            "靖江市第二中学校长李文杰说。靖江二中开会，二中党委书记胡伟到会。",
            has: ["李文杰 holds 校长@靖江市第二中学", "胡伟 holds 书记@靖江市第二中学党委"], lacks: ["Organization 靖江二中"]),
        Case("靖江市第二中学校长李文杰说。靖江三中开会。", has: ["Organization 靖江三中", "Organization 靖江市第二中学"]),
        // What only other countries have is that of the one named last; elsewhere it is nobody's.
        Case("老挝外长到会。国会主席沙曼讲话。", has: ["沙曼 holds 主席@老挝国会", "老挝国会 locatedIn 老挝"]),
        Case("宁城县下了雪。国会主席沙曼讲话。", has: ["沙曼 holds 主席@国会"], lacks: ["国会 locatedIn 宁城县"]),
        Case("日本众议院解散，民主党主席李文杰辞职。", has: ["李文杰 holds 主席@日本民主党"]),
        Case("美国总统访华。农工民主党主席李文杰到会。", has: ["李文杰 holds 主席@农工民主党"]),
        // In a list behind an organ of a place stand others of the same place, wherever another place is named.
        Case(
            "市中心医院、妇幼保健院派人到许昌市义诊。", has: ["Organization 许昌市妇幼保健院"],
            lacks: ["许昌市妇幼保健院 partOf 许昌市中心医院"]),
        Case(
            "宁城县公安局、检察院和法院开会。",
            has: ["宁城县检察院 locatedIn 宁城县", "宁城县法院 locatedIn 宁城县"], lacks: ["Organization 法院"]),
        Case("宁城县下了雪。团县委书记李文杰到会。", has: ["李文杰 holds 书记@宁城县团县委"]),
        Case("朝鲜劳动党今天开会。", has: ["朝鲜劳动党 locatedIn 朝鲜"]),
        Case("李文杰1955年加入中国共产党。", has: ["李文杰 memberOf 中国共产党"], lacks: ["中国共产党 locatedIn 中国"]),
        Case(
            "杭锦旗人民检察院第一党支部与乌拉特后旗人民检察院党支部联合开展活动。",
            has: [
                "杭锦旗人民检察院第一党支部 branchOf 杭锦旗人民检察院",
                "杭锦旗人民检察院第一党支部 heldJointlyWith 乌拉特后旗人民检察院党支部",
                "乌拉特后旗人民检察院 locatedIn 乌拉特后旗",
            ]),
        // Whose it is stands in its name: a country, or an organisation of the list.
        Case("日本外务省发言人说。", has: ["日本外务省 locatedIn 日本"]),
        Case(
            "中国科学院软件研究所开会。",
            has: ["中国科学院软件研究所 partOf 中国科学院", "中国科学院软件研究所 locatedIn 中国"]),
        Case("中国石油大学开学了。", lacks: ["Organization 中国石油"]),
        Case("近日，组织部门开会研究。", lacks: ["Organization 组织部门"]),
        Case(
            "包头市绿缘生态开发有限公司技术总监胡伟说。",
            has: ["胡伟 holds 技术总监@包头市绿缘生态开发有限公司", "包头市绿缘生态开发有限公司 locatedIn 包头市"]),
        // A party group is that of the body right before it, whatever was named before.
        Case(
            "博白县自然资源局党组成员李文杰说。玉林市政协原党组成员、副主席甘庆松接受调查。",
            has: ["甘庆松 holds 成员@玉林市政协党组 former", "甘庆松 holds 副主席@玉林市政协 former"]),
        // What no township has is the county's; an area's committee lends its name; two societies are two.
        Case(
            "贵州省威宁县黑石头镇下了雨。副县长兼公安局局长赵梦阳赶到。",
            has: ["赵梦阳 holds 局长@威宁彝族回族苗族自治县公安局"], lacks: ["Organization 黑石头镇公安局"]),
        Case(
            "东营经济技术开发区党工委书记、管委会主任康茂礼到会。",
            has: ["康茂礼 holds 书记@东营经济技术开发区党工委", "康茂礼 holds 主任@东营经济技术开发区管委会"]),
        Case(
            "罗山县摄影家协会主席李文杰、作家协会主席胡伟到会。",
            has: ["李文杰 holds 主席@罗山县摄影家协会", "胡伟 holds 主席@罗山县作家协会"]),
        Case(
            "庆元县下了雪。我县法院院长李文杰、检察院检察长胡伟到乡镇调研。",
            has: ["李文杰 holds 院长@庆元县法院", "胡伟 holds 检察长@庆元县检察院"]),
        Case(
            "政协庆元县第七届委员会主席李文杰出席。庆元县政协副主席胡伟也去了。", has: ["胡伟 holds 副主席@政协庆元县第七届委员会", "李文杰 holds 主席@政协庆元县第七届委员会"]),
        // A river behind a division is part of the name of the body.
        Case(
            "山东省滨州市海河管理局副局长刘红心说。",
            has: ["刘红心 holds 副局长@滨州市海河管理局", "滨州市海河管理局 locatedIn 滨州市"], lacks: ["Place 海河"]),
    ]

    @Test("organisations", arguments: organisations)
    func checkOrganisations(_ example: Case) throws { try example.check() }

    static let relations = [
        Case("荣志芳1955年加入中国共产党。", has: ["荣志芳 memberOf 中国共产党"]),
        Case("李文杰，男，赤峰市宁城县人，毕业于内蒙古大学。", has: ["李文杰 nativeOf 宁城县", "李文杰 studiedAt 内蒙古大学"]),
        Case("李文杰到宁城县工作。", lacks: ["李文杰 nativeOf 宁城县"]),
    ]

    @Test("relations", arguments: relations)
    func checkRelations(_ example: Case) throws { try example.check() }
}
