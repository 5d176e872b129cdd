"""Times drawings beside the program dot on the same DOT text; a part of bench.py."""
import json
import os
import random


def graph_of_kind(path, count):
    """A graph as pages give: half organisations, in trees by county, half people, of whom every second has two posts.

    Drawn, it has as many boxes as `count` says and a quarter more lines.
    """
    nodes, edges = [], []

    def node(kind, name, **more):
        nodes.append({"id": f"{kind}:{name}", "type": kind, "name": name, "aliases": [], "mentions": [], **more})
        return f"{kind}:{name}"

    def edge(source, kind, target):
        edges.append({"source": source, "type": kind, "target": target, "evidence": [
            {"document": "page.txt", "article": "", "start": 0, "end": 9, "quote": f"{source}{target}", "rule": "bench"}]})

    random.seed(7)
    province, half = node("Place", "某省", level="province"), count // 2
    units, county = [], None
    for number in range(half):
        if number % 40 == 0:
            county = node("Place", f"第{number // 40}县", level="county")
            edge(county, "partOf", province)
        unit = node("Organization", f"第{number // 40}县第{number % 40}局")
        edge(unit, "locatedIn", county)
        if number % 40:
            edge(unit, "partOf", units[number // 40 * 40 + (number % 40 - 1) // 4])
        elif number:
            edge(unit, "partOf", units[0])
        units.append(unit)
    for number in range(half):
        person = node("Person", f"人{number}")
        places = [number]
        if number % 2:
            near = number // 40 * 40 + random.randrange(40) if random.random() < 0.8 else random.randrange(half)
            places.append(min(near, half - 1) if near != number else (number + 1) % half)
        for place in places:
            post = node("Position", f"职{number}在{place}", role=("书记", "副局长", "办公室主任")[number % 3])
            edge(person, "holds", post)
            edge(post, "postIn", units[place])
    write(path, nodes, edges)


def random_graph(path, people, lines):
    """As many organisations as people, and posts drawn evenly between them."""
    random.seed(3)
    nodes, edges = [], []
    for number in range(people):
        nodes.append({"id": f"Person:{number}", "type": "Person", "name": f"人{number}", "mentions": []})
        nodes.append({"id": f"Organization:{number}", "type": "Organization", "name": f"单位{number}", "mentions": []})
    pairs = random.sample(range(people * people), lines)
    for number, pair in enumerate(pairs):
        post = f"Position:{number}"
        nodes.append({"id": post, "type": "Position", "name": f"职{number}", "role": f"职务{number}", "mentions": []})
        edges.append({"source": f"Person:{pair // people}", "type": "holds", "target": post, "evidence": []})
        edges.append({"source": post, "type": "postIn", "target": f"Organization:{pair % people}", "evidence": []})
    write(path, nodes, edges)


def write(path, nodes, edges):
    graph = {"format": "guanxi-graph/1", "nodes": nodes, "edges": edges, "warnings": []}
    path.write_text(json.dumps(graph, ensure_ascii=False), encoding="utf-8")


def bench_drawing(guanxi, folder, run):
    """Whole processes, wall seconds on all cores."""
    cores = len(os.sched_getaffinity(0))

    def wall(command, rounds):
        return min(run([str(word) for word in command], cores=cores)[1] for _ in range(rounds))

    def draw(graph, output, *options):
        return [guanxi, "draw", "--graph", graph, "--output", output, "--title", "t", *options]

    print(f"draw as SVG, whole process (wall, {cores} cores), beside dot on the same DOT text")
    for count, rounds in ((50, 10), (2000, 1)):
        graph, dot = folder / f"kind{count}.json", folder / f"kind{count}.dot"
        graph_of_kind(graph, count)
        run([str(word) for word in draw(graph, dot)])
        lines = dot.read_text(encoding="utf-8").count(" -> ")
        boxes = sum(line.startswith("  n") for line in dot.read_text(encoding="utf-8").splitlines()) - lines - 1
        ours = wall(draw(graph, folder / "a.svg"), max(rounds, 3))
        one = wall(draw(graph, folder / "b.svg", "--max-nodes", 1000000), max(rounds, 3))
        theirs = wall(["dot", "-Tsvg", "-o", folder / "c.svg", dot], rounds)
        print(f"  {boxes} boxes, {lines} lines: guanxi {ours:.3f} s (as one picture {one:.3f} s), dot {theirs:.3f} s; "
              f"guanxi : dot = {ours / theirs:.2f}, as one picture {one / theirs:.2f}")
    graph = folder / "random.json"
    random_graph(graph, 150, 600)
    time = wall(draw(graph, folder / "r.svg", "--max-nodes", 1000), 3)
    print(f"  300 boxes, 600 random labelled lines, one picture: {time:.2f} s")
    for count in (5000, 20000):
        graph = folder / f"kind{count}.json"
        graph_of_kind(graph, count)
        time = wall(draw(graph, folder / f"big{count}.svg"), 1)
        pictures = len(list(folder.glob(f"big{count}*.svg")))
        print(f"  {count} boxes: {time:.2f} s, {pictures} picture{'s' if pictures > 1 else ' (overview)'}")
