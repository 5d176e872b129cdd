#!/usr/bin/env python3
"""Test the page that `guanxi draw --output X.html` writes, in a real browser.

usage: test_explorer.py GUANXI [TEST...]      needs what Scripts/setup-browser installs
"""
import pathlib
import sys
import tempfile
import unittest

try:
    from browser import Browser
except ImportError as error:
    raise SystemExit(f"{error}: run Scripts/setup-browser, then this with .venv/bin/python")
from page_test import PageTest

MODULES = ["test_exploring", "test_using", "test_looks"]


def main():
    if len(sys.argv) < 2 or not pathlib.Path(sys.argv[1]).is_file():
        raise SystemExit(__doc__.strip())
    PageTest.guanxi = str(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as folder:
        PageTest.folder = pathlib.Path(folder)
        PageTest.browser = Browser()
        try:
            suite = unittest.defaultTestLoader.loadTestsFromNames(sys.argv[2:] or MODULES)
            result = unittest.TextTestRunner().run(suite)
        finally:
            PageTest.browser.close()
    sys.exit(not result.wasSuccessful() or result.testsRun == 0)


if __name__ == "__main__":
    main()
