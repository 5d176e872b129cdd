"""Reading of the public packages that the lexicons are derived from, and writing of the files.

The packages are installed by name and version:

    pip install jieba==0.42.1 ngender==0.1.1 jionlp==1.5.31
    pip install japanese-personal-name-dataset==0.4.0 opencc-python-reimplemented==0.1.7 pypinyin==0.55.0
"""

import csv
import importlib.util
import io
import pathlib
import re
import zipfile

SCRIPTS = pathlib.Path(__file__).resolve().parent
LEXICONS = SCRIPTS.parent / "Sources" / "CKnowledge" / "data" / "lexicons"

#: Tags of jieba's dictionary that mark names.
PERSON_TAGS = {"nr", "nrfg"}
FOREIGN_TAGS = {"nrt"}
PLACE_TAGS = {"ns"}
ORGANIZATION_TAGS = {"nt"}
NAME_TAGS = PERSON_TAGS | FOREIGN_TAGS | PLACE_TAGS | ORGANIZATION_TAGS

HAN = re.compile(r"[\u3400-\u9fff]+\Z")


def is_han(word):
    """Says whether a word consists of Han characters alone."""
    return HAN.match(word) is not None


def package_file(package, *parts):
    """Finds a file inside an installed package without importing the package."""
    spec = importlib.util.find_spec(package)
    if spec is None:
        raise SystemExit(f"The package {package} is not installed; see the head of knowledge_sources.py.")
    return pathlib.Path(spec.submodule_search_locations[0]).joinpath(*parts)


def jieba_words():
    """Yields word, count and tag of every row of jieba's dictionary."""
    for line in package_file("jieba", "dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, tag = line.split()
        yield word, int(count), tag


def given_characters():
    """Yields each character of given names with its count, men and women together, from ngender."""
    text = package_file("ngender", "charfreq.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(io.StringIO(text)):
        yield row["char"], int(row["male"]) + int(row["female"])


def jionlp_text(name):
    """Reads one text of jionlp's dictionary folder out of its archive, or plain where it has none."""
    archive = package_file("jionlp", "dictionary", f"{name}.zip")
    if archive.exists():
        with zipfile.ZipFile(archive) as opened:
            return opened.read(f"{name}.txt").decode("utf-8")
    return package_file("jionlp", "dictionary", f"{name}.txt").read_text(encoding="utf-8")


def idioms():
    """The idioms of jionlp."""
    return {line.split()[0] for line in jionlp_text("chinese_idiom").splitlines() if line.strip()}


def standard_words():
    """The headwords of jionlp's dictionary of Chinese words, and its idioms."""
    words = {re.split(r"[\t\[ ]", line, maxsplit=1)[0] for line in jionlp_text("chinese_word_dictionary").splitlines()}
    return {word for word in words | idioms() if is_han(word)}


def administrative_names():
    """Full and short names of China's provinces, prefectures and counties, from jionlp."""
    names = set()
    for line in jionlp_text("china_location").splitlines():
        if not line.strip() or line.startswith("\t\t\t"):
            continue
        fields = line.strip().split("\t")
        names.add(fields[0])
        names.update(field for field in fields[2:] if field)
        if len(fields[0]) > 2:
            names.add(re.sub("[省市区县盟旗]$", "", fields[0]))
    return names


def world_places():
    """Countries, capitals and cities of the world, from jionlp."""
    places = set()
    for line in jionlp_text("world_location").splitlines():
        if not line.strip() or line.rstrip().endswith(":"):
            continue
        for field in re.split(r"[\t/]", line.strip()):
            if field and is_han(field):
                places.add(field)
    return places


def read_words(path):
    """Reads a word list: words separated by spaces, lines that begin with '#' are comments."""
    words = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            words.extend(line.split())
    return words


def read_sections(path):
    """Reads a word list with [sections] into a dictionary of sets."""
    sections, current = {}, None
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            current = sections.setdefault(line.strip("[] "), set())
        elif current is not None and not line.startswith("#"):
            current.update(line.split())
    return sections


def optional_words(name):
    """The words of a lexicon that is kept by hand, or none when it does not exist yet."""
    path = LEXICONS / name
    return set(read_words(path)) if path.exists() else set()


def write_table(name, comments, rows):
    """Writes a weighted list: comment lines, then tab-separated rows."""
    lines = [f"# {comment}" for comment in comments]
    lines += ["\t".join(str(field) for field in row) for row in rows]
    write(name, lines)


def write_list(name, comments, groups):
    """Writes a word list in groups, each sorted and with its heading or @ line, in short lines."""
    lines = [f"# {comment}" for comment in comments]
    seen = set()
    for heading, words in groups:
        fresh = [word for word in words if word not in seen and not seen.add(word)]
        if heading:
            lines.append(heading if heading.startswith("@") else f"# {heading}")
        line = ""
        for word in sorted(fresh):
            if line and len(line) + len(word) >= 60:
                lines.append(line)
                line = ""
            line = f"{line} {word}" if line else word
        if line:
            lines.append(line)
    write(name, lines)


def write(name, lines):
    """Writes lines to a file of the lexicons folder and says how large it is."""
    data = ("\n".join(lines) + "\n").encode("utf-8")
    (LEXICONS / name).write_bytes(data)
    print(f"{name}: {len(lines)} lines, {len(data):,} bytes")
