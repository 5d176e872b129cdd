#!/usr/bin/env python3
"""Compare the speed of guanxi with other programs, each against the other in the same run.

usage: Scripts/bench.py GUANXI [MEGABYTES]      needs the network once: rjieba and cpca are installed into .venv

Every figure is the least of several rounds, in which the programs take turns, of user and system time of the whole
process on one core, but for ten times the text, which is compared with ten runs. Look at the ratios; the times are
those of this machine today.
"""
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

from bench_drawing import bench_drawing
from measure_places import addresses, source_villages

ROOT = pathlib.Path(__file__).resolve().parent.parent
ROUNDS = 5

TAGGER = """
import json, sys, rjieba
for line in sys.stdin:
    record = json.loads(line)
    words = rjieba.tag(record["text"])
    print(json.dumps({"id": record["id"], "words": len(words)}))
"""


# What cpca's own documentation shows, over all records at once.
MAPPER = """
import json, sys, cpca
records = [json.loads(line) for line in sys.stdin]
table = cpca.transform([record["text"] for record in records])
for record, row in zip(records, table.itertuples(index=False)):
    print(json.dumps({"id": record["id"], "province": row[0], "prefecture": row[1], "county": row[2], "code": row[4]}))
"""


def paragraphs():
    for page in sorted((ROOT / "seeds").glob("*.txt")):
        data = page.read_bytes()
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text = data.decode("gb18030")
        yield from (line.strip() for line in text.splitlines() if line.strip())


def write_records(path, megabytes):
    lines, size, number = list(paragraphs()), 0, 0
    with open(path, "w", encoding="utf-8") as file:
        while size < megabytes * 1e6:
            for line in lines:
                # A number in each text, so that no two are the same.
                record = {"id": f"r{number}", "text": f"{line}{number}"}
                file.write(json.dumps(record, ensure_ascii=False) + "\n")
                size += len(record["text"].encode())
                number += 1
    return size / 1e6


# A process has the memory of the one that starts it until it begins: a small one starts it.
PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def peak(command, stdin=None):
    """The most megabytes that a process has."""
    with open(stdin or os.devnull, "rb") as source:
        result = subprocess.run(
            [sys.executable, "-c", PEAK, *command], stdin=source, capture_output=True, check=True, text=True)
    return int(result.stdout) / 1024


def run(command, stdin=None, cores=1):
    """CPU and wall seconds of one process, kept on one core or so many."""
    all_cores = os.sched_getaffinity(0)
    source = open(stdin, "rb") if stdin else subprocess.DEVNULL
    # What starts a process hands its cores on; a function run in between would cost milliseconds.
    os.sched_setaffinity(0, set(sorted(all_cores)[:cores]))
    start = time.perf_counter()
    process = subprocess.Popen(command, stdin=source, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    os.sched_setaffinity(0, all_cores)
    message = process.stderr.read().decode(errors="replace")
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}: {message}")
    return usage.ru_utime + usage.ru_stime, wall


def compare(contenders, rounds=ROUNDS):
    """The least CPU and wall seconds of each, the contenders taking turns."""
    best = {}
    for _ in range(rounds):
        for name, (command, stdin) in contenders.items():
            cpu, wall = run(command, stdin)
            old = best.get(name, (cpu, wall))
            best[name] = min(cpu, old[0]), min(wall, old[1])
    return best


def python_with(module, *packages):
    """The Python of .venv, with packages in it."""
    python = ROOT / ".venv" / "bin" / "python"
    check = [str(python), "-c", f"import {module}"]
    if not python.exists() or subprocess.run(check, capture_output=True).returncode:
        subprocess.run([sys.executable, "-m", "venv", str(ROOT / ".venv")], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", *packages], check=True)
    return str(python)


def bench_extract(guanxi, folder, megabytes):
    records, empty, script = folder / "records.jsonl", folder / "empty.jsonl", folder / "tag.py"
    size = write_records(records, megabytes)
    empty.write_text('{"id": "0", "text": "石桥村"}\n', encoding="utf-8")
    script.write_text(TAGGER, encoding="utf-8")
    ours = [guanxi, "extract", "--records", "--mentions", "--threads", "1"]
    theirs = [python_with("rjieba", "rjieba==0.2.2"), str(script)]
    best = compare({
        "guanxi": (ours, records), "rjieba": (theirs, records), "guanxi, start": (ours, empty),
        "rjieba, start": (theirs, empty)}, rounds=3)
    print(f"extract --records --mentions, {size:.1f} MB of text, one core")
    speeds = {}
    for name in ("guanxi", "rjieba"):
        whole, start = best[name][0], best[f"{name}, start"][0]
        speeds[name] = size / max(whole - start, 1e-9)
        print(f"  {name:8} {speeds[name]:7.2f} MB/s after {start:5.2f} s of start-up; whole process {whole:6.2f} s")
    print(f"  guanxi : rjieba = {speeds['guanxi'] / speeds['rjieba']:.2f} in MB/s, "
          f"{best['rjieba'][0] / best['guanxi'][0]:.2f} over the whole process")
    bench_scale(guanxi, folder, records, best["guanxi, start"][0])


def bench_scale(guanxi, folder, records, start):
    """Ten times the text, and two threads."""
    longer = folder / "longer.jsonl"
    with open(longer, "wb") as file:
        for _ in range(10):
            file.write(records.read_bytes())
    command = [guanxi, "extract", "--records", "--mentions", "--threads"]
    # A long run has its share of a shared machine's slow moments, so that it is compared with as many short ones as fill
    # the same time, and not with the best of them.
    rounds = []
    for _ in range(3):
        short_cpu = sum(run([*command, "1"], records)[0] for _ in range(10)) / 10
        long_cpu, one = run([*command, "1"], longer)
        rounds.append(((long_cpu - start) / (short_cpu - start), one))
    ratio, one = sorted(rounds)[1][0], min(wall for _, wall in rounds)
    memory = peak([*command, "1"], longer)
    print(f"  ten times the text: {ratio:.2f} times the time, {memory:.0f} MB at most")
    if len(os.sched_getaffinity(0)) > 1:
        two = min(run([*command, "2"], longer, cores=2)[1] for _ in range(2))
        print(f"  two threads: {one / two:.2f} times as fast as one (wall)")


def write_addresses(path, count):
    """Villages drawn evenly from the gazetteer's source, each written in four ways, until there are enough."""
    paths = source_villages()
    texts = [text for place in paths[:: max(len(paths) * 4 // count, 1)] for text in list(addresses(place))[:4]]
    with open(path, "w", encoding="utf-8") as file:
        for number in range(count):
            file.write(json.dumps({"id": f"r{number}", "text": texts[number % len(texts)]}, ensure_ascii=False) + "\n")


def bench_place(guanxi, folder):
    """Addresses a second, and one process for one address."""
    counts = {"guanxi": 1_000_000, "cpca": 50_000}
    script = folder / "map.py"
    script.write_text(MAPPER, encoding="utf-8")
    commands = {
        "guanxi": [guanxi, "place", "--records", "--threads", "1"],
        "cpca": [python_with("cpca", "cpca==0.5.5", "setuptools<81"), str(script)],
    }
    contenders = {}
    for name, count in counts.items():
        contenders[name] = (commands[name], folder / f"{name}.jsonl")
        write_addresses(contenders[name][1], count)
    empty = folder / "one.jsonl"
    empty.write_text('{"id": "0", "text": "北京市"}\n', encoding="utf-8")
    contenders |= {f"{name}, start": (command, empty) for name, command in commands.items()}
    best = compare(contenders, rounds=3)
    print("place --records, villages drawn evenly in four ways, one core")
    for name, count in counts.items():
        whole, start = best[name][0], best[f"{name}, start"][0]
        print(f"  {name:8} {count / whole:9,.0f} strings/s over the whole process, {count / (whole - start):9,.0f} "
              f"after {start:5.2f} s of start-up")
    one = compare({"place": ([guanxi, "place", "赤峰市元宝山区建昌营村"], None), "true": (["/bin/true"], None)}, rounds=30)
    memory = peak([guanxi, "place", "赤峰市元宝山区建昌营村"])
    print(f"  one place, whole process: {one['place'][1] * 1000:.1f} ms (wall), {memory:.0f} MB")


def bench_query(guanxi, folder):
    store = folder / "graph.db"
    run([guanxi, "build", str(ROOT / "seeds"), "--graph", str(store)])
    name = subprocess.run(
        [guanxi, "stats", "--graph", str(store), "--format", "json"], capture_output=True, check=True, text=True)
    hub = next(row["what"] for row in json.loads(name.stdout) if row["of"] == "degree").split(" (")[0]
    found = subprocess.run(
        [guanxi, "find", hub, "--graph", str(store), "--format", "json"], capture_output=True, check=True, text=True)
    node = next(row["id"] for row in json.loads(found.stdout) if row["name"] == hub)
    contenders = {
        "guanxi neighbours": ([guanxi, "neighbours", "--id", node, "--graph", str(store)], None),
        "guanxi --version": ([guanxi, "--version"], None),
        "true": (["/bin/true"], None),
    }
    if shutil.which("sqlite3"):
        query = f"SELECT count(*) FROM edge JOIN node ON node.key = edge.source WHERE node.id = '{node}'"
        contenders["sqlite3"] = (["sqlite3", str(store), query], None)
    best = compare(contenders, rounds=30)
    print(f"neighbours of {hub}, whole process (wall)")
    for other, (_, wall) in best.items():
        print(f"  {other:18} {wall * 1000:7.2f} ms, {wall / best['true'][1]:6.2f} times that of 'true'")


# What neighbours shows of a node: each edge at it, what is at the other end, and the passages that say so.
NEIGHBOURS = """
    SELECT e.type, e.former, e.since, e.until, o.id, o.type, o.name, v.rule, v.quote, v.start, v.stop, d.id
    FROM node n JOIN edge e ON e.{near} = n.key JOIN node o ON o.key = e.{far}
    LEFT JOIN evidence v ON v.edge = e.key LEFT JOIN document d ON d.key = v.document WHERE n.id = '{node}'
"""


def bench_questions(guanxi, folder):
    """Questions to a store of 200,000 nodes and 1,000,000 edges, each a process of its own."""
    pages, store = folder / "counties", folder / "counties.db"
    run([sys.executable, str(ROOT / "Scripts" / "make_big_graph.py"), str(pages)])
    built, _ = run([guanxi, "build", *map(str, sorted(pages.glob("*.json"))), "--graph", str(store)])
    with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as database:
        # People, from two counties, who are not in the party: its node has an edge from every second person.
        people = [row[0] for row in database.execute("""
            SELECT id FROM node n WHERE type = 'Person' AND NOT EXISTS (
                SELECT 1 FROM edge WHERE shown_source = n.key AND type = 'memberOf') ORDER BY id""")]
        size = [database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("node", "edge")]
    person, other, hub = people[len(people) // 3], people[len(people) // 2], "中国共产党"

    def ask(*arguments):
        return [guanxi, *arguments, "--graph", str(store)], None

    query = " UNION ALL ".join(
        NEIGHBOURS.format(near=near, far=far, node=person) for near, far in (("shown_source", "shown_target"), ("shown_target", "shown_source")))
    contenders = {
        "sqlite3, neighbours": (["sqlite3", str(store), query], None),
        "neighbours": ask("neighbours", person),
        "neighbours --depth 2": ask("neighbours", person, "--depth", "2"),
        "path": ask("path", person, other),
        "path to the largest node": ask("path", person, hub),
        "find 村": ask("find", "村"),
        "find 刚": ask("find", "刚"),
        "find liugang": ask("find", "liugang"),
        "find lg": ask("find", "lg"),
        "who --in": ask("who", "党支部书记", "--in", person.split("@")[1].split("/")[-1]),
        "--version": ([guanxi, "--version"], None),
        "true": (["/bin/true"], None),
    }
    best = compare(contenders, rounds=30)
    print(f"questions to a store of {size[0]:,} nodes and {size[1]:,} edges ({store.stat().st_size / 1e6:.0f} MB, built in "
          f"{built:.0f} s), whole process (wall)")
    for name, (_, wall) in best.items():
        print(f"  {name:24} {wall * 1000:7.2f} ms")
    print(f"  neighbours : sqlite3 = {best['neighbours'][1] / best['sqlite3, neighbours'][1]:.2f}")
    for name, command in {"all neighbours of the largest node": ask("neighbours", hub), "stats": ask("stats")}.items():
        _, wall = run(command[0])
        print(f"  {name}: {wall:.2f} s, {peak(command[0]):.0f} MB")




def main():
    if len(sys.argv) not in (2, 3):
        raise SystemExit(__doc__)
    guanxi = str(pathlib.Path(sys.argv[1]).resolve())
    megabytes = float(sys.argv[2]) if len(sys.argv) > 2 else 8
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        bench_place(guanxi, folder)
        bench_extract(guanxi, folder, megabytes)
        bench_query(guanxi, folder)
        bench_drawing(guanxi, folder, run)
        bench_questions(guanxi, folder)


main()
