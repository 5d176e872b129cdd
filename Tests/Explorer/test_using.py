"""Mouse, keys, fingers, links: how a reader moves about."""
import json
import unicodedata

import pages
from browser import DESKTOP, PHONE, Keys
from page_test import PageTest


class Moving(PageTest):
    def view(self):
        return self.browser.run("const v = explorer.viewport; return [v.scale, v.x, v.y]")

    def point_under(self, x, y):
        return self.browser.run("""
            const v = explorer.viewport, [x, y] = v.pointAt(...arguments);
            return [(x - v.x) / v.scale, (y - v.y) / v.scale]""", x, y)

    def assertNear(self, first, second, delta=1):
        for a, b in zip(first, second):
            self.assertAlmostEqual(a, b, delta=delta)

    def test_the_wheel_zooms_to_the_pointer(self):
        browser = self.open()
        before = self.point_under(700, 500)
        browser.wheel(700, 500, -300)
        self.assertGreater(self.view()[0], 1.3)
        self.assertNear(self.point_under(700, 500), before)
        browser.wheel(700, 500, 300)
        self.assertNear(self.view(), [1, 0, 0])

    def test_a_drag_moves_the_picture_and_selects_nothing(self):
        browser = self.open()
        x, y = self.place_of("窦双喜")
        browser.drag((x, y), (x - 150, y + 60))
        self.assertNear(self.place_of("窦双喜"), (x - 150, y + 60))
        self.assertIsNone(self.card())

    def test_only_the_picture_as_a_whole_moves(self):
        browser = self.open()
        inside = "return [...document.querySelectorAll('#stage svg *')].map((e) => e.getAttribute('transform') + e.style.transform).join()"
        before = browser.run(inside)
        browser.wheel(700, 500, -300)
        browser.drag((700, 500), (600, 400))
        self.assertEqual(browser.run(inside), before)

    def test_the_buttons(self):
        browser = self.open()
        browser.find("#zoom-in").click()
        self.assertAlmostEqual(self.view()[0], 1.4)
        browser.find("#zoom-out").click()
        browser.find("#zoom-out").click()
        self.assertLess(self.view()[0], 0.8)
        browser.find("#fit").click()
        self.assertEqual(self.view(), [1, 0, 0])

    def test_fingers(self):
        browser = self.open(size=PHONE)
        x, y = self.place_of("窦双喜")
        browser.touch([(200, 400)], [(190, 420)], [(150, 450)])
        self.assertNear(self.place_of("窦双喜"), (x - 50, y + 50))
        before = self.view()[0]
        point = self.point_under(200, 400)
        browser.touch([(150, 400), (250, 400)], [(130, 400), (270, 400)], [(100, 400), (300, 400)])
        self.assertAlmostEqual(self.view()[0] / before, 2, delta=0.01)
        self.assertNear(self.point_under(200, 400), point)
        self.assertIsNone(self.card())
        browser.find("#fit").click()
        browser.touch([self.place_of("窦双喜")])
        self.assertEqual(self.card(), "窦双喜")

    def test_motion_only_for_those_who_want_it(self):
        for motion, ends_at_once in (("reduce", True), ("no-preference", False)):
            with self.subTest(motion):
                browser = self.open(motion=motion)
                browser.find("#zoom-in").click()
                scale = browser.run("explorer.viewport.fit(); return explorer.viewport.scale")
                self.assertEqual(scale == 1, ends_at_once)
                self.browser.driver.execute_async_script("setTimeout(arguments[0], 500)")
                self.assertEqual(self.view(), [1, 0, 0])


class Keyboard(PageTest):
    def test_the_stage(self):
        browser = self.open()
        browser.run("document.getElementById('stage').focus()")
        for key, expected in (("+", [1.25, None, None]), ("-", [1, 0, 0]), (Keys.ARROW_LEFT, [1, 1, 0]),
                              (Keys.ARROW_UP, [1, 1, 1]), (Keys.ARROW_RIGHT, [1, 0, 1]), ("0", [1, 0, 0])):
            with self.subTest(key):
                browser.keys(key)
                scale, x, y = browser.run("const v = explorer.viewport; return [v.scale, v.x * v.unit / 80, v.y * v.unit / 80]")
                for number, wanted in zip((scale, x, y), expected):
                    if wanted is not None:
                        self.assertAlmostEqual(number, wanted, places=3)

    def test_everything_is_reached_in_order(self):
        browser = self.open()
        reached = []
        for _ in range(40):
            browser.keys(Keys.TAB)
            here = browser.focused()
            name = here.get_attribute("id") or here.get_attribute("name") or here.get_attribute("aria-label")
            if name in reached or here.tag_name == "body":
                break
            reached.append(name)
            outline = browser.run("const s = getComputedStyle(arguments[0]); return s.outlineStyle + s.outlineWidth", here)
            if here.tag_name != "g":
                self.assertEqual(outline, "solid3px", f"{name} does not show its focus")
        groups = ["搜索名称、别名或拼音", "copy-link", "theme", "从: 输入名称", "Person", "holds", "stage", "zoom-in", "fit"]
        self.assertEqual([name for name in reached if name in groups], groups)
        # One stop in the picture, however many names it has.
        self.assertEqual(reached.index("zoom-in") - reached.index("stage"), 2)

    def test_names_in_the_picture(self):
        browser = self.open()
        browser.run("document.getElementById('stage').focus()")
        browser.keys(Keys.TAB)
        first = browser.focused()
        self.assertIn("node", first.get_attribute("class"))
        browser.keys(Keys.ARROW_LEFT)
        second = browser.focused()
        self.assertNotEqual(first, second)
        self.assertLess(browser.middle(second)[0], browser.middle(first)[0])
        ring = browser.run("return getComputedStyle(arguments[0].querySelector('path, polygon, ellipse')).strokeWidth", second)
        self.assertEqual(ring, "3.5px")
        browser.keys(Keys.ENTER)
        self.assertTrue(second.get_attribute("aria-label").startswith(self.card()))
        self.assertEqual(browser.focused().get_attribute("id"), "card-name")
        browser.keys(Keys.ESCAPE)
        self.assertIsNone(self.card())
        self.assertEqual(browser.focused().get_attribute("id"), "stage")

    def test_a_slash_searches(self):
        browser = self.open()
        browser.keys("/")
        self.assertEqual(browser.focused().get_attribute("role"), "combobox")

    def test_screen_readers_have_a_name_for_everything(self):
        for size in (DESKTOP, PHONE):
            browser = self.open(size=size)
            browser.pick("#search input", "窦双喜")
            tree = browser.command("Accessibility.getFullAXTree")["nodes"]
            roles = ("button", "combobox", "checkbox", "searchbox", "textbox", "slider", "application", "listbox")
            unnamed = [item["role"]["value"] for item in tree if not item["ignored"]
                       and item["role"]["value"] in roles and not item.get("name", {}).get("value")]
            self.assertEqual(unnamed, [])
            names = {item["name"]["value"] for item in tree if not item["ignored"] and item["role"]["value"] == "button"}
            self.assertIn("临朐县林业局, 单位", names)


class Links(PageTest):
    def test_a_link_shows_again_what_was_seen(self):
        browser = self.open()
        browser.find("input[name=memberOf]").click()
        browser.pick("#path .end:nth-child(1) input", "窦双喜")
        browser.pick("#path .end:nth-child(2) input", "白雪松")
        browser.pick("#search input", "临朐县林业局")
        browser.wheel(700, 500, -200)
        browser.find("#theme").click()
        browser.find("#language").click()
        browser.settle()
        state = """return [explorer.selected.name, [...explorer.filters.off], explorer.path.steps.length,
            [explorer.viewport.scale, explorer.viewport.x, explorer.viewport.y].map((n) => Number(n.toPrecision(3))),
            explorer.theme.isDark, explorer.language.code, document.querySelectorAll('.lit').length]"""
        seen = browser.run(state)
        link = browser.driver.current_url
        self.assertEqual(seen[0], "临朐县林业局")
        self.assertEqual(seen[4:6], [True, "en"])
        self.open("#" + link.split("#")[1])
        browser.settle()
        self.assertEqual(browser.run(state), seen)
        self.assertEqual(browser.driver.current_url, link)

    def test_the_link_is_copied(self):
        browser = self.open()
        browser.pick("#search input", "窦双喜")
        browser.command("Browser.grantPermissions", permissions=["clipboardReadWrite"])
        browser.find("#copy-link").click()
        browser.settle()
        self.assertEqual(browser.text("#message"), "链接已复制")
        copied = browser.driver.execute_async_script("navigator.clipboard.readText().then(arguments[0])")
        self.assertEqual(copied, browser.driver.current_url)

    def test_odd_links_do_no_harm(self):
        for hash in ("#node=nobody", "#view=NaN+x+1", "#view=0+0+0", "#year=9999", "#theme=pink&lang=xx", "#off=%00",
                     "#%E0%A4%A", "#line=stage", "#node=__proto__&from=constructor"):
            with self.subTest(hash):
                browser = self.open(hash)
                self.assertIsNone(self.card())
                self.assertEqual(browser.run("return explorer.viewport.scale"), 1)


class Hostile(PageTest):
    names = [
        "张\"三\"", "张'三", "]]>三", "a&b&amp;c&#65;", "<script>window.harm = 1</script>", "</script><script>window.harm = 1</script>",
        "</svg><a href=\"javascript:window.harm = 1\">三", "<img src=x onerror=\"window.harm = 1\">", "<!--<script>", "-->", "--!>",
        "{{graph}}", "{{policy}}", "张\u0001\u0008三", "\u202e三张\u200f", "家👨‍👩‍👧庭🇨🇳", "\\u003c\\N\\", "<?xml?>", "${1}`'", "$&$1",
        "\u2028三\u2029", "很长的名字" * 200, "e" + "\u0301" * 300, "__proto__", "constructor", "𠮷田", " ",
    ]

    def test_no_name_does_harm(self):
        for number, name in enumerate(self.names):
            with self.subTest(name[:40]):
                file = pages.hostile_graph(self.folder / f"hostile-{number}.json", name)
                page = pages.draw(self.guanxi, file, self.folder / "hostile.html", f"--title={name}")
                self.browser.open(page)
                self.assertEqual(self.browser.run("return [window.harm ?? null, document.scripts.length]"),
                                 [None, self.scripts_of_a_harmless_page()])
                self.browser.run("explorer.open(explorer.graph.nodes.find((node) => node.type === 'Person'))")
                self.browser.settle()
                shown = self.browser.run("return document.getElementById('card-name').textContent")
                self.assertEqual(shown, unicodedata.normalize("NFC", name))
                self.assertEqual(len(self.browser.all(".node.chosen")), 1)
                self.assertEqual(self.browser.run("return document.querySelectorAll('#card img, #card script, #card a').length"), 0)
                width = self.browser.run("return document.documentElement.scrollWidth")
                self.assertLessEqual(width, DESKTOP["width"])
                self.tearDown()

    def scripts_of_a_harmless_page(self):
        text = self.page_of(self.graph_file).read_text(encoding="utf-8")
        return text.count("</script>")

    def test_the_policy_lets_nothing_out_or_in(self):
        browser = self.open()
        refused = browser.driver.execute_async_script("""
            const done = arguments[0];
            const script = document.createElement("script");
            fetch("http://127.0.0.1:9/").then(() => done("fetched"), () => {
              try { script.text = "window.harm = 1"; } catch (error) { return done(error.name); }
              document.body.append(script);
              done(window.harm ? "ran" : "refused");
            });""")
        self.assertEqual(refused, "TypeError")
        messages, requests = browser.logs()
        self.assertTrue(any("Content Security Policy" in message for message in messages), "the log hears what the page does")
        self.assertEqual(requests, [])

    def test_the_graph_can_be_taken_out_again(self):
        browser = self.open()
        inside = json.loads(browser.run("return document.getElementById('graph').textContent"))
        self.assertEqual(inside, json.loads(self.graph_file.read_text(encoding="utf-8")))
