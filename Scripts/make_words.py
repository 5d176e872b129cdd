#!/usr/bin/env python3
"""Makes words.tsv, the general words and their frequencies that keep words from being read as names.

The source is the dictionary of jieba 0.42.1 (MIT). Rows that it tags as names are left out, except
those that are ordinary words: jieba tags 道德, 高峰 and 建国 as names. Three tests find them: the word
is a headword of jionlp 1.5.31's dictionary of Chinese words or idioms (Apache-2.0), or it is a
two-character word more frequent than most names, or ordinary-words.txt keeps it. The reverse mistake, a
personal name tagged as a noun, is found by the odds of its characters in names and in words; a place's
name that is tagged as another word, by its rarity.
"""

import collections
import math

import knowledge_sources as sources

#: Rarer words are leftovers of the corpus.
LEAST_COUNT = 3
#: A longer word must be this frequent: long rare rows are set phrases.
LONG_WORD_LENGTH, LONG_WORD_COUNT = 5, 20
#: Two-character rows tagged as persons are more often words than names above this count.
FREQUENT = 20
#: A rarer row that bears the name of a place of China, and is in no dictionary, is that place: 平果, tagged as a noun.
RARE_PLACE = 12
#: Natural logarithm of the odds above which a three-character noun is a name.
NAME_ODDS = 1.5

#: Surnames with which a three-character word is rarely anything but a name.
TELLING_SURNAMES = set(
    "王李张刘陈杨赵吴徐孙胡朱林何郭罗梁宋郑谢韩冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴姚谭廖邹陆郝崔邱"
    "江顾侯邵孟汤尹武乔庞樊殷施陶翟颜倪严牛俞章葛岳毛邢柳陈唐柯霍詹聂焦耿鲁左关莫骆管祝窦裴欧"
)

#: Words of these tags are what a name is compared with.
WORD_TAGS = {"n", "nz", "v", "vn", "l", "a", "b", "d", "t", "i"}


def name_odds(rows):
    """Returns a function that tells how much likelier a three-character word is as a name than as a word."""
    names = [word for word, _, tag in rows if tag in sources.PERSON_TAGS and len(word) == 3]
    common = [first for first, _ in collections.Counter(word[0] for word in names).most_common(300)]
    names = [word for word in names if word[0] in set(common)]
    words = [word for word, _, tag in rows if tag in WORD_TAGS and len(word) == 3]

    def model(sample):
        counts = [collections.Counter(word[place] for word in sample) for place in range(3)]
        total = len(sample) + 3000
        return lambda place, character: (counts[place][character] + 0.5) / total

    as_name, as_word = model(names), model(words)
    return lambda word: sum(math.log(as_name(place, c) / as_word(place, c)) for place, c in enumerate(word))


def main():
    rows = list(sources.jieba_words())
    odds = name_odds(rows)
    standard = sources.standard_words()
    ordinary = sources.read_sections(sources.SCRIPTS / "ordinary-words.txt")
    keep, leave_out = ordinary["keep"], ordinary["leave out"]
    divisions = sources.administrative_names()
    places = divisions | sources.world_places()

    def is_ordinary(word, count, tag):
        """Decides on a row that is tagged as a name."""
        if word in keep:
            return True
        if word in leave_out or word in places:
            return False
        if len(word) >= 4:
            return word in standard and tag not in sources.ORGANIZATION_TAGS
        if tag not in sources.PERSON_TAGS:
            return False
        if len(word) == 3:
            return word in standard and word[0] not in TELLING_SURNAMES
        return len(word) == 2 and (word in standard or count >= FREQUENT)

    def is_personal_name(word, tag):
        """Decides on a row that is tagged as a noun."""
        if len(word) == 3 and word in leave_out:
            return True
        return (
            tag in {"n", "nz", "x"}
            and len(word) == 3
            and word[0] in TELLING_SURNAMES
            and word not in standard
            and odds(word) > NAME_ODDS
        )

    kept, rescued, dropped = [], 0, []
    for word, count, tag in rows:
        if len(word) == 1:
            if sources.is_han(word):
                kept.append((word, count, tag))
            continue
        if count < LEAST_COUNT or (len(word) > LONG_WORD_LENGTH and count < LONG_WORD_COUNT):
            continue
        if tag in sources.NAME_TAGS:
            if is_ordinary(word, count, tag):
                # Its tag was wrong, and most of these are nouns.
                kept.append((word, count, "n"))
                rescued += 1
        elif is_personal_name(word, tag) or count < RARE_PLACE and word in divisions and word not in standard:
            dropped.append(word)
        else:
            kept.append((word, count, tag))
    kept.sort(key=lambda row: [ord(character) for character in row[0]])

    sources.write_table(
        "words.tsv",
        [
            "General words: word, count in jieba's corpus, part of speech. Made by Scripts/make_words.py; do not edit.",
            "Source: the dictionary of jieba 0.42.1 (MIT) without its names. To add a word, see Scripts/ordinary-words.txt.",
        ],
        kept,
    )
    print(f"{len(kept):,} words, {rescued:,} of them tagged as names; {len(dropped)} names tagged as other words left out")


if __name__ == "__main__":
    main()
