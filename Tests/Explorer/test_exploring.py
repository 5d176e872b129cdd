"""Finding, reading, filtering, paths: what a reader explores."""
import pages
from page_test import VILLAGE, PageTest


class Finding(PageTest):
    def test_a_name_opens_its_card(self):
        for text, name in (("窦双喜", "窦双喜"), ("双喜", "窦双喜"), ("柳山镇中心", "柳山镇中心小学")):
            with self.subTest(text):
                self.open().pick("#search input", text)
                self.assertEqual(self.card(), name)

    def test_an_alias_finds_a_name(self):
        item = next(item for item in self.graph.nodes.values() if item["aliases"] and item["type"] == "Organization")
        browser = self.open()
        box = browser.find("#search input")
        box.send_keys(item["aliases"][0])
        names = [name.text for name in browser.all("#search [role=option] .name")]
        self.assertIn(item["name"], names)

    def test_the_list_is_walked_with_arrow_keys(self):
        browser = self.open()
        box = browser.find("#search input")
        box.send_keys("村党支部")
        options = browser.all("#search [role=option]")
        self.assertGreater(len(options), 3)
        box.send_keys("\ue015", "\ue015")
        self.assertEqual(box.get_attribute("aria-activedescendant"), options[2].get_attribute("id"))
        name = options[2].find_element("css selector", ".name").text
        box.send_keys("\ue007")
        self.assertEqual(self.card(), name)

    def test_what_is_not_there_is_not_found(self):
        browser = self.open()
        browser.find("#search input").send_keys("没有这个人")
        self.assertEqual(browser.text("#search .results"), "没有找到")
        browser.keys("\ue00c")
        self.assertFalse(browser.find("#search .results").is_displayed())

    def test_pinyin_finds_names(self):
        # The keys stand in the page as data.
        page = self.page_of(VILLAGE).read_text(encoding="utf-8")
        names = [item["name"] for item in self.graph.nodes.values()]
        keys = "[" + ",".join('["doushuangxi","dsx"]' if name == "窦双喜" else "[]" for name in names) + "]"
        start = page.index('"searchKeys":') + len('"searchKeys":')
        keyed = self.folder / "keyed.html"
        keyed.write_text(page[:start] + keys + page[page.index("}</script>", start):], encoding="utf-8")
        for text in ("doushuangxi", "dsx", "Dou Shuang", "dòu shuāng xǐ"):
            with self.subTest(text):
                self.browser.open(keyed)
                self.browser.pick("#search input", text)
                self.assertEqual(self.card(), "窦双喜")


class Reading(PageTest):
    def test_a_click_opens_a_card_with_evidence(self):
        browser = self.open()
        browser.click_at(*self.place_of("窦双喜"))
        self.assertEqual(self.card(), "窦双喜")
        person = self.graph.named("窦双喜")
        holdings = [item for _, item in self.graph.beside[person["id"]] if item["type"] == "holds"]
        self.assertEqual(len(browser.all("#card .statements > li")), len(holdings))
        browser.find("#card .evidence summary").click()
        proof = holdings[0]["evidence"][0]
        self.assertEqual(browser.text("#card blockquote"), proof["quote"])
        source = browser.text("#card figcaption")
        for part in (proof["document"], f"《{proof['article']}》", f"第 {proof['start'] + 1}–{proof['end']} 字", proof["rule"]):
            self.assertIn(part, source)

    def test_a_card_leads_to_others(self):
        browser = self.open()
        browser.pick("#search input", "窦双喜")
        browser.find("#card .beyond .link").click()
        self.assertIn(self.card(), ("付兴村委会", "付兴村党支部"))
        self.assertIn(self.card(), self.drawn("chosen"))

    def test_a_click_on_a_line_says_why_it_is_there(self):
        browser = self.open()
        line = browser.find('.edge.holds[data-source^="Person:单志国"][data-target^="PartyOrganization"]')
        middle = browser.run("""
            const path = [...arguments[0].querySelectorAll("path")].find((path) => path.getAttribute("fill") === "none");
            const point = path.getPointAtLength(path.getTotalLength() * 0.3).matrixTransform(path.getScreenCTM());
            return [point.x, point.y - 4]""", line)
        browser.click_at(*middle)
        self.assertEqual(self.card(), "单志国 → 上坪村党支部")
        self.assertIn("单志国", browser.text("#card blockquote"))

    def test_neighbours_are_lit_and_the_rest_is_dim(self):
        browser = self.open()
        browser.pick("#search input", "白雪松")
        posts = [post for post, _ in self.graph.beside[self.graph.named("白雪松")["id"]]]
        seats = {self.graph.nodes[seat]["name"] for post in posts for seat, _ in self.graph.beside[post]}
        self.assertEqual(len(seats), 3)
        self.assertEqual(self.drawn("lit"), seats)
        dim = browser.run("return getComputedStyle(document.querySelector('.node:not(.lit) text')).fillOpacity")
        self.assertLess(float(dim), 0.3)
        browser.keys("\ue00c")
        self.assertEqual(self.drawn("lit"), set())
        self.assertIsNone(self.card())

    def test_a_list_goes_with_its_names(self):
        browser = self.open()
        shown = lambda: [text.text for text in browser.all(".list > text") if text.is_displayed()]
        faint = lambda: browser.run("""
            return [...document.querySelectorAll(".list > text")].filter((text) => getComputedStyle(text).fillOpacity < 0.3)
              .map((text) => text.textContent)""")
        lists = ["另提及的单位", "另提及的党组织", "另提及的人物"]
        self.assertEqual(sorted(shown()), sorted(lists))
        self.assertEqual(faint(), [])
        browser.pick("#search input", "青岛农业大学")
        self.assertEqual(set(lists) - set(faint()), {"另提及的单位", "另提及的人物"})
        browser.keys("\ue00c")
        browser.find("input[name=Person]").click()
        self.assertEqual(sorted(shown()), sorted(lists[:2]))


class Filtering(PageTest):
    def visible(self):
        return set(self.browser.run("""
            return explorer.picture.shapes.filter(({group}) => group.getClientRects().length).map(({node}) => node.name)"""))

    def test_a_box_without_its_rows_says_so(self):
        browser = self.open()
        notes = lambda: browser.run("""
            return explorer.picture.tables.map(({rows, note}) =>
                [rows.filter((row) => row.getClientRects().length).length, note.getClientRects().length > 0, note.textContent])""")
        self.assertTrue(notes() and all(rows and not noted for rows, noted, _ in notes()))
        browser.find("input[name=Person]").click()
        self.assertTrue(any(noted for _, noted, _ in notes()))
        for rows, noted, text in notes():
            self.assertEqual(noted, rows == 0)
            self.assertRegex(text, "^已筛去 [0-9]+ 项$")

    def test_types_and_relations(self):
        browser = self.open()
        everything = self.visible()
        browser.find("input[name=PartyOrganization]").click()
        branches = {item["name"] for item in self.graph.nodes.values() if item["type"] == "PartyOrganization"}
        self.assertGreater(len(everything & branches), 5)
        self.assertEqual(self.visible(), everything - branches)
        self.assertEqual(browser.all('.edge[data-target^="PartyOrganization"]:not(.hidden)'), [])
        browser.find("input[name=PartyOrganization]").click()
        self.assertEqual(self.visible(), everything)
        browser.find("input[name=memberOf]").click()
        self.assertEqual(browser.all(".edge.memberOf[data-source]:not(.hidden)"), [])
        self.assertNotEqual(browser.all(".edge.holds[data-source]:not(.hidden)"), [])
        self.assertEqual(self.visible(), everything)

    def test_no_years_no_slider(self):
        self.assertEqual(self.open().all("input[name=year]"), [])


class Years(Filtering):
    @classmethod
    def setUpClass(cls):
        cls.graph_file = pages.dated_graph(cls.folder / "dated.json")

    test_types_and_relations = test_no_years_no_slider = None

    def test_one_year_shows_who_held_the_post_then(self):
        browser = self.open()
        self.assertEqual(browser.run("const s = document.querySelector('input[name=year]'); return [s.min, s.max]"), ["1983", "1998"])
        browser.find("input[name=use-year]").click()
        for year, holders in ((1983, {"刘刚"}), (1990, {"刘刚", "单雪"}), (1995, {"单雪"}), (1998, {"单雪", "仇云"})):
            with self.subTest(year):
                browser.run("""const s = document.querySelector('input[name=year]'); s.value = arguments[0];
                    s.dispatchEvent(new Event('input'))""", year)
                # Whom no page gives dates is always there.
                self.assertEqual(self.visible(), holders | {"曾明", "石桥县农业局"})
        browser.find("input[name=use-year]").click()
        self.assertEqual(len(self.visible()), 5)

    def test_former_and_present(self):
        browser = self.open()
        browser.find("input[name=former]").click()
        self.assertEqual(browser.all(".edge.former[data-source]:not(.hidden)"), [])
        self.assertEqual(len(browser.all(".edge.holds[data-source]:not(.hidden)")), 2)

    def test_the_card_says_since_when_and_until_when(self):
        browser = self.open()
        browser.pick("#search input", "刘刚")
        self.assertEqual(browser.text("#card .dates"), "原，自 1983-06，至 1990")


class Paths(PageTest):
    def choose(self, start, goal):
        self.browser.pick("#path .end:nth-child(1) input", start)
        self.browser.pick("#path .end:nth-child(2) input", goal)

    def test_the_path_is_the_shortest_and_stands_out(self):
        self.open()
        # How many of its lines are drawn: a post is a part of its line.
        for start, goal, lines in (("车前进", "上坪村党支部", 1), ("车前进", "单志国", 2), ("窦双喜", "白雪松", None)):
            with self.subTest(f"{start} {goal}"):
                self.choose(start, goal)
                ends = [self.graph.named(name)["id"] for name in (start, goal)]
                steps = [step.text for step in self.browser.all("#path .steps .line .link")]
                self.assertEqual(len(steps), self.graph.distance(*ends) + 1)
                self.assertEqual((steps[0], steps[-1]), (start, goal))
                shown = set(self.browser.run("return explorer.picture.shapes.map(({node}) => node.name)"))
                self.assertEqual(self.drawn("on-path"), set(steps) & shown)
                if lines is not None:
                    self.assertEqual(len(self.browser.all(".edge.on-path")), lines)

    def test_filters_bar_the_way(self):
        browser = self.open()
        self.choose("窦双喜", "白雪松")
        browser.find("input[name=holds]").click()
        ends = [self.graph.named(name)["id"] for name in ("窦双喜", "白雪松")]
        self.assertIsNone(self.graph.distance(*ends, uses=lambda item: item["type"] != "holds"))
        self.assertIn("没有路径", browser.text("#path .answer"))
        self.assertEqual(self.drawn("on-path"), set())

    def test_from_a_card(self):
        browser = self.open()
        browser.pick("#search input", "窦双喜")
        browser.find("#card .actions button:nth-child(2)").click()
        self.assertTrue(browser.focused().get_attribute("aria-label").startswith("到"))
        browser.focused().send_keys("付兴村", "\ue007")
        self.assertEqual(len(browser.all("#path .steps > li")), 4)
