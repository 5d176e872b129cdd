"""What the tests of the explorer's page share."""
import pathlib
import unittest

import pages

VILLAGE = pages.ROOT / "graphs" / "village-news.json"


class PageTest(unittest.TestCase):
    """A test of one page, which must write nothing to the console and ask for nothing."""

    browser = None
    guanxi = None
    folder = None
    made = {}
    graph_file = VILLAGE

    @classmethod
    def page_of(cls, graph_file):
        if graph_file not in cls.made:
            output = cls.folder / f"{pathlib.Path(graph_file).stem}.html"
            cls.made[graph_file] = pages.draw(cls.guanxi, graph_file, output)
        return cls.made[graph_file]

    def open(self, hash="", **settings):
        self.browser.open(self.page_of(self.graph_file), hash, **settings)
        return self.browser

    def setUp(self):
        self.graph = pages.Graph(self.graph_file)

    def tearDown(self):
        messages, requests = self.browser.logs()
        self.assertEqual(messages, [], "the page wrote to the console")
        self.assertEqual(requests, [], "the page asked for something")

    def drawn(self, state):
        """The names of the shapes in a state: lit, hidden, chosen, on-path."""
        return set(self.browser.run("""
            return explorer.picture.shapes.filter(({group}) => group.classList.contains(arguments[0]))
              .map(({node}) => node.name)""", state))

    def place_of(self, name):
        """Where a name stands in the picture: the middle of its letters, in pixels of the window."""
        return self.browser.run("""
            const text = [...document.querySelectorAll(".node[data-id] text")].find((text) => text.textContent === arguments[0]);
            const box = text.getBoundingClientRect();
            return [box.left + box.width / 2, box.top + box.height / 2]""", name)

    def card(self):
        names = [heading.text for heading in self.browser.all("#card-name")]
        return names[0] if names else None
