#!/usr/bin/env python3
"""Makes JapaneseSurname.tsv and JapaneseGivenCharacter.tsv in simplified Chinese characters.

The sources are japanese-personal-name-dataset 0.4.0 (MIT): surnames with their bearers, and given names; and
the tables of characters of opencc-python-reimplemented 0.1.7 (Apache-2.0).

    pip install japanese-personal-name-dataset==0.4.0 opencc-python-reimplemented==0.1.7
"""

import collections
import csv

import knowledge_sources as sources

#: Surnames with fewer bearers are left out.
LEAST_BEARERS = 4000
#: Characters in fewer given names are left out.
LEAST_NAMES = 12
#: Surnames of well-known people that are too rare to be counted; they get this many thousand bearers.
RARE, THOUSANDS = (
    "一力 三笘 三船 与谢野 中曾根 丰臣 乃木 久米田 五味川 井伏 井山 伊集院 佐佐木 土肥原 堂安 大隈 太宰 小津 山县 币原 影佐 御手洗 德川 明智 是枝 有岛 "
    "枝野 武宫 武者小路 池江 浅丘 浜崎 海部 涩泽 犬养 町村 石破 羽根 胜间田 芝野 芥川 若槻 药师丸 西乡 西园寺 谷垣 足利 近卫 金子 长曾我部 陆奥 鸠山"
).split(), 30
#: Surnames that are Chinese words more frequent than this in jieba's dictionary are left out, unless they are
#: as common in Japan as the second figure says.
WORD_COUNT, COMMON = 150, 300_000
#: Other surnames that are common Chinese words or places.
NOT_SURNAMES = set(
    "东方 西方 北方 南方 大江 大河 平和 平安 大城 河村 西村 平原 山地 大家 中央 大道 中间 新城 新村 大海 安全 西湖 西山 东山 南山 北山 "
    "河北 河南 山西 山东 江西 江南 广东 湖南 湖北 上海 大场 土居 高速 长江 黑河 青山 国分 田地 中西 大西 海上 山上 河上 日向 一色 大正 明石 "
    "加工 生方 和平 城市 国府 上方 下方 前方 后方 大内 大力 金子 国本 本间 古贺新 出口 入口 山口县".split()
)


def character_table(name, reverse=False):
    """Reads one of OpenCC's tables of characters; the first of several targets counts."""
    table = {}
    for line in sources.package_file("opencc", "dictionary", name).read_text(encoding="utf-8").splitlines():
        key, _, values = line.partition("\t")
        for value in values.split():
            table.setdefault(value if reverse else key, key if reverse else value)
            if not reverse:
                break
    return table


def main():
    japanese = character_table("JPVariants.txt", reverse=True)
    simplified = character_table("TSCharacters.txt")

    def convert(word):
        return "".join(simplified.get(japanese.get(c, c), japanese.get(c, c)) for c in word)

    folder = sources.package_file("japanese_personal_name_dataset", "dataset")
    words = {
        word for word, count, tag in sources.jieba_words() if count > WORD_COUNT and tag not in sources.NAME_TAGS
    }
    surnames = collections.Counter({word: THOUSANDS for word in RARE})
    with open(folder / "last_name_org.csv", encoding="utf-8") as file:
        for row in csv.reader(file):
            word = convert(row[0])
            bearers = int(row[1])
            if len(word) < 2 or not sources.is_han(word) or bearers < LEAST_BEARERS or word in NOT_SURNAMES:
                continue
            if word not in words or bearers >= COMMON:
                surnames[word] += bearers // 1000
    characters = collections.Counter()
    for name in ("first_name_man_opti.csv", "first_name_woman_opti.csv"):
        with open(folder / name, encoding="utf-8") as file:
            for row in csv.reader(file):
                for word in row[2:]:
                    characters.update(c for c in convert(word) if sources.is_han(c))
    sources.write_table(
        "JapaneseSurname.tsv",
        [
            "Japanese surnames in simplified characters: surname, thousands of bearers. Made by",
            "Scripts/make_japanese_names.py from japanese-personal-name-dataset 0.4.0 (MIT); do not edit.",
        ],
        sorted(surnames.items(), key=lambda row: (-row[1], row[0])),
    )
    sources.write_table(
        "JapaneseGivenCharacter.tsv",
        [
            "Characters of Japanese given names, simplified: character, how many names hold it. Made by",
            "Scripts/make_japanese_names.py from japanese-personal-name-dataset 0.4.0 (MIT); do not edit.",
        ],
        sorted(((c, n) for c, n in characters.items() if n >= LEAST_NAMES), key=lambda row: (-row[1], row[0])),
    )


if __name__ == "__main__":
    main()
