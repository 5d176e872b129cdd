#!/usr/bin/env python3
"""Write graphs of invented counties, one a file, that together have so many nodes and edges.

usage: make_big_graph.py FOLDER [NODES EDGES]      200,000 and 1,000,000 unless given; 'guanxi build FOLDER' reads them

Names, ids and quotations have the shape that Guanxi gives them; the same numbers give the same files. One node, the
party, has an edge from every second person.
"""
import json
import pathlib
import random
import sys

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
GIVEN = "伟芳敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英国建文华玉兰志海红波辉鹏飞云峰春梅成龙学东立新永忠德才"
PLACE = "石柳松杨清白青金银龙凤马牛高平安永兴太和南北东西上下大小新长"
FEATURE = "桥林山河水沟庄坝岭湾塘岗坡泉川口集店营堡"
COUNTY_OFFICES = ["水利局", "教育局", "公安局", "财政局", "民政局", "农业局", "人民医院", "第一中学", "总工会", "文化馆"]
PARTY = "PartyOrganization:中国共产党"


class Page:
    """The graph of one county, as a page gives it."""

    def __init__(self, name):
        self.name = name
        self.nodes, self.edges = {}, {}

    def node(self, kind, identity, name, **more):
        identity = f"{kind}:{identity}"
        mention = {"document": self.name, "article": "", "start": len(self.nodes) * 9, "end": len(self.nodes) * 9 + len(name)}
        self.nodes.setdefault(identity, {
            "id": identity, "type": kind, "name": name, "aliases": more.pop("aliases", []), **more, "mentions": [mention]})
        return identity

    def edge(self, source, relation, target, quote=None, rule="gazetteer"):
        start = len(self.edges) * 40
        evidence = {"document": self.name if quote else "", "article": "", "start": start if quote else 0,
                    "end": start + len(quote) if quote else 0, "rule": rule}
        if quote:
            evidence["quote"] = quote
        self.edges[source, relation, target] = {
            "source": source, "target": target, "type": relation, "evidence": [evidence]}

    def write(self, folder):
        graph = {"format": "guanxi-graph/1", "nodes": list(self.nodes.values()), "edges": list(self.edges.values())}
        (folder / self.name).write_text(json.dumps(graph, ensure_ascii=False), encoding="utf-8")


def place_names(count, suffix):
    """Different names of places with one suffix."""
    names = [a + b + suffix for a in PLACE for b in FEATURE]
    random.shuffle(names)
    return names[:count]


def county_page(number, path, names, persons, edges):
    """A county with its towns, villages, offices and posts, and persons who hold, held and learnt until it has its edges."""
    page = Page(f"county-{number:03}.json")
    above = ""
    for level, name in zip(("province", "prefecture", "county"), path):
        own = f"{above}/{name}" if above else name
        place = page.node("Place", own, name, level=level, code=f"{number + 100:03}000", aliases=[name[:-1]])
        if above:
            page.edge(place, "partOf", f"Place:{above}")
        above = own
    page.node("PartyOrganization", PARTY.split(":")[1], "中国共产党", aliases=["中共", "党"])
    posts, schools, villages = [], [], []

    def post(role, body, name):
        owner = page.node("Position", f"{role}@{body}", name + role, role=role)
        page.edge(owner, "postIn", body, f"{name}{role}昨天到各村调研，看望了生产一线的干部群众。", "post-in-organisation")
        posts.append((owner, name + role))

    def body(kind, name, where, roles):
        own = page.node(kind, f"{name}@{where}", name)
        page.edge(own, "locatedIn", f"Place:{where}", f"{name}今年为群众办了十件实事。", "organisation-of-place")
        for role in roles:
            post(role, own, name)
        return own

    county = path[2]
    committee = body("PartyOrganization", county[:-1] + "县委", above, ["书记", "副书记", "常委"])
    for office in COUNTY_OFFICES:
        own = body("Organization", county + office, above, ["局长", "副局长"] if office.endswith("局") else ["负责人"])
        if "中学" in office:
            schools.append(own)
    for town in names["town"]:
        where = f"{above}/{town}"
        page.edge(page.node("Place", where, town, level="township"), "partOf", f"Place:{above}")
        party = body("PartyOrganization", town + "党委", where, ["书记", "副书记"])
        page.edge(party, "branchOf", committee, f"{town}党委向县委作了报告。", "branch-of")
        body("Organization", town + "人民政府", where, ["镇长", "副镇长"])
        for village in random.sample(names["village"], 10):
            under = f"{where}/{village}"
            villages.append(page.node("Place", under, village, level="village"))
            page.edge(villages[-1], "partOf", f"Place:{where}")
            page.edge(body("PartyOrganization", village + "党支部", under, ["书记"]), "branchOf", party,
                      f"{town}{village}党支部得了奖。", "branch-of")
            body("Organization", village + "村委会", under, ["主任"])
    people = []
    while len(page.nodes) < persons:
        name = random.choice(SURNAMES) + "".join(random.choice(GIVEN) for _ in range(random.choice((1, 2, 2, 2))))
        person = f"Person:{name}@{above}"
        if person not in page.nodes:
            page.node("Person", f"{name}@{above}", name)
            people.append((person, name))
            if len(people) % 2:
                page.edge(person, "memberOf", PARTY, f"{name}，中共党员，现在家务农。", "party-member-subject")
    while len(page.edges) < edges:
        person, name = random.choice(people)
        kind = random.random()
        if kind < 0.75:
            owner, title = random.choice(posts)
            page.edge(person, "holds", owner, f"{title}{name}在会上说，今年的工作要早安排、早动手、早见效。", "post-then-name")
        elif kind < 0.9:
            village = random.choice(villages)
            page.edge(person, "nativeOf", village, f"{name}，{village.rsplit('/')[-1]}人。", "native-subject")
        else:
            page.edge(person, "studiedAt", random.choice(schools), f"{name}毕业于{county}第一中学。", "studied-at")
    return page


def main():
    if len(sys.argv) not in (2, 4):
        raise SystemExit(__doc__)
    folder = pathlib.Path(sys.argv[1])
    nodes, edges = (int(number) for number in sys.argv[2:] or (200_000, 1_000_000))
    random.seed(1)
    folder.mkdir(parents=True, exist_ok=True)
    counties = max(1, nodes // 1250)
    provinces = place_names(4, "省")
    prefectures = {province: place_names(8, "市") for province in provinces}
    shared, used = set(), set()
    missing_nodes, missing_edges = nodes, edges
    for number in range(counties):
        province = provinces[number % 4]
        prefecture = prefectures[province][number // 4 % 8]
        names = {"town": place_names(8, "镇"), "village": place_names(400, "村")}
        county = next(name for name in place_names(600, "县") if (prefecture, name) not in used)
        used.add((prefecture, county))
        above = {f"Place:{province}", f"Place:{province}/{prefecture}", PARTY}
        left = counties - number
        page = county_page(number, (province, prefecture, county), names,
                           missing_nodes // left + len(above & shared),
                           missing_edges // left + (f"Place:{province}/{prefecture}" in shared))
        missing_nodes -= len(page.nodes) - len(above & shared)
        missing_edges -= len(page.edges) - (f"Place:{province}/{prefecture}" in shared)
        shared |= above
        page.write(folder)
    print(f"{counties} files, {nodes - missing_nodes} nodes, {edges - missing_edges} edges")


main()
