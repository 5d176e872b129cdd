import Testing
import TextRules

@testable import GraphLinking

@Suite("Whose a post or body is that stands without its organisation")
struct SeatTests {
    static let cases = [
        // A post of the state is none of the party's, and who heads a ministry abroad is his country's.
        Case(
            "中共中央总书记、国家主席李文杰出席。", has: ["李文杰 holds 总书记@中共中央", "李文杰 holds 国家主席@-"],
            lacks: ["李文杰 holds 国家主席@中共中央"]),
        Case(
            "中央军委副主席、国务委员兼国防部长胡伟会见了美国国防部长科恩。",
            has: ["胡伟 holds 副主席@中央军委", "科恩 holds 国防部长@美国"],
            lacks: ["胡伟 holds 国务委员@中央军委", "胡伟 holds 国防部长@中央军委"]),
        Case("俄第一副总理涅姆佐夫发表谈话。", has: ["涅姆佐夫 holds 第一副总理@俄罗斯"]),
        // Whose title names an organ that stands nowhere is the place's that the sentence names, else nobody's.
        Case(
            "大城子镇人大主席李文杰、派出所长胡伟到会。公安局长王卫东没有来。",
            has: ["胡伟 holds 派出所长@大城子镇", "王卫东 holds 公安局长@-"]),
        Case("宁城县公安局很忙。公安局长李文杰说。", has: ["李文杰 holds 公安局长@宁城县公安局"]),
        // An organ that only counties and cities have is that of the one that the article speaks of.
        Case("宁城县下了雪。文化局局长李文杰说。", has: ["李文杰 holds 局长@宁城县文化局"]),
        // A branch is that of the organisation beside it, or of the village in the sentence.
        Case(
            "海伦市双录乡双山子村党支部书记李文杰到会。海伦市海北镇中心小学校长兼党支部书记胡伟也来了。",
            has: ["胡伟 holds 书记@海北镇中心小学党支部", "李文杰 holds 书记@双山子村党支部"]),
        Case(
            "# 斜滩镇的老街\n\n近日，在寿宁县斜滩镇溪尾洋村，党支部书记卢永生带着党员忙开了。",
            has: ["卢永生 holds 书记@溪尾洋村党支部"], lacks: ["PartyOrganization 斜滩镇党支部"]),
        // 村委会 and 村支书 are a village's, whatever was named since.
        Case(
            "薛群是黄桥镇人武部副部长。村委会主任王爱国来了。", has: ["薛群 holds 副部长@黄桥镇人武部"],
            lacks: ["Organization 黄桥镇人武部村委会"]),
        Case(
            "寿宁县竹管垅乡后垄洋村的茶园与福建省农科院茶叶研究所党支部共建。村支书雷朝明来了。",
            has: ["雷朝明 holds 书记@后垄洋村"], lacks: ["雷朝明 holds 书记@福建省农科院茶叶研究所党支部"]),
        // Behind a post in a community's committee comes one in the community.
        Case(
            "临朐县东城街道兴隆社区党委委员、网格长井梅来了。",
            has: ["井梅 holds 委员@兴隆社区党委", "井梅 holds 网格长@兴隆社区"]),
        // A department that only schools have is the school's.
        Case(
            "绩溪县伏岭中学开学了。绩溪县教体局很忙。年级组组长许静说。", has: ["许静 holds 组长@绩溪县伏岭中学年级组"]),
        // A place is called as the article calls it.
        Case("襄樊市下了雪。市委书记李文杰到会。", has: ["李文杰 holds 书记@襄樊市委", "襄樊市委 locatedIn 襄阳市"]),
        // The town that an article is about, not one named in passing in the name of its branch.
        Case(
            "渭源县会川镇河湾里村变了。河湾里村种了药。河湾里村富了。\n\n"
                + "河湾里村党支部与五竹镇松树坡村党支部联合开展活动。\n\n镇党委书记孙耀宗来了。",
            has: ["孙耀宗 holds 书记@会川镇党委"], lacks: ["PartyOrganization 五竹镇党委"]),
        // Where somebody comes from is not what the text speaks of.
        Case(
            "岷县水利局很忙。李文杰是宁城县人。县水利局局长胡伟说。", has: ["胡伟 holds 局长@岷县水利局"],
            lacks: ["Organization 宁城县水利局"]),
        // What the text says that it calls an organisation stands for that one, also in the names of its bodies.
        Case(
            "合肥第一冶炼厂（以下简称“一冶”）厂长李文杰说，一冶党委书记胡伟很忙，方秋菊也到一冶报到。",
            has: [
                "李文杰 holds 厂长@合肥第一冶炼厂", "胡伟 holds 书记@合肥第一冶炼厂党委", "合肥第一冶炼厂 locatedIn 合肥市",
            ], lacks: ["Organization 一冶", "PartyOrganization 一冶党委"]),
        Case(
            "# 甲\n\n太原第一冶炼厂（以下简称一冶）很忙。\n\n# 乙\n\n合肥第一冶炼厂（以下简称一冶）很忙。一冶党委书记胡伟说。",
            has: ["胡伟 holds 书记@合肥第一冶炼厂党委"], lacks: ["胡伟 holds 书记@太原第一冶炼厂党委"]),
        Case(
            "岷县水利局（以下简称局里）局长李文杰说，局里很忙。", has: ["李文杰 holds 局长@岷县水利局"]),
        // A branch office has a committee of its own, a zone that is an organisation its own management committee.
        Case(
            "黑龙江农垦总局北安分局局长李文杰、党委书记胡伟说。",
            has: ["李文杰 holds 局长@黑龙江农垦总局北安分局", "胡伟 holds 书记@黑龙江农垦总局北安分局党委"],
            lacks: ["胡伟 holds 书记@黑龙江农垦总局党委"]),
        Case(
            "磴口县委常委、副县长，磴口工业园区党工委书记、管委会主任李文杰说。",
            has: ["李文杰 holds 主任@磴口工业园区管委会"], lacks: ["李文杰 holds 主任@磴口县管委会"]),
        // Behind another name in brackets a post is that of the name before them.
        Case("宁城县瓦南村（莲花村）第一书记胡伟来了。", has: ["胡伟 holds 第一书记@瓦南村"]),
        // Who is removed from a post alone is so where the text is; one in a county under a former name is there.
        Case(
            "辽源市开会。任命姜一楠为市中级人民法院审判委员会委员；免去车明礼的副院长职务。",
            has: ["车明礼 holds 副院长@辽源市中级人民法院 former"]),
        Case(
            "中共密县县委开会。县委副书记李文杰、副县长胡伟到会。",
            has: ["李文杰 holds 副书记@密县县委", "胡伟 holds 副县长@新密市"]),
        // A paragraph of several sentences that begins like a line of a list of appointments is none.
        Case(
            "企业为什么能扭亏？1988年，技术员李文杰当上了厂长。", has: ["李文杰 holds 厂长@-"], lacks: ["Person 企业"]),
        // By whom somebody comes to the party is not whom the next clauses are about.
        Case(
            "李文杰1921年出生。1938年10月，经小学教员胡伟介绍加入中国共产党，担任瓦南村党支部书记。",
            has: ["李文杰 memberOf 中国共产党", "李文杰 holds 书记@瓦南村党支部"],
            lacks: ["胡伟 memberOf 中国共产党", "胡伟 holds 书记@瓦南村党支部"]),
        // A company's own name stands for it, and a division's short name.
        Case(
            "长治市百草源药业有限公司很大。百草源药业副总经理李文杰说。大化瑶族自治县开会。大化高中校长胡伟到会。",
            has: ["李文杰 holds 副总经理@长治市百草源药业有限公司", "大化高中 locatedIn 大化瑶族自治县"]),
        // 县局 is the one named; a workshop is a factory's, whoever was named last.
        Case("汪清县公安局很忙。县局党委书记李文杰说。", has: ["李文杰 holds 书记@汪清县公安局党委"]),
        Case(
            "四平市机械厂很忙。四平市水利局来人。金工车间主任胡伟说。", has: ["胡伟 holds 主任@四平市机械厂金工车间"],
            lacks: ["Organization 四平市水利局金工车间"]),
        // What stands right before a post, not what is said before the verb.
        Case(
            "李文杰调往常德市第七中学，任该校党委副书记。", has: ["李文杰 holds 副书记@常德市第七中学党委"],
            lacks: ["李文杰 holds 副书记@常德市第七中学"]),
        // A school in short behind a general word is the one named in full; a faculty's branch says faculty once.
        Case("桃源县第四中学开学了。李文杰任县四中党委书记。", has: ["李文杰 holds 书记@桃源县第四中学党委"]),
        Case(
            "李文杰是内蒙古大学古籍系主任、系党总支副书记。",
            has: ["李文杰 holds 主任@内蒙古大学古籍系", "李文杰 holds 副书记@内蒙古大学古籍系党总支"]),
        // Clauses between semicolons speak of one organisation.
        Case(
            "昌乐县水泥厂很忙。在昌乐县第二棉纺织厂，大家入了党；厂党委书记李文杰说。",
            has: ["李文杰 holds 书记@昌乐县第二棉纺织厂党委"], lacks: ["PartyOrganization 昌乐县水泥厂党委"]),
        // A party group is a village's, not the township's named last.
        Case(
            "霞浦县下浒镇外屿村变了。下浒镇渔业站站长翁其武来了。第二党小组组长许秀钦签了字。",
            lacks: ["PartyOrganization 下浒镇第二党小组"]),
        // An embassy is in the country in which it is.
        Case("中国驻法国大使馆参赞李文杰说。", has: ["中国驻法国大使馆 locatedIn 法国"], lacks: ["中国驻法国大使馆 locatedIn 中国"]),
        Case("天津市总参谋长李文杰没有来。总参谋部很忙。总参谋长胡伟来了。", has: ["胡伟 holds 总参谋长@总参谋部"]),
        // Who does something to whom a pronoun means is not who the pronoun means.
        Case(
            "闫采薇是民警。宁城县公安局局长祁振江让她牵头宣传。她兼任宁城县妇联副主席。",
            has: ["闫采薇 holds 副主席@宁城县妇联"], lacks: ["祁振江 holds 副主席@宁城县妇联"]),
        Case(
            "闫采薇是民警。祁振江说她很忙。祁振江兼任宁城县妇联副主席。", has: ["祁振江 holds 副主席@宁城县妇联"]),
        // Whom a paragraph without names is about, and who goes with him.
        Case(
            "# 程启昌同志逝世\n\n程启昌爱种树。\n\n秘书徐瑞麟记得他。\n\n如今任岷县水利局局长。",
            has: ["程启昌 holds 局长@岷县水利局"], lacks: ["徐瑞麟 holds 局长@岷县水利局"]),
        Case(
            "程启昌来了。老局长徐瑞麟调走后，他任岷县水利局局长。", has: ["程启昌 holds 局长@岷县水利局"],
            lacks: ["徐瑞麟 holds 局长@岷县水利局"]),
        // A former post is in the one organisation of its sentence that has such.
        Case("李文杰进了冠县公安局刑警大队，曾任教导员。", has: ["李文杰 holds 教导员@冠县公安局刑警大队 former"]),
        // Places abroad with the word for their kind, and those in them.
        Case("他访问了内华达州。", has: ["内华达 partOf 美国"]),
    ]

    @Test("are found", arguments: cases)
    func check(_ example: Case) throws { try example.check() }

    @Test("A part is called by the longer names of its whole") func longerNames() throws {
        let graph = try Shared.graph(of: "在广西环江桂丰茧丝绸有限公司，公司党支部书记胡伟说。")
        let branch = graph.nodes.values.first { $0.name == "环江桂丰茧丝绸有限公司党支部" }
        #expect(branch?.aliases.contains("广西环江桂丰茧丝绸有限公司党支部") == true)
    }

    @Test(
        "a line of seats.txt that says too little is refused with its place",
        arguments: ["书记", "@part 年级组", "@part 年级组 学校", "@part 年级组 :", "@part : 学校", "@role 书记"])
    func broken(_ line: String) {
        #expect(throws: (any Error).self) { try Seats(file: SourceFile(name: "seats.txt", bytes: Array(line.utf8))) }
    }
}
