#!/usr/bin/env python3
"""Walks through the pages as a person does, in a real headless Chromium.

The first ten minutes from an empty directory: the demo a click away and left again, the application tried out and written.
Then, in a demo with ten years of readings: first start, "Add" (Withings' consent in a new tab), the tab that closes itself, the page that moves on by itself, the
question whose account it is, the first value; a second person after signing out of Withings; the wrong person caught;
every chart and every record of a person, what is drawn held against the record; the pages about the program; a broken
configuration that is mended; unlinking. Once for each language and size of
screen, each with a bridge of its own. On every page: the policy header is there, no other host is asked, and axe-core
(where it is installed) finds nothing.

    walk.py --program .build/debug/withings-bridge --pictures DIR      starts `withings-bridge demo` itself
    walk.py --bridge http://localhost:8123 --pictures DIR --only en-desktop      a fresh demo that runs already
"""

import argparse
import contextlib
import json
import os
import pathlib
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Error, expect, sync_playwright
from playwright.sync_api import TimeoutError as TimedOut

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import slow_phone as phone  # noqa: E402
from ingress import PREFIX, Ingress  # noqa: E402

WALKS = {
    "en-desktop": ("en-US", {"width": 1280, "height": 900}, "light"),
    "ko-phone": ("ko-KR", {"width": 390, "height": 844}, "dark"),
    "en-phone": ("en-US", {"width": 390, "height": 844}, "dark"),
    "ko-desktop": ("ko-KR", {"width": 1280, "height": 900}, "light"),
}

WORDS = {
    "en": {
        "setup": "Welcome", "nobody": "Nobody is linked yet", "whose": "Whose account is this?", "weight": "Weight",
        "linked": "{} is linked", "already": "is linked to “Anna” already", "wrong": "This profile belongs to another",
        "valid": "The configuration is valid", "unlink": "Unlink", "unlinked": "Everything that was kept of this person is deleted",
        "ended": "End the demo", "apply": "Restart with it", "unfit": "does not accept this client id",
        "coming": "How this night went is still being fetched.",
        "mend": "The configuration needs mending", "made": "Copy it now", "revoked": "The token is revoked",
        "reread": "Everything is being read again", "hafailed": "Home Assistant could not be used",
        "refused": "Access was refused", "pasted": "does not belong to a link that was started here",
    },
    "ko": {
        "setup": "환영합니다", "nobody": "아직 연결된 사람이 없습니다", "whose": "누구의 계정인가요?", "weight": "체중",
        "linked": "{} 프로필이 연결되었습니다", "already": "이미 ‘Anna’ 프로필에", "wrong": "이 프로필은 다른 Withings 계정",
        "valid": "구성이 올바릅니다", "unlink": "연결 해제", "unlinked": "이 사람에 대해 보관하던 데이터를 모두 삭제했습니다",
        "ended": "데모 끝내기", "apply": "이 구성으로 다시 시작", "unfit": "이 클라이언트 ID와 시크릿을 받아들이지 않습니다",
        "coming": "이날 밤의 수면 경과를 아직 가져오는 중입니다.",
        "mend": "구성을 고쳐야 합니다", "made": "지금 복사해 주세요", "revoked": "토큰을 해지했습니다",
        "reread": "모두 다시 읽고 있습니다", "hafailed": "Home Assistant에 접속할 수 없어",
        "refused": "접근이 거부되었습니다", "pasted": "여기에서 시작한 연결의 주소가 아닙니다",
    },
}

# What the simulated cloud knows.
CLIENT_ID, CLIENT_SECRET = "demo-client-id", "demo-client-secret"

# The checker, where `pip install axe-core-python` has brought it.
AXE = ""
with contextlib.suppress(ImportError):
    import axe_core_python

    AXE = (pathlib.Path(axe_core_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
AXE_RUN = """
axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(
    (result) => JSON.stringify(result.violations.map((rule) => [rule.id, rule.nodes.length, rule.nodes[0].html])))
"""


# What Tab should reach, and what it has reached.
FOCUSABLE = """[...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
    .filter((one) => !one.disabled && one.checkVisibility({ visibilityProperty: true }))"""
STOPS = "() => " + FOCUSABLE + ".length"
STOP = """() => {
    const one = document.activeElement;
    if (!one || one === document.body) return null;
    const style = getComputedStyle(one);
    const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && one.getClientRects().length > 0;
    const all = [...document.querySelectorAll('*')];
    return { name: one.className === 'skip' ? 'skip' : one.outerHTML.slice(0, 90), ring, place: all.indexOf(one) };
}"""


class Walk:
    def __init__(self, browser, name, bridge, pictures):
        locale, size, scheme = WALKS[name]
        self.name, self.bridge, self.pictures, self.browser = name, bridge, pictures, browser
        # Each language and each size once in full; the other two walks see the pages that differ by them.
        self.is_whole = name in ("en-desktop", "ko-phone")
        self.words = WORDS[locale[:2]]
        # Dates follow the region; what is asked beside the page has to come in the same ones.
        self.context = browser.new_context(
            locale=locale, viewport=size, color_scheme=scheme, extra_http_headers={"Accept-Language": locale}
        )
        self.context.set_default_timeout(40_000)
        self.faults, self.hosts, self.expected_refusals, self.count = [], set(), 0, 0
        self.context.on("request", lambda request: self.hosts.add(urlsplit(request.url).netloc))
        self.context.on("response", self.answered)
        self.context.on("console", self.heard)
        self.context.on("weberror", lambda error: self.faults.append(f"script: {error.error}"))
        self.page = self.context.new_page()

    def heard(self, message):
        if message.type not in ("error", "warning"):
            return
        # A page that answers "that is not right" comes with a status that says so, and Chromium repeats it.
        if re.search(r"status of (422|400|403|404)", message.text) and self.expected_refusals > 0:
            self.expected_refusals -= 1
            return
        place = message.location.get("url", "")
        # Pages that wait for a restart ask until somebody answers.
        if "ERR_CONNECTION_REFUSED" in message.text and place.endswith("/config/state"):
            return
        # The simulated cloud has no icon, which is nothing of ours.
        if place.endswith("/favicon.ico") and not place.startswith(self.bridge):
            return
        self.faults.append(f"console: {message.text} ({place})")

    def answered(self, response):
        """Every page of ours says what a browser may do with it."""
        if not response.url.startswith(self.bridge) or response.request.resource_type != "document":
            return
        policy = response.headers.get("content-security-policy", "")
        is_redirect = 300 <= response.status < 400
        if not is_redirect and ("default-src 'none'" not in policy or "unsafe" in policy):
            self.faults.append(f"{response.url}: the policy header is {policy!r}")

    def check_accessibility(self, what, page):
        # Pages of the whole record differ from the others only in length, and the checker would take minutes for them.
        if not AXE or what.endswith("-all"):
            return
        # Through the debugger, since the pages' own policy lets no other script in.
        session = self.context.new_cdp_session(page)
        session.send("Runtime.evaluate", {"expression": AXE})
        result = session.send("Runtime.evaluate", {"expression": AXE_RUN, "awaitPromise": True})
        session.detach()
        for rule, count, example in json.loads(result["result"]["value"]):
            self.faults.append(f"{what}: axe-core says {rule}, {count} times: {example}")

    def picture(self, what, page=None):
        page = page or self.page
        self.count += 1
        page.screenshot(path=self.pictures / f"{self.name}-{self.count:02}-{what}.png", full_page=True)
        width = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        if width[0] > width[1]:
            self.faults.append(f"{what}: the page is {width[0]} wide on a screen of {width[1]}")
        if page.url.startswith(self.bridge):
            self.check_accessibility(what, page)
        unnamed = page.evaluate(
            """() => [...document.querySelectorAll('button, a, input:not([type=hidden])')].filter((part) =>
                !(part.textContent.trim() || part.getAttribute('aria-label') || part.getAttribute('aria-labelledby')
                || (part.labels && part.labels.length))).map((part) => part.outerHTML)"""
        )
        if unnamed:
            self.faults.append(f"{what}: parts without a name: {unnamed}")

    def sign_up(self):
        self.page.locator("#name").fill("Ada")
        self.page.locator("#username").fill("ada")
        for field in ("#password", "#repeated"):
            self.page.locator(field).fill("correct horse")
        self.page.locator("button.primary").click()

    def first_minutes(self, empty, cloud):
        """From an empty directory: the demo and back, then the application and the people, tried out and written."""
        bridge, self.bridge = self.bridge, empty
        self.open("/")
        expect(self.page.locator("h1")).to_have_text(self.words["setup"])
        # The language before there is anybody: in the address, not in a cookie.
        if [cookie for cookie in self.context.cookies() if cookie["name"].startswith("withings")]:
            self.faults.append("there is a cookie before anybody has signed in")
        self.sign_up()
        self.page.wait_for_url("**/start")
        self.picture("start-empty")
        self.page.locator("#start-demo").click()
        self.page.wait_for_url(self.bridge + "/", timeout=60_000)
        expect(self.page.locator("section.person")).to_have_count(2, timeout=30_000)
        expect(self.page.locator(".tile[data-key=weight_kg] .value").first).to_have_text(re.compile(r"\d"), timeout=30_000)
        self.picture("start-demo")
        self.page.locator("#end-demo").click()
        self.page.wait_for_url("**/start", timeout=60_000)
        expect(self.page.locator("#start-demo")).to_be_visible()
        names = [cookie["name"] for cookie in self.context.cookies(self.bridge)]
        if names != ["withings_bridge_session"]:
            self.faults.append(f"cookies beside the session: {names}")
        # The address is tried out; that of this machine reaches us.
        self.page.locator("#external-url").fill(self.bridge)
        self.page.locator("#external-url").press("Enter")
        expect(self.page.locator(".banner.good")).to_be_visible()
        self.picture("start-address")
        self.page.locator("#client-id").fill("wrong")
        self.page.locator("#client-secret").fill("wrong")
        self.page.locator("#profiles").fill("Anna\nJonas")
        self.expected_refusals += 1
        self.page.locator("#save-withings").click()
        expect(self.page.get_by_text(self.words["unfit"])).to_be_visible()
        self.picture("start-refused")
        self.page.locator("#client-id").fill(cloud["client_id"])
        self.page.locator("#client-secret").fill(cloud["client_secret"])
        self.page.locator("#save-withings").click()
        expect(self.page.locator(".banner.good")).to_be_visible()
        self.picture("start-saved")
        self.page.locator("#apply-now").click()
        # The next thing to do is to link people.
        self.page.wait_for_url("**/integrations", timeout=30_000)
        expect(self.page.locator(".profile")).to_have_count(2)
        self.broken_configuration(empty)
        self.behind_ingress(empty)
        self.bridge = bridge

    def broken_configuration(self, empty):
        """A broken file is shown with its places, is mended on the page, and the program goes on by itself."""
        file = pathlib.Path(self.folder) / "configuration.yaml"
        good = file.read_text(encoding="utf-8")
        file.write_text(good.replace("profiles:", "profils:"), encoding="utf-8")
        self.open("/config")
        self.page.locator("#check").click()
        expect(self.page.locator(".faults")).to_contain_text("profiles")
        self.picture("broken-checked")
        # It is not applied, and a start with it leads to the page with the faults.
        self.expected_refusals += 1
        self.page.locator("#restart").click()
        expect(self.page.locator(".faults")).to_contain_text("profiles")
        self.restart_program()
        self.open("/")
        expect(self.page.get_by_text(self.words["mend"])).to_be_visible()
        self.picture("broken-start")
        # Every fault leads to its line. What is still wrong is not saved, and what was entered stays.
        self.page.locator(".faults a").last.click()
        text = self.page.locator("#text")
        expect(text).to_be_focused()
        expect(text).to_have_value(re.compile("profils:"))
        self.picture("broken-edited")
        self.expected_refusals += 1
        half = text.input_value().replace("profils:", "profile:")
        text.fill(half)
        self.page.locator("#save").click()
        expect(self.page.locator("#anyway")).to_be_visible()
        expect(text).to_have_value(half)
        self.picture("broken-refused")
        text.fill(half.replace("profile:", "profiles:"))
        self.page.locator("#save").click()
        self.page.wait_for_url("**/config", timeout=30_000)
        expect(self.page.locator("#restart")).to_be_visible()
        if file.read_text(encoding="utf-8") != good:
            self.faults.append("the editor changed more than the fault")
        # Between the mended file and the new start stands a moment that belongs to neither.
        self.open("/integrations")
        expect(self.page.locator(".profile")).to_have_count(2)

    def behind_ingress(self, inner):
        """As Home Assistant shows it: another host, a path before every address, in a frame. Signing in and forms work."""
        file = pathlib.Path(self.folder) / "configuration.yaml"
        text = file.read_text(encoding="utf-8")
        trusting = "http:\n  use_x_forwarded_for: true\n  trusted_proxies: [127.0.0.1]\n"
        file.write_text(text.replace("http:\n", trusting, 1), encoding="utf-8")
        self.restart_program()
        locale, size, scheme = WALKS[self.name]
        with Ingress(inner) as proxy:
            context = self.browser.new_context(locale=locale, viewport=size, color_scheme=scheme)
            context.on("console", self.heard)
            page = context.new_page()
            page.goto(proxy.address + "/")
            frame = page.frame_locator("iframe")
            frame.locator("#username").fill("ada")
            frame.locator("#password").fill("correct horse")
            frame.locator("main button.primary").click()
            expect(frame.locator("nav a").first).to_be_visible()
            frame.locator("nav a[href$='/config']").click()
            frame.locator(".control.tabs a[href$='/tokens']").click()
            frame.locator("#token-name").fill("Behind the ingress")
            frame.locator("#make-token").click()
            expect(frame.get_by_text(self.words["made"])).to_be_visible()
            page.screenshot(path=self.pictures / f"{self.name}-ingress.png")
            frame.locator(".control.tabs a[href$='/tokens']").click()
            frame.locator("form[action$='/revoke'] button").first.click()
            expect(frame.get_by_text(self.words["revoked"])).to_be_visible()
            other = "en" if self.words is WORDS["ko"] else "ko"
            frame.locator(f"footer button[value={other}]").click()
            expect(frame.locator("html")).to_have_attribute("lang", other)
            # A form that writes the configuration, and the page of the people with its events.
            frame.locator(".control.tabs a").first.click()
            frame.locator("#set-up-broker").click()
            frame.locator("#external-url").fill("")
            frame.locator("#external-url").press("Enter")
            inside = page.frames[1]
            expect(inside.locator(".banner.good")).to_be_visible()
            frame.locator("nav a[href$='/integrations']").click()
            expect(frame.locator(".profile")).to_have_count(2)
            if not inside.url.startswith(proxy.address + PREFIX + "/"):
                self.faults.append(f"the way leads out of the ingress: {inside.url}")
            inside.evaluate(
                """() => new Promise((done, fail) => {
                    const events = new EventSource(`${document.body.dataset.base}/events`);
                    events.onopen = () => { events.close(); done(); };
                    events.onerror = () => fail(new Error('no events'));
                })"""
            )
            manifest = context.request.get(f"{proxy.address}{PREFIX}/manifest.webmanifest")
            self.check_manifest(manifest.json(), proxy.address + PREFIX, context)
            context.close()
            if proxy.strays:
                self.faults.append(f"asked outside of the ingress: {proxy.strays}")
        file.write_text(text, encoding="utf-8")

    def check_manifest(self, manifest, base, context):
        """What a phone needs to put the pages on its home screen."""
        if manifest.get("display") != "standalone" or not manifest.get("name") or not manifest.get("start_url"):
            self.faults.append(f"the manifest does not make an app: {manifest}")
        sizes = set()
        for icon in manifest.get("icons", []):
            answer = context.request.get(urljoin(base + "/manifest.webmanifest", icon["src"]))
            sizes |= set(icon.get("sizes", "").split())
            if answer.status != 200 or not answer.headers["content-type"].startswith(icon["type"]):
                self.faults.append(f"the icon {icon} is none: {answer.status}")
        if not {"192x192", "512x512"} <= sizes:
            self.faults.append(f"the icons of the manifest have the sizes {sizes}")

    def by_keyboard(self, tabs):
        """Every part of a page can be reached, in the order in which it is read, with a ring around it, and left again."""
        for path in ("/", tabs[0], tabs[1], "/integrations", "/config/tokens", "/config/log"):
            self.open(path)
            self.page.wait_for_timeout(400)
            seen = []
            for _ in range(500):
                self.page.keyboard.press("Tab")
                stop = self.page.evaluate(STOP)
                # At the end of the page the browser's own parts follow, or the beginning.
                if stop is None or seen and stop["place"] <= seen[0]["place"]:
                    break
                seen.append(stop)
            # Counted afterwards: charts that were far down the page have got their buttons meanwhile.
            stops = self.page.evaluate(STOPS)
            if len(seen) < stops or len(seen) > stops + 1:
                self.faults.append(f"{path}: {len(seen)} parts are reached by Tab, there are {stops}")
            if seen and seen[0]["name"] != "skip":
                self.faults.append(f"{path}: the first part is {seen[0]}, not the skip link")
            for stop in seen:
                if not stop["ring"]:
                    self.faults.append(f"{path}: no ring around {stop['name']}")
            places = [stop["place"] for stop in seen]
            if places != sorted(places):
                self.faults.append(f"{path}: Tab does not go in the order of the page: {places}")
        self.open("/")
        self.page.keyboard.press("Tab")
        expect(self.page.locator(".skip")).to_be_in_viewport()
        self.page.keyboard.press("Enter")
        expect(self.page.locator("#main")).to_be_focused()
        # What has the focus has it still after the page has moved on by itself.
        for selector in (".tile", "section.person h2 a", "details.all > summary", ".sync button"):
            part = self.page.locator(selector).last
            part.focus()
            self.page.evaluate("document.querySelector('[data-live]').shown = 'something else'")
            with self.page.expect_response("**/fragments/**"):
                self.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
            self.page.wait_for_timeout(200)
            expect(self.page.locator(selector).last).to_be_focused()
        summary = self.page.locator("details.all > summary").last
        summary.focus()
        self.page.keyboard.press("Enter")
        expect(self.page.locator("details.all").last).to_have_attribute("open", "")
        self.picture("all-values-open")

    def printed(self, tabs):
        """On paper: black on white, without what only a screen can use, and nothing wider than the sheet."""
        self.page.emulate_media(media="print")
        for path, what in ((tabs[0], "today"), (tabs[1], "weight"), ("/", "overview")):
            self.open(path)
            self.draw_all(path)
            self.page.screenshot(path=self.pictures / f"{self.name}-printed-{what}.png", full_page=True)
            shown = self.page.locator(".bar nav, footer, .plot-tools, .tabs, .sync form").evaluate_all(
                "all => all.filter(one => one.offsetParent !== null).length"
            )
            if shown:
                self.faults.append(f"{path}: {shown} parts for the screen alone are printed")
            if self.page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgb(255, 255, 255)":
                self.faults.append(f"{path}: the paper is not white")
        self.page.emulate_media(media="screen")

    def installed(self):
        link = self.page.locator("link[rel=manifest]").evaluate("link => link.href")
        self.check_manifest(self.context.request.get(link).json(), self.bridge, self.context)

    def on_a_slow_phone(self, tabs):
        cookie = next(one for one in self.context.cookies(self.bridge) if one["name"] == "withings_bridge_session")
        pair = (cookie["name"], cookie["value"])
        for path in ["/", tabs[0]] + [f"{tab}?span=all" for tab in tabs[1:4]] + ["/integrations"]:
            print("  " + phone.line(path, *phone.look(self.browser, self.bridge, pair, path, times=1)), flush=True)

    def about_the_program(self):
        """Tokens, log, Home Assistant, backups, about: every page of server control."""
        self.open("/config")
        for address in self.page.locator(".control.tabs a").evaluate_all("all => all.map(one => one.getAttribute('href'))"):
            self.open(address)
            self.picture("control-" + address.rsplit("/", 1)[1])
        self.open("/config/tokens")
        self.page.locator("#token-name").fill("Wall display")
        self.page.locator("#make-token").click()
        expect(self.page.get_by_text(self.words["made"])).to_be_visible()
        token = self.page.locator("#token").input_value()
        answer = self.context.request.get(self.bridge + "/api/", headers={"Authorization": f"Bearer {token}"})
        if answer.status != 200:
            self.faults.append(f"a new token opens nothing: {answer.status}")
        self.page.screenshot(path=self.pictures / f"{self.name}-token.png", full_page=True)
        self.open("/config/tokens")
        if token in self.page.content():
            self.faults.append("a token is shown twice")
        self.page.locator("form[action$='/revoke'] button").first.click()
        expect(self.page.get_by_text(self.words["revoked"])).to_be_visible()
        if self.context.request.get(self.bridge + "/api/", headers={"Authorization": f"Bearer {token}"}).status != 401:
            self.faults.append("a revoked token still opens the door")
        self.open("/config/home-assistant")
        self.page.locator("#url").fill("http://127.0.0.1:9")
        self.page.locator("#token").fill("made-up")
        self.expected_refusals += 1
        self.page.locator("#save-home-assistant").click()
        expect(self.page.get_by_text(self.words["hafailed"])).to_be_visible()
        self.picture("home-assistant-failed")
        self.open("/config/about")
        with self.page.expect_download() as download:
            self.page.locator("#diagnostics-file").click()
        diagnostics = pathlib.Path(download.value.path()).read_text(encoding="utf-8")
        json.loads(diagnostics)
        if "Anna" in diagnostics or "client_secret:" in diagnostics:
            self.faults.append("the diagnostics name somebody")
        self.expected_refusals += 1
        self.open("/no-such-page")
        self.picture("not-found")

    def account(self):
        self.open("/integrations")
        self.page.locator(".profile h3 a").first.click()
        expect(self.page.locator("#push")).to_be_visible()
        self.picture("account")
        self.page.locator("#reread").click()
        expect(self.page.get_by_text(self.words["reread"])).to_be_visible()

    def records(self, tabs):
        """Every kind of record has its list, and a record its raw form."""
        self.open(tabs[-1])
        kinds = self.page.locator(".kinds a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
        if len(kinds) < 7:
            self.faults.append(f"only these kinds of records: {kinds}")
        for address in kinds[1:]:
            self.open(address)
            self.page.locator(".readings a").first.click()
            expect(self.page.locator("#raw")).to_be_visible()
            if address == kinds[1]:
                self.picture("record")
            raw = self.context.request.get(self.page.locator("a[download]").evaluate("link => link.href"))
            if raw.status != 200 or not isinstance(raw.json(), dict):
                self.faults.append(f"{address}: the raw form is none")

    def equals_the_record(self, tabs):
        """What is plotted, the table, the CSV and the history of the API say the same of a year of weights."""
        address = tabs[1]
        self.open(address + "?span=365d")
        self.draw_all(address)
        box = self.page.locator("[data-graph]").first
        plotted = box.evaluate("box => box.plot.data[0].map((at, row) => [at, box.plot.data[1][row]]).filter(row => row[1] !== null)")
        link = self.page.locator("#weight a[href*='.csv']").get_attribute("href")
        lines = self.context.request.get(self.bridge + link).text().strip().split("\r\n")[1:]
        table = [float(line.split(",")[1]) for line in lines if line.split(",")[1]]
        if table != [value for _, value in plotted]:
            self.faults.append(f"{address}: the CSV has other numbers than the chart")
        user = address.split("/")[2]
        shelf, groups = f"/people/{user}/readings?only=1", {}
        for _ in range(40):
            self.open(shelf)
            for path in self.page.locator(".readings > li > p > a").evaluate_all("all => all.map(one => one.getAttribute('href'))"):
                groups[path] = None
            older = self.page.locator(".pager a[href*='before=']")
            if older.count() == 0 or len(groups) > 120:
                break
            shelf = older.last.get_attribute("href")
        # A sample of single readings, each looked up in what is plotted.
        drawn = dict((int(at), value) for at, value in plotted)
        looked = 0
        for path in list(groups)[:12]:
            raw = self.context.request.get(f"{self.bridge}{path}/raw.json").json()
            for measure in raw["measures"]:
                if measure["type"] == 1 and raw["category"] == 1 and raw["attrib"] != 1:
                    value = measure["value"] * 10 ** measure["unit"]
                    looked += 1
                    if abs(drawn.get(raw["date"], -1) - value) > 1e-9:
                        self.faults.append(f"{path}: {value} is not in the chart at {raw['date']}")
        if looked < 5:
            self.faults.append(f"only {looked} readings could be looked up in the chart")

    def open(self, path):
        self.page.goto(self.bridge + path)

    def first_start(self):
        self.open("/integrations")
        expect(self.page).to_have_url(self.bridge + "/setup")
        expect(self.page.locator("h1")).to_have_text(self.words["setup"])
        self.picture("first-start")
        # By keyboard alone: the skip link first, then from field to field.
        self.page.keyboard.press("Tab")
        expect(self.page.locator(".skip")).to_be_focused()
        self.page.locator("#name").focus()
        self.page.keyboard.type("Ada")
        for text in ("ada", "correct horse", "correct horse"):
            self.page.keyboard.press("Tab")
            self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")
        expect(self.page.get_by_text(self.words["nobody"])).to_be_visible()
        self.picture("nobody-linked")

    def consent(self, button, member=None, allow=True):
        """Presses a button that opens Withings' consent, answers it there, and waits for the tab to close itself."""
        with self.context.expect_page() as opened:
            self.page.locator(button).click()
        tab = opened.value
        tab.wait_for_selector("button[name=decision]")
        if member:
            tab.get_by_label(member).check()
        self.picture("consent", tab)
        if allow:
            with tab.expect_event("close", timeout=10_000):
                # The click may not return: the tab is gone by then.
                with contextlib.suppress(Error):
                    tab.locator("button[value=allow]").click()
        else:
            self.expected_refusals += 1
            tab.locator("button[value=deny]").click()
            expect(tab.get_by_text(self.words["refused"])).to_be_visible()
            if "code=" in tab.url or "state=" in tab.url:
                self.faults.append("the address of the redirect still carries its parameters")
            self.picture("refused", tab)
            tab.close()

    def choose(self, profile):
        self.page.get_by_label(re.compile(f"^{profile}")).first.check()
        self.page.locator("[data-saves]").click()

    def first_person(self):
        self.open("/integrations")
        self.picture("integrations")
        self.consent("#add", allow=False)
        expect(self.page.get_by_text(self.words["refused"])).to_be_visible()
        self.consent("#add", "Anna Weber")
        # The page that stayed open moves on by itself, and the question has the focus.
        question = self.page.locator(".choose h2")
        expect(question).to_have_text(self.words["whose"])
        expect(question).to_be_focused()
        expect(self.page.locator(".evidence")).to_contain_text(self.words["weight"])
        self.picture("whose-account")
        self.choose("Anna")
        expect(self.page.get_by_text(self.words["linked"].format("Anna"))).to_be_visible()
        self.picture("linked")
        self.open("/")
        weight = self.page.locator("[data-key=weight_kg] .value").first
        expect(weight).to_have_text(re.compile(r"^\d+\.\d\d?$"))
        self.picture("first-value")

    def wrong_person(self):
        """Withings stays signed in as Anna: the bridge says so, and "wrong person" leads on to Jonas."""
        self.open("/integrations")
        self.consent("#add")
        expect(self.page.locator(".choose h2")).to_be_visible()
        expect(self.page.get_by_text(self.words["already"])).to_be_visible()
        self.picture("same-person-again")
        # What is said of this account does not stay when another one is approved.
        self.expected_refusals += 1
        self.choose("Jonas")
        expect(self.page.locator("[data-passing]")).to_be_visible()
        self.consent("[data-wrong-person]", "Jonas Weber")
        expect(self.page.locator(".choose h2")).to_be_visible()
        expect(self.page.locator("[data-passing]")).to_have_count(0)
        expect(self.page.get_by_text(self.words["already"])).to_have_count(0)
        # Anna's profile would move to Jonas' account: only with an explicit yes.
        self.expected_refusals += 1
        self.choose("Anna")
        expect(self.page.get_by_text(self.words["wrong"])).to_be_visible()
        self.picture("wrong-person")
        self.choose("Jonas")
        expect(self.page.get_by_text(self.words["linked"].format("Jonas"))).to_be_visible()
        self.open("/")
        expect(self.page.locator("section.person")).to_have_count(2)
        expect(self.page.locator(".tile[data-key=weight_kg] .value")).to_have_count(2)
        self.picture("two-people")

    def more_values(self):
        details = self.page.locator("details").first
        details.locator("summary").first.click()
        # An update of the page leaves open what is open.
        self.page.evaluate("window.dispatchEvent(new Event('visibilitychange'))")
        self.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        self.page.wait_for_timeout(1500)
        expect(self.page.locator("details").first).to_have_attribute("open", "")
        self.picture("more-values")

    def charts(self):
        """Every page of a person, every chart on it, from three months to the whole record."""
        self.open("/")
        self.page.locator("section.person h2 a").first.click()
        expect(self.page.locator(".tile[data-key=weight_kg]")).to_be_visible()
        self.picture("today")
        tabs = self.page.locator(".tabs a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
        if len(tabs) < 8:
            self.faults.append(f"only these pages of a person: {tabs}")
        for address in tabs[1:]:
            name = address.rsplit("/", 1)[1]
            for query in ("", "?span=all") if name in ("weight", "pressure", "sleep", "activity") else ("",):
                self.open(address + query)
                expect(self.page.locator("h1")).to_be_visible()
                self.draw_all(address + query)
                self.picture(name + ("-all" if query else ""))
        self.one_chart(tabs[1])
        self.by_keyboard(tabs)
        self.printed(tabs)
        self.installed()
        if self.is_whole:
            self.on_a_slow_phone(tabs)
        if self.is_whole:
            self.equals_the_record(tabs)
            self.records(tabs)
        self.first_item(tabs, "sleep", "a[href*='/sleep/2']", "night")
        self.closer("#hypnogram [data-picture]", "night-closer")
        self.open(next(tab for tab in tabs if tab.endswith("/sleep")) + "?span=30d")
        self.closer("#diary [data-picture]", "diary-closer")
        self.diary_leads(self.page.url)
        self.first_item(tabs, "ecg", ".numbers a[href*='/ecg/']", "ecg-trace")
        self.magnified("#ecg .scale")
        self.first_item(tabs, "readings", ".readings a", "reading")

    def diary_leads(self, address):
        """A row of the diary leads to its night: by mouse or finger, and by keys."""
        for way in ("click", "keys"):
            self.page.goto(address)
            row = self.page.locator("#diary [data-night]").nth(1)
            box = self.page.locator("#diary [data-picture]")
            self.page.wait_for_function("box => box.steer", arg=box.element_handle(), timeout=20_000)
            night = row.get_attribute("data-night")
            if way == "click":
                row.locator("text").click()
            else:
                box.focus()
                for key in ("ArrowDown", "ArrowDown", "Enter"):
                    self.page.keyboard.press(key)
            expect(self.page).to_have_url(re.compile(f"/sleep/{night}$"))

    def draw_all(self, address):
        """Scrolls to every chart, until it moves, and holds what is drawn against the table beside it."""
        for box in self.page.locator("[data-graph]").all():
            # A chart without values stays in its still form. The one above becomes higher when it moves, and may push this one
            # out of sight again.
            for _ in range(20):
                box.scroll_into_view_if_needed()
                try:
                    self.page.wait_for_function(
                        "box => box.data || box.shown", arg=box.element_handle(), timeout=2_000
                    )
                    break
                except TimedOut:
                    pass
            else:
                raise AssertionError(f"{address}: a chart that is in sight does not move")
            # While a history comes in, chart and table follow one after the other.
            for _ in range(60):
                self.page.wait_for_timeout(150)
                drawn = box.evaluate("box => box.plot ? box.plot.data[0].length : -1")
                count = box.evaluate(
                    "box => Number(box.closest('section').querySelector('.numbers summary').textContent.replace(/\\D/g, ''))"
                )
                if drawn in (-1, count):
                    break
                self.page.wait_for_timeout(350)
            if drawn not in (-1, count):
                self.faults.append(f"{address}: {drawn} moments are drawn, {count} are in the table")

    def closer(self, selector, name):
        """A figure that is no chart: zoom and pan by keyboard and mouse, as wide as the screen, and what belongs together follows."""
        box = self.page.locator(selector)
        # The history of nights' courses may not have come to this one yet, and says so.
        for _ in range(60):
            if box.count():
                break
            self.page.wait_for_timeout(2_000)
            self.page.reload()
        if not box.count():
            # Late in the evening last night waits for the history of ten years, which is not what is walked here.
            print(f"  {self.page.url}: its course has not come, so it was not looked at closer")
            expect(self.page.get_by_text(self.words["coming"]).first).to_be_attached()
            return
        box.scroll_into_view_if_needed()
        self.page.wait_for_function("box => box.steer", arg=box.element_handle(), timeout=20_000)
        shown = "box => { const of = box.querySelector('svg').dataset; return [Number(of.from), Number(of.to)]; }"
        if box.evaluate("box => box.scrollWidth > box.clientWidth + 1"):
            self.faults.append(f"{self.page.url}: {selector} is wider than the screen")

        def steered(act, what, holds):
            before = box.evaluate(shown)
            act()
            try:
                self.page.wait_for_function(
                    "([box, was]) => box.querySelector('svg').dataset.from + ' ' + box.querySelector('svg').dataset.to !== was",
                    arg=[box.element_handle(), f"{before[0]} {before[1]}"],
                    timeout=10_000,
                )
            except TimedOut:
                self.faults.append(f"{self.page.url}: {what} does nothing to {selector}")
                return
            now = box.evaluate(shown)
            if not holds(before, now):
                self.faults.append(f"{self.page.url}: {what} made {now} of {before} in {selector}")

        box.focus()
        whole = box.evaluate(shown)
        press = self.page.keyboard.press
        steered(lambda: press("+"), "+", lambda was, now: now[1] - now[0] < (was[1] - was[0]) * 0.6)
        steered(lambda: press("ArrowLeft"), "the arrow", lambda was, now: now[0] < was[0])
        for chart in self.page.locator("[data-graph]").all() if "hypnogram" in selector else []:
            followed = chart.evaluate("box => box.plot && [box.plot.scales.x.min, box.plot.scales.x.max]")
            if followed and abs(followed[0] - box.evaluate(shown)[0]) > 60:
                self.faults.append(f"{self.page.url}: a chart of the same night shows another part of it")
        self.picture(name)
        steered(lambda: press("0"), "0", lambda was, now: now == whole)
        place = box.bounding_box()

        def drag():
            self.page.mouse.move(place["x"] + place["width"] * 0.45, place["y"] + 60)
            self.page.mouse.down()
            self.page.mouse.move(place["x"] + place["width"] * 0.65, place["y"] + 60, steps=5)
            self.page.mouse.up()

        steered(drag, "dragging", lambda was, now: now[1] - now[0] < (was[1] - was[0]) * 0.5)

    def magnified(self, selector):
        """ECG paper under the glass: larger with +, moved by the arrows, its own size with 0."""
        box = self.page.locator(selector)
        width = "box => box.querySelector('img').clientWidth"
        box.scroll_into_view_if_needed()
        self.page.wait_for_function("box => box.querySelector('img').complete", arg=box.element_handle())
        own = box.evaluate(width)
        box.focus()
        self.page.keyboard.press("+")
        self.page.keyboard.press("+")
        if not box.evaluate(width) > own * 3:
            self.faults.append(f"{self.page.url}: + does not magnify the ECG")
        before = box.evaluate("box => box.scrollLeft")
        self.page.keyboard.press("ArrowRight")
        if not box.evaluate("box => box.scrollLeft") > before:
            self.faults.append(f"{self.page.url}: the arrow does not move the ECG")
        self.picture("ecg-magnified")
        self.page.keyboard.press("0")
        if box.evaluate(width) != own:
            self.faults.append(f"{self.page.url}: 0 does not show the ECG at its own size")

    def one_chart(self, address):
        """What is plotted equals the record; zoom and pan by keyboard, mouse and touch; pictures."""
        self.open(address + "?span=365d")
        self.draw_all(address)
        box = self.page.locator("[data-graph]").first
        plotted = box.evaluate("box => box.plot.data[1].filter(value => value !== null)")
        answer = self.context.request.get(self.bridge + box.get_attribute("data-graph")).json()
        if plotted != [value for value in answer["series"][0]["values"] if value is not None]:
            self.faults.append(f"{address}: what is plotted is not the record")
        rows = box.evaluate(
            "box => [...box.closest('section').querySelectorAll('.numbers td:nth-child(2)')].map(cell => cell.textContent)"
        )
        if [float(row.replace(",", "")) for row in rows if row][::-1] != plotted:
            self.faults.append(f"{address}: the table has other numbers than the chart")
        width = "box => box.plot.scales.x.max - box.plot.scales.x.min"
        whole = box.evaluate(width)
        box.focus()
        self.page.keyboard.press("+")
        self.page.wait_for_timeout(100)
        if not box.evaluate(width) < whole * 0.6:
            self.faults.append(f"{address}: + does not zoom in")
        start = box.evaluate("box => box.plot.scales.x.min")
        self.page.keyboard.press("ArrowLeft")
        self.page.wait_for_timeout(100)
        if not box.evaluate("box => box.plot.scales.x.min") < start:
            self.faults.append(f"{address}: the arrow does not move the chart")
        self.picture("zoomed")
        self.page.keyboard.press("0")
        self.page.wait_for_timeout(100)
        if box.evaluate(width) != whole:
            self.faults.append(f"{address}: 0 does not show everything again")
        over = box.locator(".u-over").bounding_box()
        self.page.mouse.move(over["x"] + over["width"] * 0.3, over["y"] + 60)
        self.page.mouse.down()
        self.page.mouse.move(over["x"] + over["width"] * 0.6, over["y"] + 60, steps=5)
        self.page.mouse.up()
        self.page.wait_for_timeout(100)
        if not box.evaluate(width) < whole * 0.5:
            self.faults.append(f"{address}: dragging does not zoom in")
        with self.page.expect_download() as download:
            self.page.locator("[data-png]").first.click()
        with open(download.value.path(), "rb") as picture:
            if picture.read(4) != b"\x89PNG":
                self.faults.append("the picture is no PNG")

    def first_item(self, tabs, tab, selector, what):
        address = next((address for address in tabs if address.endswith("/" + tab)), None)
        if not address:
            self.faults.append(f"there is no page {tab}")
            return
        self.open(address)
        for details in self.page.locator(".numbers").all()[:1]:
            details.evaluate("details => details.open = true")
        link = self.page.locator(selector).first
        if link.count() == 0:
            self.faults.append(f"nothing to open on {tab}")
            return
        link.click()
        self.page.wait_for_load_state()
        self.draw_all(what)
        self.picture(what)

    def without_script(self, browser):
        """Everything but moving charts is there without JavaScript."""
        locale, size, scheme = WALKS[self.name]
        context = browser.new_context(
            locale=locale, viewport=size, color_scheme=scheme, java_script_enabled=False,
            storage_state=self.context.storage_state(),
        )
        page = context.new_page()
        page.goto(self.bridge + "/")
        expect(page.locator("[data-key=weight_kg] .value").first).to_have_text(re.compile(r"\d"))
        page.locator("section.person h2 a").first.click()
        page.locator(".tabs a[href$='/weight']").click()
        expect(page.locator(".graph svg").first).to_be_visible()
        page.locator(".numbers summary").first.click()
        expect(page.locator(".numbers table").first).to_be_visible()
        page.screenshot(path=self.pictures / f"{self.name}-without-script.png", full_page=True)
        page.locator("details.other summary").last.click()
        page.locator("select[name=units]").select_option("stone")
        page.locator("form[action$='/choices'] button").click()
        expect(page.locator(".numbers td").first).to_have_text(re.compile(r"\d st "))
        page.locator("details.other summary").last.click()
        page.locator("select[name=units]").select_option("metric")
        page.locator("form[action$='/choices'] button").click()
        page.locator(".tabs a[href$='/readings']").click()
        page.locator("select[name=only]").select_option("ambiguous")
        page.locator("form[method=get] button").click()
        # Every other page is there too, with its forms.
        ways = page.locator(".tabs a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
        ways += ["/integrations", "/start", "/config", "/config/edit", "/config/home-assistant", "/config/tokens", "/config/backups"]
        ways += ["/config/log", "/config/about"]
        for way in ways:
            answer = page.goto(self.bridge + way)
            if answer.status != 200:
                self.faults.append(f"{way}: {answer.status} without a script")
            expect(page.locator("main h1, main h2").first).to_be_visible()
            empty = page.locator("main section.graph").evaluate_all(
                "all => all.filter(one => !one.querySelector('svg, img, table')).map(one => one.id)"
            )
            if empty:
                self.faults.append(f"{way}: nothing is drawn without a script: {empty}")
        page.goto(self.bridge + "/config")
        page.locator("#check").click()
        expect(page.get_by_text(self.words["valid"])).to_be_visible()
        context.close()

    def pasted_address(self):
        self.open("/integrations")
        self.expected_refusals += 1
        self.page.locator("#pasted").fill("https://lost.example/auth/external/callback?code=c&state=made-up")
        self.page.locator("#pasted").press("Enter")
        expect(self.page.get_by_text(self.words["pasted"])).to_be_visible()
        self.picture("pasted")

    def server_control(self):
        self.open("/config")
        self.page.locator("#check").click()
        expect(self.page.get_by_text(self.words["valid"])).to_be_visible()
        self.picture("checked")
        self.page.locator("#restart").click()
        expect(self.page.locator(".banner.good")).to_be_visible(timeout=30_000)
        self.picture("restarted")

    def unlink(self):
        self.open("/integrations")
        self.page.locator("a[href*='/unlink?']").last.click()
        self.picture("unlink")
        self.page.locator("#delete").check()
        self.page.locator("button.danger").click()
        expect(self.page.get_by_text(self.words["unlinked"])).to_be_visible()
        self.picture("unlinked")

    def other_language(self):
        other = "en" if self.words is WORDS["ko"] else "ko"
        self.page.locator(f"footer button[value={other}]").click()
        expect(self.page.locator("html")).to_have_attribute("lang", other)
        self.picture("other-language")

    def run(self, empty=None):
        if empty and self.is_whole:
            self.folder, self.restart_program = empty["folder"], empty["restart"]
            self.first_minutes(empty["address"], empty["cloud"])
            self.context.clear_cookies()
        self.first_start()
        self.first_person()
        self.wrong_person()
        self.more_values()
        self.charts()
        self.without_script(self.browser)
        self.pasted_address()
        self.account()
        self.about_the_program()
        self.server_control()
        self.unlink()
        self.other_language()
        local = {"localhost", "127.0.0.1"}
        foreign = sorted(host for host in self.hosts if host.rsplit(":", 1)[0] not in local)
        if foreign:
            self.faults.append(f"requests to other hosts: {foreign}")
        self.context.close()
        return self.faults


class Empty:
    """A bridge on a configuration directory that says nothing but its port; can be started again."""

    def __init__(self, program, cloud):
        self.program, self.cloud = program, cloud
        self.directory = tempfile.TemporaryDirectory()
        self.folder = self.directory.name
        self.port = free_port()
        self.address = f"http://localhost:{self.port}"
        text = f"# kept\nhttp:\n  server_port: {self.port}\nwithings: !include withings.yaml\n"
        (pathlib.Path(self.folder) / "configuration.yaml").write_text(text.split("withings:")[0], encoding="utf-8")
        self.process = self.log = None

    def start(self):
        # The application is tried out at the cloud of the demo, not at the real one.
        environment = {**os.environ, "WITHINGS_BRIDGE_API_URL": self.cloud["url"]}
        self.log = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen(
            [self.program, "run", "--config", self.folder], stdout=self.log, stderr=subprocess.STDOUT, env=environment
        )
        answers(self.address + "/setup", self.process)

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=20)

    def restart(self):
        self.stop()
        self.start()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(address, process):
    for _ in range(600):
        if process.poll() is not None:
            return
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except urllib.error.HTTPError:
            # A page with the faults of a broken file is an answer, too.
            return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            pass
        time.sleep(0.2)
    raise TimeoutError(f"{address} does not answer")


@contextlib.contextmanager
def demo(program):
    """A fresh demo with ten years on free ports, with its log in a file that is shown when something goes wrong; and
    beside it a bridge that begins with nothing."""
    port, cloud_port = free_port(), free_port()
    with tempfile.TemporaryFile("w+") as log:
        process = subprocess.Popen(
            [program, "demo", "--port", str(port), "--cloud-port", str(cloud_port), "--years", "10"],
            stdout=log, stderr=subprocess.STDOUT,
        )
        cloud = {"url": f"http://127.0.0.1:{cloud_port}", "client_id": CLIENT_ID, "client_secret": CLIENT_SECRET}
        empty = Empty(program, cloud)
        try:
            address = f"http://localhost:{port}"
            answers(address + "/setup", process)
            empty.start()
            yield address, {
                "address": empty.address, "folder": empty.folder, "cloud": cloud, "restart": empty.restart,
                "process": process,
            }
        except BaseException:
            for each in filter(None, (log, empty.log)):
                each.seek(0)
                sys.stderr.write("".join(each.readlines()[-40:]))
            raise
        finally:
            with contextlib.suppress(Exception):
                empty.stop()
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--program", help="withings-bridge; a fresh demo is started for every walk")
    options.add_argument("--bridge", default=os.environ.get("BRIDGE_URL"), help="the address of a fresh demo")
    options.add_argument("--pictures", type=pathlib.Path, default=pathlib.Path("pictures"))
    options.add_argument("--only", action="append", choices=WALKS, help="one of the walks; can be given again")
    options.add_argument("--chromium", default=os.environ.get("CHROMIUM", "/usr/bin/chromium"))
    chosen = options.parse_args()
    if not chosen.program and not chosen.bridge:
        options.error("--program or --bridge is needed")
    names = chosen.only or (list(WALKS) if chosen.program else ["en-desktop"])
    if chosen.bridge and len(names) > 1:
        options.error("a running demo is good for one walk: every walk begins with the first start")
    chosen.pictures.mkdir(parents=True, exist_ok=True)
    # A busy machine takes its time for a password.
    expect.set_options(timeout=30_000)
    failed = False
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chosen.chromium, args=["--no-sandbox"])
        for name in names:
            print(f"{name} …", flush=True)
            started = time.time()
            place = contextlib.nullcontext((chosen.bridge.rstrip("/"), None)) if chosen.bridge else demo(chosen.program)
            with place as (address, empty):
                walk = Walk(browser, name, address, chosen.pictures)
                try:
                    faults = walk.run(empty)
                except BaseException:
                    with contextlib.suppress(Error):
                        walk.page.screenshot(path=chosen.pictures / f"{name}-failed.png", full_page=True)
                    print("\n".join(walk.faults), file=sys.stderr)
                    raise
            for fault in faults:
                print(f"  {fault}", flush=True)
            failed = failed or bool(faults)
            print(f"  {walk.count} pictures, {time.time() - started:.0f} s", flush=True)
        browser.close()
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
