import GraphModel

/// A graph such as one newspaper page gives: some ninety nodes, all invented
/// but for the larger places.
enum InventedPage {
    static let graph: Graph = {
        var builder = GraphBuilder()
        for chain in chains { builder.chain(chain) }
        for (name, type, place, parent) in organisations { builder.organisation(name, type, in: place, of: parent) }
        for (person, role, place, former) in holdings { builder.holding(person, role, in: place, former: former) }
        for (source, relation, target) in others { builder.edge(source, relation, target) }
        return builder.graph
    }()

    private static let chains = [
        ["甘肃省", "定西市", "临洮县", "东滩镇", "石桥村"], ["甘肃省", "定西市", "临洮县", "东滩镇", "上营村"],
        ["甘肃省", "定西市", "临洮县", "西坪乡", "柳林村"], ["甘肃省", "定西市", "安定区", "南川镇", "杨家湾村"],
        ["甘肃省", "定西市", "安定区", "南川镇", "红土坡村"], ["甘肃省", "天水市", "甘谷县", "青石镇", "白杨村"],
        ["甘肃省", "天水市", "秦州区", "北关街道", "和平社区"], ["甘肃省", "庆阳市", "环县"], ["甘肃省", "酒泉市"],
        ["宁夏回族自治区", "固原市", "西吉县"], ["宁夏回族自治区", "银川市"],
    ]

    private static let organisations: [(String, String, String, String?)] = [
        ("石桥村党支部", "PartyOrganization", "石桥村", "东滩镇党委"), ("石桥村村民委员会", "Organization", "石桥村", nil),
        ("东滩镇党委", "PartyOrganization", "东滩镇", "临洮县委"), ("东滩镇人民政府", "Organization", "东滩镇", nil),
        ("临洮县委", "PartyOrganization", "临洮县", "定西市委"), ("临洮县委组织部", "PartyOrganization", "临洮县", "临洮县委"),
        ("定西市委", "PartyOrganization", "定西市", nil), ("上营村党支部", "PartyOrganization", "上营村", nil),
        ("柳林村党支部", "PartyOrganization", "柳林村", nil), ("柳林村养殖专业合作社", "Organization", "柳林村", nil),
        ("安定区人民检察院", "Organization", "安定区", nil),
        ("安定区人民检察院第二党支部", "PartyOrganization", "安定区", "安定区人民检察院"),
        ("杨家湾村党总支", "PartyOrganization", "杨家湾村", nil), ("甘谷县公安局", "Organization", "甘谷县", nil),
        ("甘谷县公安局交通警察大队党支部", "PartyOrganization", "甘谷县", "甘谷县公安局"),
        ("和平社区党委", "PartyOrganization", "和平社区", nil), ("环县第一中学", "Organization", "环县", nil),
        ("酒泉市供电公司党委", "PartyOrganization", "酒泉市", "酒泉市供电公司"), ("酒泉市供电公司", "Organization", "酒泉市", nil),
        ("西吉县人民医院", "Organization", "西吉县", nil), ("兰州大学", "Organization", "甘肃省", nil),
        ("陇原晨报", "Organization", "甘肃省", nil),
    ]

    private static let holdings: [(String, String, String?, Bool)] = [
        ("张小兵", "书记", "石桥村党支部", false), ("张小兵", "主任", "石桥村村民委员会", false),
        ("李秀兰", "副主任", "石桥村村民委员会", false), ("王建国", "书记", "东滩镇党委", false),
        ("赵永年", "镇长", "东滩镇人民政府", false), ("赵永年", "副书记", "东滩镇党委", false),
        ("马德明", "书记", "临洮县委", false), ("马德明", "书记", "安定区人民检察院第二党支部", true),
        ("孙丽", "部长", "临洮县委组织部", false), ("孙丽", "常委", "临洮县委", false),
        ("刘志远", "书记", "定西市委", false), ("周满仓", "书记", "上营村党支部", false),
        ("吴春生", "书记", "柳林村党支部", false), ("吴春生", "理事长", "柳林村养殖专业合作社", false),
        ("何晓梅", "检察长", "安定区人民检察院", false), ("高玉成", "书记", "安定区人民检察院第二党支部", false),
        ("冯大勇", "书记", "杨家湾村党总支", false), ("冯大勇", "第一书记", "红土坡村", false),
        ("宋明", "局长", "甘谷县公安局", false), ("宋明", "副局长", "甘谷县公安局", true),
        ("唐学军", "书记", "甘谷县公安局交通警察大队党支部", false), ("罗桂芳", "书记", "和平社区党委", false),
        ("罗桂芳", "网格员", "和平社区", true), ("郑海涛", "校长", "环县第一中学", false),
        ("杜立新", "书记", "酒泉市供电公司党委", false), ("杜立新", "总经理", "酒泉市供电公司", false),
        ("欧阳文静", "副院长", "西吉县人民医院", false), ("丁一鸣", "记者", "陇原晨报", false),
        ("石磊", "记者", "陇原晨报", false), ("范小雨", "通讯员", nil, false), ("董家旺", "书记", "白杨村", false),
        ("董家旺", "村主任", "白杨村", false), ("董家旺", "会计", "白杨村", false),
    ]

    private static let others = [
        ("欧阳文静", "nativeOf", "银川市"), ("欧阳文静", "studiedAt", "兰州大学"), ("周满仓", "memberOf", "石桥村党支部"),
        ("石桥村党支部", "heldJointlyWith", "柳林村党支部"), ("郑海涛", "nativeOf", "环县"),
        ("丁一鸣", "authored", "支部连起致富路"), ("石磊", "authored", "支部连起致富路"), ("范小雨", "authored", "百姓身边的红袖章"),
        ("丁一鸣", "authored", "深山里的党课"),
    ]
}

/// Builds graphs for tests, node by node, with evidence.
struct GraphBuilder {
    private(set) var graph = Graph()
    private var types: [String: String] = [:]

    /// Places, the largest first; the largest is known from the gazetteer only.
    mutating func chain(_ names: [String]) {
        let levels = ["province", "prefecture", "county", "township", "village"]
        for (index, name) in names.enumerated() {
            types[name] = "Place"
            graph.insert(
                Node(
                    id: "Place:\(name)", type: "Place", name: name, level: levels[index], inferred: index == 0,
                    mentions: mentions(index == 0 ? 0 : 1)))
            if index > 0 { edge(name, "partOf", names[index - 1], evidence: .gazetteer) }
        }
    }

    mutating func organisation(_ name: String, _ type: String, in place: String, of parent: String?) {
        node(name, type)
        edge(name, "locatedIn", place)
        if let parent {
            if types[parent] == nil { node(parent, parent.hasSuffix("委") ? "PartyOrganization" : "Organization") }
            edge(name, "branchOf", parent)
        }
    }

    mutating func holding(_ person: String, _ role: String, in place: String?, former: Bool) {
        node(person, "Person")
        let post = "\(place ?? person)/\(role)"
        types[post] = "Position"
        graph.insert(
            Node(
                id: "Position:\(post)", type: "Position", name: (place ?? "") + role, role: role, mentions: mentions(1))
        )
        edge(person, "holds", post, former: former)
        if let place { edge(post, "postIn", place) }
    }

    mutating func node(_ name: String, _ type: String) {
        types[name] = type
        graph.insert(Node(id: "\(type):\(name)", type: type, name: name, mentions: mentions(1)))
    }

    mutating func edge(
        _ source: String, _ relation: String, _ target: String, former: Bool = false, evidence: Evidence? = nil
    ) {
        if types[target] == nil { node(target, relation == "authored" ? "Article" : "Place") }
        let text = Evidence(
            document: "page.txt", article: "支部连起致富路", start: 0, end: 9, quote: "\(source)…\(target)",
            rule: "\(relation)-rule")
        graph.insert(
            Edge(
                source: "\(types[source] ?? "Person"):\(source)", type: relation,
                target: "\(types[target] ?? "Place"):\(target)", former: former, evidence: [evidence ?? text]))
    }

    private func mentions(_ count: Int) -> Set<Mention> {
        Set((0..<count).map { Mention(document: "page.txt", article: "支部连起致富路", start: $0, end: $0 + 3) })
    }
}
