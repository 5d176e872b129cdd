"""A headless Chromium under Selenium: what a reader does with a page, and what the page did meanwhile."""
import base64
import json
import pathlib
import shutil

from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.common.actions.wheel_input import ScrollOrigin

DESKTOP = {"width": 1440, "height": 900, "deviceScaleFactor": 1, "mobile": False}
PHONE = {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True}


def program(*names):
    for name in names:
        if found := shutil.which(name):
            return found
    raise SystemExit(f"none of {', '.join(names)} is installed: run Scripts/setup-browser, or install Chromium and its driver")


class Browser:
    """One browser for all tests; each opens its pages anew."""

    def __init__(self, language="zh-CN"):
        options = webdriver.ChromeOptions()
        options.binary_location = program("chromium", "chromium-browser", "google-chrome")
        # As root, and without a graphics card or much shared memory, as machines that run tests are.
        for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
                         f"--lang={language}", f"--accept-lang={language}"):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        service = webdriver.ChromeService(program("chromedriver"))
        self.driver = webdriver.Chrome(options=options, service=service)
        self.page = None

    def close(self):
        self.driver.quit()

    def command(self, name, **parameters):
        """A command of Chromium's own protocol."""
        return self.driver.execute_cdp_cmd(name, parameters)

    def open(self, page, hash="", size=DESKTOP, scheme="light", motion="reduce"):
        """Opens a file as a reader does whose screen and settings these are."""
        self.page = pathlib.Path(page).resolve().as_uri()
        self.driver.get("about:blank")
        self.logs()
        self.command("Emulation.setDeviceMetricsOverride", **size)
        self.command("Emulation.setTouchEmulationEnabled", enabled=size["mobile"], maxTouchPoints=5)
        self.media(scheme=scheme, motion=motion)
        self.driver.get(self.page + hash)

    def media(self, scheme="light", motion="reduce", kind=""):
        features = [{"name": "prefers-color-scheme", "value": scheme}, {"name": "prefers-reduced-motion", "value": motion}]
        self.command("Emulation.setEmulatedMedia", media=kind, features=features)

    def logs(self):
        """What the page wrote to the console, and which addresses it asked for, since the last call."""
        messages = [entry["message"] for entry in self.driver.get_log("browser")]
        requests = []
        for entry in self.driver.get_log("performance"):
            event = json.loads(entry["message"])["message"]
            if event["method"] == "Network.requestWillBeSent":
                requests.append(event["params"]["request"]["url"].split("#")[0])
        return messages, [url for url in requests if url not in (self.page, "data:,", "about:blank")]

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def settle(self):
        """Waits until the page has drawn what it was told, and the address says so."""
        self.driver.execute_async_script("setTimeout(arguments[0], 260)")

    def find(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def text(self, selector):
        return self.find(selector).text

    def focused(self):
        return self.driver.switch_to.active_element

    def keys(self, *keys):
        """Presses keys, wherever the focus is."""
        ActionChains(self.driver).send_keys(*keys).perform()

    def pick(self, field, text):
        """Types into a field and takes the first result."""
        box = self.find(field)
        box.clear()
        box.send_keys(text, Keys.ENTER)
        self.settle()

    def click_at(self, x, y):
        ActionChains(self.driver).move_by_offset(0, 0).perform()
        for kind in ("mousePressed", "mouseReleased"):
            self.command("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)
        self.settle()

    def drag(self, start, end):
        (x, y), (a, b) = start, end
        self.command("Input.dispatchMouseEvent", type="mousePressed", x=x, y=y, button="left", clickCount=1)
        for step in range(1, 6):
            self.command("Input.dispatchMouseEvent", type="mouseMoved", x=x + (a - x) * step / 5, y=y + (b - y) * step / 5,
                         button="left", buttons=1)
        self.command("Input.dispatchMouseEvent", type="mouseReleased", x=a, y=b, button="left", clickCount=1)
        self.settle()

    def wheel(self, x, y, delta):
        ActionChains(self.driver).scroll_from_origin(ScrollOrigin.from_viewport(int(x), int(y)), 0, delta).perform()
        self.settle()

    def touch(self, *frames):
        """Fingers that go down at the first frame's points, move through the others', and leave."""
        for number, points in enumerate(frames):
            kind = "touchMove" if number else "touchStart"
            self.command("Input.dispatchTouchEvent", type=kind, touchPoints=[
                {"x": x, "y": y, "id": index} for index, (x, y) in enumerate(points)])
        self.command("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])
        self.settle()

    def middle(self, element):
        """The middle of an element, in pixels of the window."""
        box = self.run("const b = arguments[0].getBoundingClientRect(); return [b.left, b.top, b.width, b.height]", element)
        return box[0] + box[2] / 2, box[1] + box[3] / 2

    def screenshot(self, path):
        data = self.command("Page.captureScreenshot", format="png")["data"]
        pathlib.Path(path).write_bytes(base64.b64decode(data))

    def pdf(self):
        options = {"printBackground": True, "preferCSSPageSize": True}
        return base64.b64decode(self.command("Page.printToPDF", **options)["data"])
