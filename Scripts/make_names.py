#!/usr/bin/env python3
"""Makes the lexicons of name parts and of foreign places from public lists.

Surname.tsv, CompoundSurname.tsv: which surnames there are and the ranking of the hundred commonest are general
knowledge, written below; how the frequencies of the others compare is counted in the personal names of jieba
0.42.1 (MIT). GivenCharacter.tsv: counts of ngender 0.1.1 (MIT). TransliterationCharacter.tsv and
TransliterationName.txt: foreign names of jieba. ForeignPlace.txt: foreign-places.txt, jionlp 1.5.31
(Apache-2.0) and jieba.
"""

import collections
import math
import re

import knowledge_sources as sources

#: The hundred commonest surnames and a few of their variants, commonest first.
RANKED = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔"
    "谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖"
)

#: Share of the population, in thousandths, at some ranks; between them the logarithm is interpolated.
SHARES = {1: 72.5, 2: 71.9, 3: 68.0, 4: 54.0, 5: 45.0, 6: 31.0, 10: 20.5, 20: 9.0, 40: 5.0, 60: 3.6, 100: 1.9}

#: Every other single-character surname: the classical list and those in use today.
OTHERS = (
    "诸卫柒尤施曹华戚喻柏水窦章云葛奚郎鲁昌苗凤花俞柳酆鲍费廉岑倪滕殷毕安傅皮卞齐伍元卜平和穆萧湛祁禹狄米贝明臧计"
    "伏成宋茅庞纪舒屈项祝阮蓝闵席季麻强路娄危童颜梅盛刁骆樊凌霍虞支柯昝管经房裘缪干解应宗宣贲郁单杭洪包左崔吉钮嵇邢"
    "滑裴荣翁荀羊惠甄曲封芮羿储靳汲邴糜松井富巫乌焦巴弓牧隗山谷车宓蓬全郗班仰秋仲伊宫宁仇栾暴甘斜厉戎祖符景詹束幸"
    "司韶郜蓟薄印宿怀蒲邰从鄂索咸籍卓蔺屠蒙池阴郁胥苍双闻莘党翟贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿边扈燕冀"
    "郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容古慎戈庾终暨居衡步都耿满弘匡国文寇广禄阙东殳沃利蔚越夔隆师巩厍聂晁勾敖"
    "融冷訾辛阚那简饶空毋沙乜养鞠须丰巢关蒯相查荆红游竺权逯盖益桓公岳帅缑亢况琴商牟佘佴伯赏墨哈谯笪年爱阳佟言福"
    "迟揭晋楚法汝鄢涂钦仉督归海冼岩闾亓丘粟仝苑苟郇甯蔄靖佐迮诶展芦占母展矫宛邝兰付覃隋买仵修原郄宾官苏麦植谌展敬虎"
    "肇揣幺冒撒呼哈朴辜种冯柘侴尉招代折刀思晋区缴楼门战闪玉普腾弥达来油拓英银铁银禚雒帖阿布"
    "线排赛同渠淡脱陡药忽檀"
    "卿漆锁豆宝泰栗信邬庹牙鹿逯敏卯隽尧仪降底母洛桥滑祖苟贠员亓宿木仓臧律那喇楚夷海斯芒朗郎西火剡鄞勇冶展召臬忻"
    "沐妥朵蹇樂攸岱甲敬青蒿辉钭粱戢暴佘郸谈谌茆撖揭巨悦南白呙夺佀菅青盘蓝雷农闭陀零黎鹏赫巫颉贵恽辇"
    "时果德拜保开奎才校户卡军续鉴妙承礼茂遆弋僧台塔妫希彦慈扁拱振斋旗晃朋栋楠榆樵泉泽津漫炎烈熙爨玛琚瑶畅疏皇硕磨竹笃箫紫罕"
    "羽舟芝蕲虢蛮裕赐铎铭锐骞鹤鼎练鲜郐郧税粘襄豫香黑褚乐邸释郤郈后太玄者片过"
    "荔茶绪岐晟訾操苍初汉兀冉么俸勒旷欧奉戚芶缠侍端寸庆仰翦尕姑叱延衣铉禤麴缐昂贯麻颛纳綦字杞矣剪眭绳要"
)

#: Bearers in a million, roughly, of surnames below the hundredth rank that jieba's names would over- or understate.
LEVELS = {
    1500: "洪温庄颜倪施柳章齐文",
    1000: "耿欧梅葛邢祝聂詹牛焦翟关左殷",
    700: "樊裴甘毕柯鲁霍包阮涂鲍柴游童兰纪申辛尚盛华安单路岳屈项成苗曲骆饶宁翁蒲代解谷凌车房",
    400: "卓符伍尤舒简喻卫艾季阎吉古芦靳穆边娄窦戚池瞿臧隋连冉席官党栾商巩全荣权佟司刁查明丛苑米仇",
    200: "冷敖柏应郁晏花宫佘卞植麻栗桂农滕管景揭和满鹿惠晋邬强容燕丘巴闻修居母封青原劳战敬初银乌云海达哈木宗况来仝",
    100: "区冼伊那呼班伯广富信丰墨皮麦索宝凤相益须别操养泰隆鱼秋尉慕归侍英延干弓经巨种沃戈赫利汉贝红",
}

COMPOUND = {
    "欧阳": 900, "上官": 100, "司马": 90, "诸葛": 80, "皇甫": 60, "司徒": 60, "令狐": 50, "夏侯": 40, "端木": 40, "尉迟": 30, "慕容": 30,
    "东方": 30, "公孙": 20, "长孙": 20, "宇文": 20, "轩辕": 10, "南宫": 20, "西门": 10, "独孤": 10, "完颜": 15, "耶律": 10, "拓跋": 10, "拓拔": 3,
    "呼延": 20, "申屠": 20, "太史": 10, "公冶": 5, "澹台": 5, "濮阳": 20, "淳于": 15, "单于": 5, "钟离": 20, "赫连": 20, "鲜于": 20, "闻人": 15,
    "闾丘": 3, "东郭": 5, "百里": 5, "万俟": 10, "司空": 10, "第五": 5, "公羊": 3, "谷梁": 3, "宗政": 3, "公西": 3, "梁丘": 3, "左丘": 3,
    "东门": 3, "南门": 3, "微生": 2, "颛孙": 3, "子车": 2, "巫马": 3, "漆雕": 3, "乐正": 3, "壤驷": 2, "公良": 2, "夹谷": 2, "宰父": 2,
    "段干": 2, "羊舌": 2, "仲孙": 3, "叔孙": 2, "即墨": 3, "亓官": 3, "司寇": 2, "仉督": 1, "达奚": 2, "贺兰": 5, "纳兰": 10, "叶赫": 2,
    "爱新觉罗": 20, "叶赫那拉": 2, "钮祜禄": 2, "富察": 3, "瓜尔佳": 2, "佟佳": 2, "那拉": 2, "费莫": 1, "纥奚": 1, "范姜": 10, "张简": 5, "东阳": 1,
    "欧侯": 1, "屋庐": 1, "上管": 1, "公叔": 1, "公输": 2, "公仪": 1, "公山": 1, "海氏": 0,
}

#: Characters that write the sounds of foreign names, checked one by one: no function words.
SOUNDS = (
    "阿埃艾爱安昂奥巴白柏拜班邦包堡保鲍北贝本比彼毕边宾滨波伯泊勃博薄卜布采蔡查茶察柴昌车彻楚慈茨茨聪措达戴丹当道得德"
    "登邓迪狄底地蒂第丁定东都杜敦顿多朵厄恩尔耳法凡范方菲费芬丰冯佛夫弗福符富盖甘冈高戈哥歌格葛根贡古瓜圭郭果哈海罕汉"
    "豪浩诃何赫黑亨洪侯胡华怀惠霍基吉季加迦嘉贾简江姜杰捷金津京久居喀卡开凯坎康考柯科可克肯孔库夸匡奎昆阔拉腊莱赖兰"
    "郎朗劳老勒雷黎里理礼李丽莉莲利历列林琳龄留柳隆龙娄卢鲁陆路露伦罗洛吕马玛迈麦曼芒毛茅梅门蒙孟弥米密绵缅敏明缪摩"
    "莫墨默姆木穆拿那纳娜乃奈南瑙内嫩尼妮年涅聂宁牛纽农努女诺欧帕派潘庞培佩彭蓬皮匹平泼珀普朴奇齐契恰钱强乔切钦琴琼"
    "丘屈让热仁日荣茹儒瑞若撒萨塞赛三桑瑟森沙莎山珊尚绍舍申圣盛施石什史士世寿舒树朔硕思斯丝松苏孙索塔泰坦汤唐陶特滕"
    "提田铁廷通透图吐托脱瓦万汪旺威韦为维苇卫魏温文翁沃渥乌吾武西希锡席夏香肖谢辛欣兴雄休修许宣雪逊雅亚延扬杨耶叶伊宜"
    "易因英永尤尤于约云宰赞藏泽扎詹章哲珍芝治智朱卓兹宗祖佐茱蕾芙菈娅娃黛凡珀舜纶赵仓迟崔登翰谟穹瑰芭玻缇霞鹦斐薇琪萝犹寇荷慧藻彬轲简焦昆"
)

#: Of those, the ones that are commoner as function words, numerals or places' heads than in names.
NOT_SOUNDS = set("三世为于第年老地女当得都可日北黑何永路年边江京云山石树黑方丰年")
#: … except where names need them.
NEEDED_SOUNDS = set("当得可山")

#: Characters of native names that are commoner as function words or in Chinese given names.
NOT_NATIVE = NOT_SOUNDS | set("不有高常玉华忠胜宝白成才旭自也乎其则主司合和外次干早来更朝儿别人真必香青音美群赤素早前头子")

#: Particles, pronouns and auxiliary verbs that no given name holds: the counts of the source are slips.
PARTICLES = set("的了着们吗吧呢么啊呀哪这那你我他她它您是把被给等要些个很")

#: How many characters of foreign and native names are kept.
CHARACTERS = 420

#: Words of jieba that are written with such characters but are no part of a person's name.
NO_PERSON = set(
    "阿拉伯 伊斯兰 穆斯林 马拉松 巧克力 维吾尔 哈萨克 乌兹别克 塔吉克 塔塔尔 阿尔法 贝塔 伽马 比特 纳米 卡路里 安培 瓦特 法西斯 纳粹 基督 摩托 海洛因 "
    "哈达 尼龙 沙龙 吉普 卡片 普通 普及 比特 古兰经 米格 海尔 摩托罗拉 路德 里拉 卢比 第纳尔 克拉 夸克 拉丁 斯拉夫 凯尔特 雅利安 布尔什维克 孟什维克 "
    "布尔什维 什维克 什维 卡什维 约莫 多利 科普 换卡 阵列卡 拉皮条 高棉 高尔夫 德比 奥林匹克 托拉斯 托福 雅思 苏维埃 厄尔尼诺 拉尼娜 阿米巴 "
    "纳西 库里 拉丝 普什图 吉普赛 吉卜赛 特拉 地拉 莱姆 马达 马里 雅马哈 沃尔玛 麦当劳 诺基亚 摩根 索尼 可口可乐 奔驰 阿迪达斯 巴士 达达 朗朗 拉拉 "
    "哈什 多达 多谢 多恩 多毛 老马 明文 高卢 伊人 吉日 吉人 安托 孟什 二世 本体 本特 当地 林芝 桑日 桑植 洛南 门源 马尔康 若尔盖 阿图什 巴里坤 "
    "库尔勒 哈密 拉萨 日喀则 那曲 阿里 噶尔 林周 墨脱 扎达 普兰 洛扎 察隅 波密 米林 朗县 加查 尼玛 巴青 索县 安多 比如 塔里木 准噶尔 察哈尔 土默特 "
    "卢布 博雅 哲宗 山宗 德宗 穆宗 钦宗 多福 列巴 托叶 托底 木塞 沙弥 沙拉 泽当 特惠 纳贡 格木 赫赫 霍霍 蒙蒙 赫兹 芬达 雷达 马科 马撒 兰科 柯达 奎松 "
    "米麦 米加 因特 米姆 通什 谢赫 耶鲁 哈佛 安拉 塞班 达安 比比 泰比 夸胡 里里 夸脱 慈乌 若瑟 圣菲 纳罕 佩剑 乌托邦 克格勃 吉普车 弥勒佛 比基尼 "
    "罗布泊 舍利塔 金达莱 马格里布 万佛塔 卡丁车 柴达木 扎什伦布 阿尔茨海默 帕金森 托卡马克 凯迪拉克 劳斯莱斯 奥林巴斯 伊莱克斯 梅赛德斯 甘特图 "
    "兹罗提 海洛英 马克思列 斯里兰卡卢比 艾菲尔铁塔 特洛伊木马 布尔塞维克 达姆弹 沙利度胺 地塞米松 德克士 克丽缇娜 埃斯库多 波音 法特瓦 "
    "鄂尔多斯 锡林郭勒 巴彦淖尔 乌兰察布 呼伦贝尔 科尔沁 额尔德尼 额尔古纳 土尔扈特 喀喇沁 敖汉 奈曼 库伦 达斡尔 鄂伦春 鄂温克 达尔罕 多吉才让".split()
)

#: Family names that are also places: they stay in the list of names.
ALSO_PERSON = set("华盛顿 林肯 杰克逊 麦迪逊 维多利亚 亚历山大 奥斯汀 达尔文 休斯敦 伊丽莎白 夏洛特 惠灵顿 列日 圣保罗 基辅 佐治亚 谢菲尔德 克利夫兰 罗马里奥".split())


#: Endings that make a place of a foreign name.
PLACE_TAIL = re.compile("(斯坦|[语族州岛人堡港河湖山湾角城镇县市])$")


def shares_by_rank():
    """Interpolates the share of each ranked surname."""
    known = sorted(SHARES)
    shares = {}
    for rank, surname in enumerate(dict.fromkeys(RANKED), 1):
        low = max(k for k in known if k <= rank)
        high = min((k for k in known if k >= rank), default=known[-1])
        if low == high:
            shares[surname] = SHARES[low] if rank <= 100 else SHARES[100]
        else:
            part = (rank - low) / (high - low)
            shares[surname] = math.exp((1 - part) * math.log(SHARES[low]) + part * math.log(SHARES[high]))
    return shares


def make_surnames():
    """Blends the ranking with jieba's counts; the unit is one bearer in a million."""
    firsts = collections.Counter(
        word[0] for word, _, tag in sources.jieba_words() if tag in sources.PERSON_TAGS and len(word) == 3
    )
    total = sum(firsts.values())
    ranked = shares_by_rank()
    levels = {surname: level for level, surnames in LEVELS.items() for surname in surnames}
    rows = {}
    for surname in dict.fromkeys(RANKED + "".join(LEVELS.values()) + OTHERS):
        counted = 1e6 * firsts[surname] / total
        if surname in ranked:
            rows[surname] = max(0.75 * 1000 * ranked[surname] + 0.25 * counted, 500 * ranked[surname])
        elif surname in levels:
            rows[surname] = levels[surname]
        else:
            rows[surname] = min(0.3 * counted, 80)
    ordered = sorted(((s, max(1, round(n))) for s, n in rows.items()), key=lambda row: (-row[1], row[0]))
    sources.write_table(
        "Surname.tsv",
        [
            "Surnames of one character: surname, bearers in a million. Made by Scripts/make_names.py; do not edit.",
            "Sources: general knowledge of the ranking, and jieba 0.42.1 (MIT). To add one, see OTHERS in the script.",
        ],
        ordered,
    )
    compound = sorted(((s, n) for s, n in COMPOUND.items() if n), key=lambda row: (-row[1], row[0]))
    sources.write_table(
        "CompoundSurname.tsv",
        [
            "Surnames of several characters: surname, bearers in a million, roughly. Made by Scripts/make_names.py.",
            "Source: general knowledge. To add one, see COMPOUND in the script.",
        ],
        compound,
    )


def make_given():
    """Writes the characters of given names."""
    rows = [
        (c, n)
        for c, n in sources.given_characters()
        if n >= 5 and len(c) == 1 and sources.is_han(c) and c not in PARTICLES
    ]
    sources.write_table(
        "GivenCharacter.tsv",
        [
            "Characters of given names: character, how often it occurs. Made by Scripts/make_names.py; do not edit.",
            "Source: charfreq.csv of ngender 0.1.1 (MIT), men and women added, counts of 5 and more.",
        ],
        sorted(rows, key=lambda row: (-row[1], row[0])),
    )


def foreign_odds(sounds):
    """Returns a function that tells how much likelier a word is as a foreign than as a Chinese name."""
    foreign, chinese = collections.Counter(), collections.Counter()
    for word, _, tag in sources.jieba_words():
        if len(word) < 3:
            continue
        if tag in sources.FOREIGN_TAGS and all(c in sounds for c in word):
            foreign.update(word)
        elif tag in sources.PERSON_TAGS and len(word) == 3 and word[0] in RANKED and not all(c in sounds for c in word):
            chinese.update(word)
    totals = sum(foreign.values()), sum(chinese.values())
    return lambda word: sum(
        math.log((foreign[c] + 0.5) / totals[0]) - math.log((chinese[c] + 0.5) / totals[1]) for c in word
    )


def make_transliterations():
    """Collects foreign names and the characters that they are written with."""
    sounds = set(SOUNDS) - (NOT_SOUNDS - NEEDED_SOUNDS)
    odds = foreign_odds(sounds)
    standard = sources.standard_words()
    ordinary = sources.read_sections(sources.SCRIPTS / "ordinary-words.txt")["keep"]
    domestic = sources.administrative_names() | sources.optional_words("DomesticPlaceWord.txt")
    groups = foreign_place_groups(sounds)
    places = {word for _, words in groups[:-1] for word in words} - ALSO_PERSON
    idioms = sources.idioms()
    counted = {}
    for word, count, tag in sources.jieba_words():
        if not all(c in sounds for c in word) or word in ordinary or word in NO_PERSON or word in domestic:
            continue
        if word in places or word in idioms or PLACE_TAIL.search(word) or (word[0] == "圣" and len(word) > 2):
            continue
        if tag in sources.FOREIGN_TAGS and len(word) >= 2:
            if len(word) > 2 or (count >= 5 and (word not in standard or odds(word) > 2)):
                counted[word] = count
        elif tag in sources.PERSON_TAGS and len(word) >= 3 and odds(word) > 4:
            counted[word] = count
        elif tag in sources.PERSON_TAGS and len(word) == 2 and count >= 20 and odds(word) > 3 and word not in standard:
            counted[word] = count
    # jieba cuts many long names after the third character: 米开朗 beside 米开朗基罗.
    heads = {word[:length] for word in counted for length in range(3, len(word))}
    names = {word for word, count in counted.items() if count > 3 or word not in heads}
    names |= ALSO_PERSON - {"列日", "基辅", "佐治亚"}
    counts = collections.Counter(c for word in names if len(word) >= 3 for c in word)
    # The same sounds write Uyghur, Tibetan and Mongolian names, with some characters of their own.
    native = sources.optional_words("NativeNamePart.tsv")
    for word in native:
        counts.update(c for c in word if sources.is_han(c) and c not in NOT_NATIVE)
    ordered = sorted(counts.items(), key=lambda row: (-row[1], row[0]))[:CHARACTERS]
    sources.write_table(
        "TransliterationCharacter.tsv",
        [
            "Characters that write foreign names: character, how often it occurs. Made by Scripts/make_names.py.",
            "Source: foreign names of jieba 0.42.1 (MIT), characters checked by hand. To add one, see SOUNDS there.",
        ],
        ordered,
    )
    by_length = collections.defaultdict(list)
    for word in sorted(names):
        by_length[min(len(word), 5)].append(word)
    headings = {2: "two characters", 3: "three", 4: "four", 5: "five and more"}
    sources.write_list(
        "TransliterationName.txt",
        [
            "Foreign names and parts of names in Chinese characters. Made by Scripts/make_names.py; do not edit.",
            "Source: foreign names of jieba 0.42.1 (MIT). To take one out, see NO_PERSON in the script.",
        ],
        # Dearer as words of their own than other listed words: most of them are names after all.
        [("@cost 11.5", [])] + [(headings[length], by_length[length]) for length in sorted(by_length)],
    )
    sources.write_list(
        "ForeignPlace.txt",
        [
            "Countries, cities and regions outside China. Made by Scripts/make_names.py; do not edit.",
            "Sources: general knowledge, jionlp 1.5.31 (Apache-2.0), jieba 0.42.1 (MIT). To add one, see foreign-places.txt.",
        ],
        groups,
    )


def foreign_place_groups(sounds):
    """Gathers foreign places: the list kept by hand, jionlp's countries, jieba's transliterated places."""
    groups = []
    for line in (sources.SCRIPTS / "foreign-places.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            groups.append((line.strip("# "), []))
        elif line.strip():
            groups[-1][1].extend(word for word in line.split() if sources.is_han(word))
    domestic = sources.administrative_names() | sources.optional_words("DomesticPlaceWord.txt")
    home = domestic | {"中国", "中华人民共和国"}
    world = sorted(word for word in sources.world_places() if word not in home and len(word) <= 16)
    idioms = sources.idioms()
    ordinary = sources.read_sections(sources.SCRIPTS / "ordinary-words.txt")["keep"]
    tail = re.compile("(?<=..)(共和国|群岛|半岛|州|省|市|岛|湾|郡|邦)$")
    jieba = set()
    for word, count, tag in sources.jieba_words():
        stem = tail.sub("", word)
        if (
            tag in sources.PLACE_TAGS
            and stem != word
            and count >= 3
            and len(stem) >= 3
            and all(c in sounds for c in stem)
            and word not in domestic
            and word not in idioms
            and stem not in domestic
            and word not in ordinary
            and word not in NO_PERSON
        ):
            jieba.add(word)
    return [group for group in groups if group[1]] + [
        ("countries and cities of jionlp", world),
        ("transliterated provinces, islands and cities of jieba", sorted(jieba)),
    ]


def main():
    make_surnames()
    make_given()
    make_transliterations()


if __name__ == "__main__":
    main()
