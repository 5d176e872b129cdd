#!/usr/bin/env python3
"""Makes the files under data/pinyin: how characters, surnames and phrases read, in letters without tones.

The sources are the readings and phrases of pypinyin 0.55.0 (MIT) and the character dictionary of jionlp 1.5.31
(Apache-2.0), which tells the readings that are in use from those of old books, and says which of them surnames have.
"""

import collections
import json
import re
import unicodedata

import knowledge_sources as sources

FOLDER = sources.LEXICONS.parent / "pinyin"
#: The block of characters that are in general use; those of names beyond it come from the lists of names.
COMMON = range(0x4E00, 0xA000)

#: Readings of surnames that the dictionary does not mark as such; general knowledge.
SURNAMES = {
    "曾": "zeng", "任": "ren", "华": "hua", "乐": "yue", "召": "shao", "折": "she", "种": "chong", "句": "gou",
    "尉迟": "yu chi", "万俟": "mo qi", "单于": "chan yu", "长孙": "zhang sun", "澹台": "tan tai", "令狐": "ling hu",
    "宿": "su", "盛": "sheng", "隗": "wei", "洗": "xian", "黑": "he", "车": "che", "石": "shi", "曲": "qu", "卜": "bu",
}


def letters(syllable):
    """A syllable without its tone; ü is v, as it is typed."""
    text = unicodedata.normalize("NFD", syllable.strip()).replace("u\u0308", "v")
    return re.sub("[\u0300-\u036f]", "", text).lower()


def table(name):
    """The rows of a weighted list of the lexicons."""
    lines = (sources.LEXICONS / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and line[0] not in "#@"]


def unique(items):
    return list(dict.fromkeys(items))


def dictionary():
    """For each character its readings in use, and those that are marked as a surname's."""
    in_use, of_surnames = {}, {}
    for line in sources.jionlp_text("chinese_char_dictionary").splitlines():
        fields = line.split("\t")
        parts = re.split(r"\[([^\]]*)\]", fields[-1])
        meanings = [(letters(reading), text) for reading, text in zip(parts[1::2], parts[2::2])]
        meanings = [(reading, text) for reading, text in meanings if re.fullmatch("[a-z]+", reading)]
        in_use[fields[0]] = {reading for reading, _ in meanings}
        of_surnames[fields[0]] = unique(r for r, text in meanings if re.search(r"(?:^|[0-9.）])姓[。，；]", text))
    return in_use, of_surnames


def character_readings(in_use):
    """For each character its readings, the most frequent first."""
    source = json.loads(sources.package_file("pypinyin", "pinyin_dict.json").read_text(encoding="utf-8"))
    readings = {}
    for code, text in source.items():
        known = [reading for reading in unique(map(letters, text.split(","))) if re.fullmatch("[a-z]+", reading)]
        used = [reading for reading in known if reading in in_use.get(chr(int(code)), ())]
        if known:
            readings[chr(int(code))] = used or known[:1]
    return readings


def write(name, what, rows):
    head = f"# {what} Made by Scripts/make_pinyin.py; do not edit.\n"
    source = "# Sources: pypinyin 0.55.0 (MIT), jionlp 1.5.31 (Apache-2.0); see the script. v is ü.\n"
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / name).write_text(head + source + "".join(f"{a}\t{b}\n" for a, b in rows), encoding="utf-8")
    print(f"{name}: {len(rows):,} rows")


def main():
    in_use, of_surnames = dictionary()
    readings = character_readings(in_use)
    surnames = [row[0] for row in table("Surname.tsv")]
    compounds = [row[0] for row in table("CompoundSurname.tsv")]
    wanted = {chr(code) for code in COMMON} | set("".join(surnames + compounds))
    wanted |= {row[0] for row in table("GivenCharacter.tsv")}

    by_readings = collections.defaultdict(list)
    for character in sorted(wanted & readings.keys()):
        by_readings[" ".join(readings[character])].append(character)
    write("characters.tsv", "Readings, the most frequent first, and the characters that have them.",
          sorted((key, "".join(characters)) for key, characters in by_readings.items()))

    rows = []
    for surname in surnames + compounds:
        as_name = [SURNAMES[surname]] if surname in SURNAMES else of_surnames.get(surname, []) if len(surname) == 1 else []
        if as_name and as_name[0] != " ".join(readings.get(c, [""])[0] for c in surname):
            rows.append((as_name[0], surname))
    write("surnames.tsv", "How surnames read that read otherwise than the same characters elsewhere.", sorted(rows))

    places = sources.administrative_names()
    words = {row[0] for row in table("words.tsv")} | places
    phrases = json.loads(sources.package_file("pypinyin", "phrases_dict.json").read_text(encoding="utf-8"))
    rows = []
    for phrase, syllables in phrases.items():
        plain = [letters(reading[0]) for reading in syllables]
        known = len(plain) == len(phrase) <= 4 and phrase in words and all(c in readings for c in phrase)
        if known and plain != [readings[c][0] for c in phrase]:
            rows.append((" ".join(plain), phrase))
    write("phrases.tsv", "Words and places in which characters read otherwise than mostly.", sorted(rows))


if __name__ == "__main__":
    main()
