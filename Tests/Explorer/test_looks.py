"""Dark and light, paper, language, small screens: how the page looks."""
import re

from browser import DESKTOP, PHONE
from page_test import PageTest

# The least contrast of all texts that are seen, with the text: of each letter's colour against what is behind it.
CONTRAST = """
const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
const luminance = (colour) => channels(colour).slice(0, 3).map((value) => value / 255)
  .map((value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
  .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0);
const ground = (element) => {
  for (let at = element; at; at = at.parentElement) {
    const colour = getComputedStyle(at).backgroundColor;
    if ((channels(colour)[3] ?? 1) > 0.99) return colour;
  }
  return "rgb(255, 255, 255)";
};
let worst = [99, ""];
const look = (element, text) => {
  if (!text || element.closest("svg, :disabled, .unseen, [hidden]") || !element.checkVisibility()) return;
  const [a, b] = [luminance(getComputedStyle(element).color), luminance(ground(element))].sort((x, y) => y - x);
  const contrast = (a + 0.05) / (b + 0.05);
  if (contrast < worst[0]) worst = [contrast, text];
};
for (const element of document.querySelectorAll("body *")) {
  look(element, [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data.trim()).join(""));
}
return worst;
"""


class Themes(PageTest):
    def ground(self):
        return self.browser.run("return getComputedStyle(document.body).backgroundColor")

    def test_the_page_follows_the_reader_and_the_switch(self):
        white, dark = "rgb(255, 255, 255)", "rgb(20, 23, 28)"
        browser = self.open()
        self.assertEqual(self.ground(), white)
        browser.media(scheme="dark")
        browser.settle()
        self.assertEqual(self.ground(), dark)
        self.assertEqual(browser.text("#theme"), "浅色")
        browser.find("#theme").click()
        self.assertEqual(self.ground(), white)
        browser.media(scheme="light")
        browser.find("#theme").click()
        self.assertEqual(self.ground(), dark)
        browser.find("#theme").click()
        self.assertEqual(self.ground(), white)
        browser.settle()
        self.assertNotIn("theme", browser.driver.current_url)

    def test_every_text_can_be_read(self):
        for scheme in ("light", "dark"):
            for size in (DESKTOP, PHONE):
                with self.subTest(f"{scheme} {size['width']}"):
                    browser = self.open(scheme=scheme, size=size)
                    browser.find("#search input").send_keys("窦")
                    self.check_contrast()
                    browser.pick("#search input", "窦双喜")
                    browser.find("#card .evidence summary").click()
                    self.check_contrast()
                    browser.run("explorer.startPath(explorer.selected, explorer.graph.nodes.find((n) => n.name === '白雪松'))")
                    self.check_contrast()

    def check_contrast(self):
        contrast, text = self.browser.run(CONTRAST)
        self.assertGreaterEqual(contrast, 4.5, text)


class Paper(PageTest):
    def test_one_page_with_the_picture_alone_in_light(self):
        browser = self.open(scheme="dark")
        browser.pick("#search input", "窦双喜")
        browser.wheel(700, 500, -300)
        browser.media(scheme="dark", kind="print")
        seen = browser.run("""
            const box = document.querySelector("#stage svg").getBoundingClientRect();
            return [[...document.body.children].filter((child) => child.checkVisibility()).map((child) => child.id),
              getComputedStyle(document.querySelector("#stage svg")).transform, innerWidth - box.width,
              getComputedStyle(document.documentElement).getPropertyValue("--paper").trim(),
              getComputedStyle(document.documentElement).colorScheme]""")
        self.assertEqual(seen, [["stage"], "none", 0, "#ffffff", "light"])
        browser.media(scheme="dark")
        pdf = browser.pdf()
        self.assertEqual(len(re.findall(rb"/Type\s*/Page\b", pdf)), 1)
        _, _, width, height = [float(number) for number in re.search(rb"/MediaBox\s*\[([^\]]+)\]", pdf)[1].split()]
        picture = browser.run("const b = document.querySelector('#stage svg').viewBox.baseVal; return [b.width, b.height]")
        self.assertEqual(width > height, picture[0] > picture[1])


class Languages(PageTest):
    def test_the_switch(self):
        browser = self.open()
        browser.pick("#search input", "付兴村党支部")
        self.assertIn("党组织", browser.text("#card"))
        self.assertEqual(browser.run("return document.documentElement.lang"), "zh-Hans")
        browser.find("#language").click()
        self.assertEqual(browser.run("return document.documentElement.lang"), "en")
        for selector, text in (("#card", "Party organization"), ("#card", "located in →"), ("#filters", "Person"),
                               ("#path", "Between two"), ("#tools", "Copy link"), ("#language", "中文")):
            self.assertIn(text, browser.text(selector))
        chinese = browser.run("""
            const texts = [...document.querySelectorAll("body *")].filter((element) => !element.closest("svg, [lang=zh-Hans], #message")
              && [...element.childNodes].some((node) => node.nodeType === 3 && /\\p{Script=Han}/u.test(node.data)));
            return texts.filter((element) => element.checkVisibility()).map((element) => element.textContent)""")
        self.assertEqual(chinese, [])

    def test_the_reader_s_own(self):
        for languages, expected in ((["en-GB", "zh"], "en"), (["zh-TW"], "zh"), (["fr", "zh-CN"], "zh"), (["fr"], "en")):
            with self.subTest(languages):
                found = self.open().run("""
                    Object.defineProperty(navigator, "languages", { value: arguments[0], configurable: true });
                    return Language.preferred()""", languages)
                self.assertEqual(found, expected)

    def test_each_text_is_there_in_both(self):
        shapes = self.open().run("""
            return Object.values(TEXTS).map((texts) => Object.entries(texts).map(([name, text]) => [name, typeof text]))""")
        self.assertEqual(sorted(shapes[0]), sorted(shapes[1]))


class SmallScreens(PageTest):
    def test_one_sheet_at_a_time_and_all_of_it_in_reach(self):
        browser = self.open(size=PHONE)
        browser.pick("#search input", "临朐县委组织部")
        self.check_fit("#card")
        for name in ("filters", "path"):
            browser.find(f"#open-{name}").click()
            self.check_fit(f"#{name}")
            self.assertFalse(browser.find("#card").is_displayed())
            self.assertEqual(browser.find(f"#open-{name}").get_attribute("aria-expanded"), "true")
        browser.find("#path .close").click()
        self.assertTrue(browser.find("#card").is_displayed())

    def check_fit(self, sheet):
        left, top, right, bottom, scroll = self.browser.run("""
            const box = document.querySelector(arguments[0]).getBoundingClientRect();
            return [box.left, box.top, box.right, box.bottom, document.documentElement.scrollWidth]""", sheet)
        self.assertEqual((left, right, scroll), (0, 390, 390))
        self.assertGreater(top, 300, "the picture is still seen")
        self.assertLessEqual(bottom, 792, "the bar is still seen")

    def test_what_is_selected_is_seen_beside_the_sheet(self):
        browser = self.open(size=PHONE)
        browser.pick("#search input", "窦双喜")
        x, y = browser.middle(browser.find(".node.chosen"))
        top = browser.run("return document.querySelector('#card').getBoundingClientRect().top")
        self.assertTrue(0 < x < 390 and 60 < y < top)
        height = browser.run("return document.querySelector('.node.chosen text').getBoundingClientRect().height")
        self.assertGreater(height, 9, "the name is legible")

    def test_fingers_find_what_they_aim_at(self):
        browser = self.open(size=PHONE)
        browser.pick("#search input", "窦双喜")
        browser.find("#open-path").click()
        small = browser.run("""
            return [...document.querySelectorAll("button:not(.link), input[type=search], .choice")]
              .filter((element) => element.checkVisibility()).map((element) => [element.getBoundingClientRect(), element.id])
              .filter(([box]) => box.height < 40 || box.width < 40).map(([, id]) => id)""")
        self.assertEqual(small, [])
