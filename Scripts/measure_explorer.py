#!/usr/bin/env python3
"""Measure how smoothly the explorer's page moves: the times between frames while a picture of 2,000 boxes
is moved.

usage: measure_explorer.py GUANXI      needs what Scripts/setup-browser installs

The yardstick is an empty page in the same browser: no page can have shorter frames.
"""
import pathlib
import random
import statistics
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Tests" / "Explorer"))
import pages
from browser import DESKTOP, PHONE, Browser

BOXES = 2000

# Moves the picture for 90 frames and hands back the milliseconds between them.
FRAMES = """
const [move, done] = arguments;
const times = [];
let last = null;
const step = (now) => {
  if (last !== null) times.push(now - last);
  last = now;
  if (times.length === 90) return done(times);
  const swing = times.length / 10, viewport = window.explorer?.viewport;
  if (move === "pan") viewport.pan(14 * Math.sin(swing), 14 * Math.cos(swing));
  if (move === "zoom") viewport.zoom(times.length % 60 < 30 ? 1.03 : 1 / 1.03, innerWidth / 2, innerHeight / 2);
  requestAnimationFrame(step);
};
requestAnimationFrame(step);
"""


def large_graph(path):
    """Two thousand people and offices in the counties of a province, and who holds what in which."""
    chance = random.Random(7)
    nodes, edges, county = [], [], []
    for number in range(BOXES // 2):
        if number % 40 == 0:
            county = []
        office = pages.node("Organization", f"第{number // 40}县第{number % 40}局")
        person = pages.node("Person", f"{chance.choice('王李张刘陈杨赵黄')}{chance.choice('伟芳娜敏静强')}{number}")
        post = pages.node("Position", f"{office['name']}局长", role="局长")
        nodes += [office, person, post]
        edges += [pages.edge(person, "holds", post), pages.edge(post, "postIn", office)]
        if county:
            edges.append(pages.edge(office, "partOf", county[len(county) // 8]))
        if len(county) % 2:
            edges.append(pages.edge(person, "memberOf", chance.choice(county)))
        county.append(office)
    return pages.write(path, nodes, edges)


def frames(browser, move):
    times = sorted(browser.driver.execute_async_script(FRAMES, move))
    return f"{statistics.median(times):6.1f} {times[int(len(times) * 0.95)]:6.1f} {times[-1]:6.1f}"


def main():
    if len(sys.argv) != 2:
        raise SystemExit(__doc__.strip())
    browser = Browser()
    try:
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            page = pages.draw(sys.argv[1], large_graph(folder / "large.json"), folder / "large.html")
            empty = folder / "empty.html"
            empty.write_text("<!doctype html><title>empty</title>", encoding="utf-8")
            print("milliseconds between frames: median, 95 of 100, most")
            browser.open(empty)
            print(f"  {'empty page':40}{frames(browser, 'rest')}")
            for name, size in (("1440 by 900", DESKTOP), ("390 by 844", PHONE)):
                start = time.perf_counter()
                browser.open(page, size=size)
                shapes, lines, unit = browser.run("""
                    const { picture, viewport } = explorer;
                    return [picture.shapes.length, picture.lines.length, viewport.unit]""")
                print(f"{name}, {shapes} boxes, {lines} lines, opened in {time.perf_counter() - start:.1f} s")
                for pixels in (unit, 0.3, 1):
                    for move in ("pan", "zoom"):
                        browser.run("explorer.viewport.fit(); explorer.viewport.zoom(arguments[0])", pixels / unit)
                        browser.settle()
                        print(f"  {f'{move} at {pixels:.2f} pixels a point':40}{frames(browser, move)}")
    finally:
        browser.close()


main()
