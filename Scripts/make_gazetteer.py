#!/usr/bin/env python3
"""Rebuilds the gazetteer's tree and tables from the public package jionlp.

    python3 Scripts/make_gazetteer.py            write the files
    python3 Scripts/make_gazetteer.py --check    fail if they differ from what would be written

The package is taken from where it is installed, else it is downloaded with pip. What is wrong or missing in it is put
right in gazetteer-corrections.tsv beside this script, never in the files, which are made. Names that no rule derives
are written by hand in short-names.tsv beside them, which this script does not touch.
"""

import argparse
import importlib.metadata
import io
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

from gazetteer_tree import Row, tree_file

PACKAGE = "jionlp"
VERSION = "1.5.31"
ROOT = pathlib.Path(__file__).resolve().parent
TARGET = ROOT.parent / "Sources" / "CKnowledge" / "data" / "gazetteer"
CORRECTIONS = ROOT / "gazetteer-corrections.tsv"
FORMER = ROOT / "former-divisions.tsv"
FOREIGN_CITIES = ROOT / "foreign-cities.tsv"
WORLD = "世界"
LEVELS = ["province", "prefecture", "county"]

# The 56 nationalities as the names of autonomous divisions write them. Those in BARE also stand without 族.
BARE = "蒙古 柯尔克孜 哈萨克 锡伯 塔吉克 维吾尔".split()
WITH_SUFFIX = (
    "各 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 "
    "土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 "
    "赫哲 门巴 珞巴 基诺"
).split()
PEOPLE = "|".join([name + "族" for name in WITH_SUFFIX] + BARE)
AUTONOMOUS = re.compile(rf"(.{{2,}}?)(?:{PEOPLE})+(自治区|自治州|自治县|自治旗|区)")
# What a township's name ends with. The source also lists farms, prisons and companies at this level.
TOWNSHIP = re.compile(r"(.{1,}(?:镇|乡|街道|苏木))(?:办事处)?")
# What is no township: areas listed only to count their people, offices that count as one.
STATISTICAL = re.compile("开发区|特殊|直属|类似|示范区|乡镇$|筹备|服务站|办公室")
# Not a name: what the source puts between a division and those that it administers directly.
CONTAINER = "直辖行政区划"
# A nationality's own name is the place's name: 东乡族自治县, 鄂伦春自治旗.
NAMESAKE = re.compile(r"(.{2,}?)族?(自治县|自治旗)")


class Node:
    """One division, with the divisions in it."""

    def __init__(self, name, code, level, shorts, parent):
        self.name, self.code, self.level, self.parent = name, code, level, parent
        self.source_name = name
        self.given = shorts
        self.children = []
        self.townships = []
        self.villages = []
        self.is_statistical = False

    def order(self):
        # What is directly below a province must come before its prefectures: a row lies in the nearest row above it
        # of a more general level.
        return (-LEVELS.index(self.level), self.code or "999999", self.name)

    def ancestors(self):
        node = self.parent
        while node:
            yield node
            node = node.parent


def package_files():
    """Returns a function that reads one of the package's dictionary files as bytes."""
    try:
        distribution = importlib.metadata.distribution(PACKAGE)
        if distribution.version == VERSION:
            return lambda name: pathlib.Path(distribution.locate_file(f"{PACKAGE}/dictionary/{name}")).read_bytes()
    except importlib.metadata.PackageNotFoundError:
        pass
    folder = tempfile.TemporaryDirectory()
    subprocess.run(
        [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder.name, f"{PACKAGE}=={VERSION}"],
        check=True,
    )
    archive = next(pathlib.Path(folder.name).iterdir())
    if archive.suffix != ".whl":
        sys.exit(f"make_gazetteer: expected a wheel of {PACKAGE} {VERSION}, got {archive.name}")
    wheel = zipfile.ZipFile(io.BytesIO(archive.read_bytes()))
    folder.cleanup()
    return lambda name: wheel.read(f"{PACKAGE}/dictionary/{name}")


def read_corrections():
    """Returns {(parent, name in the source): (name, code, short names)} and the list of additions."""
    changes, additions = {}, []
    for line in CORRECTIONS.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        parent, source, name, code, shorts = (line.split("\t") + [""] * 5)[:5]
        shorts = [short for short in shorts.split("|") if short]
        if source == "-":
            additions.append((parent, name, code, shorts))
        else:
            changes[(parent, source)] = (name, code, shorts)
    return changes, additions


def read_tree(text):
    """Returns the provinces, with prefectures and counties below them, from the tab-indented tree."""
    provinces, stack = [], []
    for line in text.splitlines():
        depth = len(line) - len(line.lstrip("\t"))
        if depth == 4:
            villages.append(line.strip())
            continue
        if depth == 3:
            name = line.strip()
            villages = []
            if CONTAINER in name:
                stack[2].villages = villages
            else:
                stack[2].townships.append((name, villages))
            continue
        name, code, short = (line.strip("\t").split("\t") + ["", ""])[:3]
        del stack[depth:]
        parent = stack[depth - 1] if depth else None
        # A municipality or special region is listed twice, and so are containers of what is directly administered.
        is_container = depth > 0 and (CONTAINER in name or parent.code and code == parent.code and depth == 1)
        if is_container:
            stack.append(parent)
            continue
        # No official code exists below Taiwan, Hong Kong and Macau.
        if depth and code[:2] in ("71", "81", "82"):
            code = ""
        node = Node(name, code, LEVELS[depth], [item for item in short.split("/") if item], parent)
        # Codes 70 to 80 of a prefecture are areas such as development zones, which addresses name like districts.
        node.is_statistical = depth == 2 and "70" <= code[4:] <= "80"
        (parent.children if parent else provinces).append(node)
        stack.append(node)
    return provinces


def walk(nodes):
    for node in sorted(nodes, key=Node.order):
        yield node
        yield from walk(node.children)


def correct(provinces, changes, additions):
    """Applies the corrections and fails on one that fits nothing, so that they do not outlive their reason."""
    used = set()
    for node in list(walk(provinces)):
        key = (node.parent.name if node.parent else "", node.source_name)
        if key not in changes:
            continue
        used.add(key)
        name, code, shorts = changes[key]
        if name == "-":
            node.parent.children.remove(node)
        else:
            node.name, node.code, node.given = name, code or node.code, shorts or node.given
    for parent, name, code, shorts in additions:
        homes = [node for node in walk(provinces) if node.name == parent]
        if len(homes) != 1:
            sys.exit(f"make_gazetteer: no single {parent} to add {name} to")
        homes[0].children.append(Node(name, code, "county", shorts, homes[0]))
    return used


def derived(node):
    """Returns the short forms that the official name itself gives."""
    match = AUTONOMOUS.fullmatch(node.name) or NAMESAKE.fullmatch(node.name)
    if match:
        base, suffix = match.groups()
        plain = base + (suffix if suffix == "自治区" else suffix[-1])
        # 湘西, 湘西州 and 湘西自治州.
        return [base, plain, base + suffix]
    if node.name.endswith("特别行政区"):
        return [node.name.replace("特别行政区", "特区")]
    if node.name.endswith("旗") and node.given != [node.name] and not re.search("[左右前中后]旗$", node.name):
        return [node.name[:-1].removesuffix("联合")]
    return []


def short_names(node, provinces):
    """Returns the short names that tell the division from those around it: none of one character."""
    taken = {node.name}
    for other in [*node.ancestors(), *provinces]:
        if other is not node:
            taken |= {other.name, *other.given}
    result = []
    for name in node.given + derived(node):
        if len(name) > 1 and name not in taken and name not in result:
            result.append(name)
    return result


def townships(node):
    """Returns the rows of a division's townships by their own names: 四子王旗江岸苏木 is 江岸苏木."""
    rows = {}
    above = [node.name, node.source_name, *(other.name for other in node.ancestors())]
    for source, villages in node.townships:
        short = source
        # Some repeat all that they lie in, the most general first: 四平市铁东区石岭镇.
        for container in [*reversed(above), *above]:
            if short.startswith(container) and len(short) > len(container) + 2:
                short = short.removeprefix(container)
        match = TOWNSHIP.fullmatch(short)
        is_listed = match is not None and not STATISTICAL.search(short)
        # A farm or zone is called by all of its name: 平原县经济开发区.
        name = match[1] if is_listed else source
        row = rows.setdefault(name, Row("township", name, listed=is_listed))
        row.listed |= is_listed
        row.aliases += [alias for alias in (source, short) if alias not in (name, *row.aliases)]
        row.villages.update(villages)
    return list(rows.values())


def tree_rows(provinces):
    """Returns everything from the country down, what lies in a division right behind it."""
    rows = [Row("country", "中国", "000000", ["中华人民共和国"])]
    for node in walk(provinces):
        shorts = [] if node.is_statistical else short_names(node, provinces)
        rows.append(
            Row(node.level, node.name, node.code, shorts, not node.is_statistical, villages=node.villages))
        rows += townships(node)
    return rows


def renamed_rows(text, provinces, changes):
    """Returns former name, its short names, where it was, today's code, date; and the corrections used."""
    today = {}
    for node in walk(provinces):
        above = tuple(reversed([other.name for other in node.ancestors()]))
        for name in [node.name, *short_names(node, provinces)]:
            today[(*above, name)] = node
    rows, used = set(), set()
    for line in text.splitlines():
        if not line.strip():
            continue
        before, after = line.split("=>")
        date, _, *old = before.split("\t")
        names, shorts = old[0::2], old[1::2]
        path = after.split("\t")
        key = (path[-2], path[-1])
        if key in changes and changes[key][0] != "-":
            used.add(key)
            path[-1] = changes[key][0]
        node = today.get(tuple(path))
        if node is None:
            sys.exit(f"make_gazetteer: nothing is called {'/'.join(path)} today")
        short = shorts[-1] if len(shorts[-1]) > 1 and shorts[-1] not in (names[-1], node.name, *node.given) else ""
        rows.add("\t".join([names[-1], short, names[-2], node.code, date]))
    return sorted(rows), used


def former_rows(provinces):
    """Returns the rows of former-divisions.tsv as `renamed_rows` has them; fails on one that fits nothing or two."""
    rows = []
    for line in FORMER.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        former, shorts, parent, name, date = line.split("\t")
        found = [node for node in walk(provinces) if node.name == name and node.parent and node.parent.name == parent]
        if len(found) != 1:
            sys.exit(f"make_gazetteer: {len(found)} divisions are called {parent}/{name} today")
        rows.append("\t".join([former, shorts, parent, found[0].code, date]))
    return rows


def country_rows(text, changes):
    """Returns name, official name, and the cities that the source and we know there; and the corrections used."""
    rows, used = [], set()
    added = further_cities()
    for line in text.splitlines():
        name, official, capital, others = (line.split("\t") + [""] * 4)[:4]
        if not official or name == "中国":
            continue
        places = [capital, *others.split("/")]
        key = (WORLD, name)
        if key in changes:
            used.add(key)
            name, official = changes[key][0], changes[key][1] or official
        kept = []
        for place in places:
            drop = (name, place)
            if drop in changes:
                used.add(drop)
            elif place and place not in kept and place not in (name, official):
                kept.append(place)
        kept += [city for city in added.pop(name, []) if city not in kept]
        rows.append("\t".join([name, "" if official == name else official, "|".join(kept)]))
    if added:
        sys.exit(f"make_gazetteer: no countries are called {', '.join(added)}")
    return sorted(rows), used


def further_cities():
    """Returns the cities of foreign-cities.tsv by country."""
    lines = FOREIGN_CITIES.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {country: cities.split("|") for country, cities in rows}


def table(rows, title, columns):
    """Returns the bytes of a table of text."""
    head = [
        f"# {title}",
        f"# Made by Scripts/make_gazetteer.py from {PACKAGE} {VERSION} (Apache-2.0). Do not edit: corrections go beside the script.",
        f"# {columns}",
    ]
    return ("\n".join(head + rows) + "\n").encode("utf-8")


def files():
    """Yields name and bytes of each file."""
    read = package_files()
    changes, additions = read_corrections()
    archive = zipfile.ZipFile(io.BytesIO(read("china_location.zip")))
    provinces = read_tree(archive.read("china_location.txt").decode("utf-8"))
    used = correct(provinces, changes, additions)
    renamed, used_by_renamed = renamed_rows(read("china_location_change.txt").decode("utf-8"), provinces, changes)
    countries, used_by_countries = country_rows(read("world_location.txt").decode("utf-8"), changes)
    unused = set(changes) - used - used_by_renamed - used_by_countries
    if unused:
        sys.exit(f"make_gazetteer: corrections that fit nothing: {sorted(unused)}")
    yield "tree.bin", tree_file(tree_rows(provinces))
    yield "renamed.tsv", table(
        sorted([*renamed, *former_rows(provinces)]),
        title="Divisions that were renamed, merged, raised in status or moved.",
        columns="former name, its short names, the division it was in, today's code, date",
    )
    yield "countries.tsv", table(
        countries,
        title="The other countries of the world, and some of their cities.",
        columns="name, official name where it differs, capital and other cities",
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    arguments = parser.parse_args()
    differing = []
    for name, data in files():
        path = TARGET / name
        if arguments.check:
            if not path.exists() or path.read_bytes() != data:
                differing.append(name)
        else:
            TARGET.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            print(f"{name}: {len(data):,} bytes")
    if differing:
        sys.exit(f"make_gazetteer: not up to date: {', '.join(differing)}")


if __name__ == "__main__":
    main()
