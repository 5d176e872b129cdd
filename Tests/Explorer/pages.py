"""The pages that the tests open: graphs, drawn by the program itself."""
import collections
import json
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def draw(guanxi, graph, output, *options):
    """The page that `guanxi draw` makes of a graph's file."""
    subprocess.run([guanxi, "draw", "--graph", str(graph), "--output", str(output), *options], check=True)
    return output


def evidence(quote, document="seeds/invented.txt", article="一日"):
    return [{"document": document, "article": article, "start": 10, "end": 10 + len(quote), "quote": quote, "rule": "invented"}]


def node(kind, name, **fields):
    return {"id": f"{kind}:{name}", "type": kind, "name": name, "aliases": [], "mentions": [], **fields}


def edge(source, relation, target, quote="说明", **fields):
    return {"source": source["id"], "target": target["id"], "type": relation, "evidence": evidence(quote), **fields}


def write(path, nodes, edges):
    graph = {
        "format": "guanxi-graph/1", "nodes": sorted(nodes, key=lambda item: item["id"]),
        "edges": sorted(edges, key=lambda item: (item["source"], item["type"], item["target"])), "warnings": []}
    path.write_text(json.dumps(graph, ensure_ascii=False), encoding="utf-8")
    return path


def dated_graph(path):
    """Three people who held one post one after the other, and one whose years nobody gives."""
    seat = node("Organization", "石桥县农业局")
    people = [node("Person", name) for name in ("刘刚", "单雪", "仇云", "曾明")]
    posts = [node("Position", f"石桥县农业局{role}", role=role) for role in ("局长", "副局长")]
    edges = [edge(post, "postIn", seat) for post in posts]
    years = [("1983-06", "1990"), ("1990", "1998-03-01"), ("1998-03", None), None]
    for person, span in zip(people, years):
        dates = {key: value for key, value in zip(("since", "until"), span or ()) if value}
        former = {"former": True} if span and span[1] else {}
        edges.append(edge(person, "holds", posts[0 if span else 1], f"{person['name']}任职", **dates, **former))
    return write(path, [seat, *people, *posts], edges)


def hostile_graph(path, name):
    """A graph whose every text is one name."""
    person, seat = node("Person", name, aliases=[name + "儿"]), node("Organization", name, code=name)
    post = node("Position", name, role=name)
    mention = {"document": name, "article": name, "start": 0, "end": 1}
    edges = [edge(person, "holds", post, name, since=name), edge(post, "postIn", seat, name)]
    for item in edges:
        item["evidence"] = [{"document": name, "article": name, "start": 0, "end": 1, "quote": name, "rule": name}]
    person["mentions"] = [mention]
    return write(path, [person, seat, post], edges)


class Graph:
    """A graph's file, for what a test expects."""

    def __init__(self, path):
        data = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
        self.nodes = {item["id"]: item for item in data["nodes"]}
        self.edges = data["edges"]
        self.beside = collections.defaultdict(list)
        for item in self.edges:
            self.beside[item["source"]].append((item["target"], item))
            self.beside[item["target"]].append((item["source"], item))

    def named(self, name, kind=None):
        """The only node with a name."""
        found = [item for item in self.nodes.values() if item["name"] == name and kind in (None, item["type"])]
        assert len(found) == 1, f"{len(found)} nodes are called {name}"
        return found[0]

    def distance(self, start, goal, uses=lambda item: True):
        """How many edges lie between two nodes; None where nothing connects them."""
        seen, queue = {start: 0}, collections.deque([start])
        while queue:
            here = queue.popleft()
            for there, item in self.beside[here]:
                if there not in seen and uses(item):
                    seen[there] = seen[here] + 1
                    queue.append(there)
        return seen.get(goal)
