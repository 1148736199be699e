#!/usr/bin/env python3
"""Walks through the pages as a person does, in a real headless Chromium.

First start, "Add" (Withings' consent in a new tab), the tab that closes itself, the page that moves on by itself, the
question whose account it is, the first value; a second person after signing out of Withings; the wrong person caught;
the check of the configuration; unlinking. Once for each language and size of screen, each with a bridge of its own.

    walk.py --program .build/debug/withings-bridge --pictures DIR      starts `withings-bridge demo` itself
    walk.py --bridge http://localhost:8123 --pictures DIR --only en-desktop      a fresh demo that runs already
"""

import argparse
import contextlib
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
from urllib.parse import urlsplit

from playwright.sync_api import Error, expect, sync_playwright

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
        "valid": "The configuration is valid", "unlink": "Unlink", "unlinked": "The profile is unlinked",
        "refused": "Access was refused", "pasted": "does not belong to a link that was started here",
    },
    "ko": {
        "setup": "환영합니다", "nobody": "아직 연결된 사람이 없습니다", "whose": "누구의 계정인가요?", "weight": "체중",
        "linked": "{} 프로필이 연결되었습니다", "already": "이미 ‘Anna’ 프로필에", "wrong": "이 프로필은 다른 Withings 계정",
        "valid": "구성이 올바릅니다", "unlink": "연결 해제", "unlinked": "프로필의 연결을 해제했습니다",
        "refused": "접근이 거부되었습니다", "pasted": "여기에서 시작한 연결의 주소가 아닙니다",
    },
}


class Walk:
    def __init__(self, browser, name, bridge, pictures):
        locale, size, scheme = WALKS[name]
        self.name, self.bridge, self.pictures = name, bridge, pictures
        self.words = WORDS[locale[:2]]
        self.context = browser.new_context(locale=locale, viewport=size, color_scheme=scheme)
        self.context.set_default_timeout(20_000)
        self.faults, self.hosts, self.expected_refusals, self.count = [], set(), 0, 0
        self.context.on("request", lambda request: self.hosts.add(urlsplit(request.url).netloc))
        self.context.on("console", self.heard)
        self.context.on("weberror", lambda error: self.faults.append(f"script: {error.error}"))
        self.page = self.context.new_page()

    def heard(self, message):
        if message.type not in ("error", "warning"):
            return
        # A page that answers "that is not right" comes with a status that says so, and Chromium repeats it.
        if re.search(r"status of (422|400|403)", message.text) and self.expected_refusals > 0:
            self.expected_refusals -= 1
            return
        place = message.location.get("url", "")
        # The simulated cloud has no icon, which is nothing of ours.
        if place.endswith("/favicon.ico") and not place.startswith(self.bridge):
            return
        self.faults.append(f"console: {message.text} ({place})")

    def picture(self, what, page=None):
        page = page or self.page
        self.count += 1
        page.screenshot(path=self.pictures / f"{self.name}-{self.count:02}-{what}.png", full_page=True)
        width = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        if width[0] > width[1]:
            self.faults.append(f"{what}: the page is {width[0]} wide on a screen of {width[1]}")
        unnamed = page.evaluate(
            """() => [...document.querySelectorAll('button, a, input:not([type=hidden])')].filter((part) =>
                !(part.textContent.trim() || part.getAttribute('aria-label') || part.getAttribute('aria-labelledby')
                || (part.labels && part.labels.length))).map((part) => part.outerHTML)"""
        )
        if unnamed:
            self.faults.append(f"{what}: parts without a name: {unnamed}")

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
        self.page.locator("#save").click()

    def first_person(self):
        self.open("/integrations")
        self.picture("integrations")
        self.consent("#add", allow=False)
        expect(self.page.get_by_text(self.words["refused"])).to_be_visible()
        self.consent("#add", "Anna Weber")
        # The page that stayed open moves on by itself, and the question has the focus.
        question = self.page.locator("#whose")
        expect(question).to_have_text(self.words["whose"])
        expect(question).to_be_focused()
        expect(self.page.locator(".evidence")).to_contain_text(self.words["weight"])
        self.picture("whose-account")
        self.choose("Anna")
        expect(self.page.get_by_text(self.words["linked"].format("Anna"))).to_be_visible()
        self.picture("linked")
        self.open("/")
        weight = self.page.locator("[data-key=weight_kg] .value").first
        expect(weight).to_have_text(re.compile(r"^\d+\.\d\d$"))
        self.picture("first-value")

    def wrong_person(self):
        """Withings stays signed in as Anna: the bridge says so, and "wrong person" leads on to Jonas."""
        self.open("/integrations")
        self.consent("#add")
        expect(self.page.locator("#whose")).to_be_visible()
        expect(self.page.get_by_text(self.words["already"])).to_be_visible()
        self.picture("same-person-again")
        self.consent("#wrong-person", "Jonas Weber")
        expect(self.page.locator("#whose")).to_be_visible()
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
        expect(self.page.locator("[data-key=weight_kg] .value")).to_have_count(2)
        self.picture("two-people")

    def more_values(self):
        details = self.page.locator("details").first
        details.locator("summary").click()
        # An update of the page leaves open what is open.
        self.page.evaluate("window.dispatchEvent(new Event('visibilitychange'))")
        self.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        self.page.wait_for_timeout(1500)
        expect(self.page.locator("details").first).to_have_attribute("open", "")
        self.picture("more-values")

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
        self.page.wait_for_url("**/config?done=restarted", timeout=30_000)
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

    def run(self):
        self.first_start()
        self.first_person()
        self.wrong_person()
        self.more_values()
        self.pasted_address()
        self.server_control()
        self.unlink()
        self.other_language()
        local = {"localhost", "127.0.0.1"}
        foreign = sorted(host for host in self.hosts if host.rsplit(":", 1)[0] not in local)
        if foreign:
            self.faults.append(f"requests to other hosts: {foreign}")
        self.context.close()
        return self.faults


@contextlib.contextmanager
def demo(program):
    """A fresh demo on free ports, with its log in a file that is shown when something goes wrong."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryFile("w+") as log:
        process = subprocess.Popen([program, "demo", "--port", str(port)], stdout=log, stderr=subprocess.STDOUT)
        try:
            address = f"http://localhost:{port}"
            for _ in range(600):
                if process.poll() is not None:
                    break
                with contextlib.suppress(urllib.error.URLError, ConnectionError):
                    urllib.request.urlopen(address + "/setup", timeout=5).close()
                    break
                time.sleep(0.2)
            yield address
        except BaseException:
            log.seek(0)
            sys.stderr.write("".join(log.readlines()[-60:]))
            raise
        finally:
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
    failed = False
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chosen.chromium, args=["--no-sandbox"])
        for name in names:
            print(f"{name} …", flush=True)
            place = contextlib.nullcontext(chosen.bridge.rstrip("/")) if chosen.bridge else demo(chosen.program)
            with place as address:
                walk = Walk(browser, name, address, chosen.pictures)
                try:
                    faults = walk.run()
                except BaseException:
                    with contextlib.suppress(Error):
                        walk.page.screenshot(path=chosen.pictures / f"{name}-failed.png", full_page=True)
                    print("\n".join(walk.faults), file=sys.stderr)
                    raise
            for fault in faults:
                print(f"  {fault}", flush=True)
            failed = failed or bool(faults)
            print(f"  {walk.count} pictures", flush=True)
        browser.close()
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
