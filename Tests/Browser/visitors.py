#!/usr/bin/env python3
"""A hundred visitors look at a record of ten years while a sync runs.

    visitors.py --program .build/release/withings-bridge [--visitors 100] [--rounds 4]

Starts a demo with ten years, links its people, lets a hundred visitors open the pages with the heaviest charts (with all
that a browser asks for), and reads everything again meanwhile. Prints the median and the 99th percentile of the answers,
the weight of a page as it goes over the wire, and, with a browser that is slowed down to a cheap phone, how long it takes
until something is to be seen.
"""

import argparse
import contextlib
import gzip
import http.client
import pathlib
import re
import statistics
import sys
import threading
import time
import urllib.parse
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import slow_phone as phone  # noqa: E402
from walk import demo  # noqa: E402


class Visitor:
    """One browser: one connection that stays open, one cookie."""

    def __init__(self, address, cookie=""):
        parts = urllib.parse.urlsplit(address)
        self.place, self.cookie = (parts.hostname, parts.port), cookie
        self.connection = http.client.HTTPConnection(*self.place, timeout=120)

    def ask(self, path, form=None):
        headers = {"Accept": "text/html", "Accept-Encoding": "gzip", "Cookie": self.cookie, "Accept-Language": "en"}
        body = None
        if form is not None:
            body = urllib.parse.urlencode(form)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request("POST" if form is not None else "GET", path, body, headers)
        answer = self.connection.getresponse()
        content = answer.read()
        for line in answer.headers.get_all("Set-Cookie") or []:
            self.cookie = line.split(";")[0]
        text = gzip.decompress(content) if answer.headers.get("Content-Encoding") == "gzip" else content
        return answer, len(content), text.decode("utf-8", "replace")


def token(page):
    return re.search(r'name="form_token" value="([^"]+)"', page).group(1)


def set_up(address, people, cloud, patience=600):
    """Owner, then every person linked, as the pages do it; waits until the history is there."""
    owner = Visitor(address)
    form = {"name": "Ada", "username": "ada", "password": "correct horse", "repeated": "correct horse"}
    owner.ask("/setup", {**form, "form_token": token(owner.ask("/setup")[2])})
    for person in people:
        start, _, _ = owner.ask(
            "/integrations/withings/add", {"form_token": token(owner.ask("/integrations")[2])}
        )
        consent = start.headers["Location"]
        with urllib.request.urlopen(consent) as answer:
            page = answer.read().decode()
        fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
        fields.update({name: "1" for name in re.findall(r'name="(grant:[^"]+)"', page)})
        user = re.search(r'value="(\d+)"[^>]*>(?:<span>)?' + person, page).group(1)
        fields.update({"selecteduser": user, "decision": "allow"})
        fields = {name: value.replace("&amp;", "&") for name, value in fields.items()}
        request = urllib.request.Request(
            urllib.parse.urljoin(consent, "/oauth2_user/authorize2"), urllib.parse.urlencode(fields).encode()
        )
        opener = urllib.request.build_opener(NoRedirect)
        try:
            opener.open(request)
        except urllib.error.HTTPError as redirect:
            target = urllib.parse.urlsplit(redirect.headers["Location"])
        owner.ask(f"{target.path}?{target.query}")
        page = owner.ask("/integrations")[2]
        flow = re.search(r'name="flow" value="([^"]+)"', page).group(1)
        owner.ask(
            "/integrations/withings/choose",
            {"form_token": token(page), "flow": flow, "profile": person.split()[0]},
        )
    wait_for_history(owner, len(people), patience)
    return owner


def wait_for_history(owner, people, patience):
    """Until everybody and the lists of the whole past are there; fails where that never comes.

    The course of ten years of nights and days takes an hour within Withings' limit, and the pages go on meanwhile."""
    page = ""
    for _ in range(patience):
        page = owner.ask("/")[2]
        linked = set(re.findall(r'href="(/people/\d+)"', page))
        open_kinds = set(re.findall(r'<span class="kind">([^<]+)</span><progress></progress>', page))
        if open_kinds <= {"Course of nights", "Course of days"} and len(linked) == people:
            return
        time.sleep(1)
    progress = re.findall(r'<span class="kind">([^<]+)</span>.*?<span class="meta">([^<]*)</span>', page)
    found = sorted(set(re.findall(r'href="(/people/\d+)"', page)))
    sys.exit(
        f"The set-up is not done after {patience} s: {len(found)} of {people} people are linked, "
        f"and these histories are still being fetched: {progress or 'none'}. Nothing was measured."
    )


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def percentile(times, share):
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def processor_seconds(process):
    """What a process has taken of the processor so far; 0 where the system does not say."""
    tasks = pathlib.Path(f"/proc/{process}/task")
    with contextlib.suppress(OSError):
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks.iterdir()) / 1e9
    return 0


def alone(visitor, path, process):
    """How long a page takes while nobody else looks, and how much of that the processor worked."""
    worked, started = processor_seconds(process), time.perf_counter()
    visitor.ask(path)
    took, work = time.perf_counter() - started, processor_seconds(process) - worked
    return f"{took * 1000:6.0f} ms ({work * 1000:4.0f} ms of work)"


def look(address, cookie, paths, rounds, times, weights, gate):
    visitor = Visitor(address, cookie)
    gate.wait()
    for turn in range(rounds):
        for path in paths:
            started = time.perf_counter()
            answer, weight, page = visitor.ask(path)
            times["page"].append(time.perf_counter() - started)
            if answer.status != 200:
                times["failed"].append(answer.status)
            total = weight
            charts = re.search(r'data-graph="([^"]+)"', page)
            if charts:
                data = re.sub(r"[^/]*\.json", "charts.json", charts.group(1).replace("&amp;", "&"))
                started = time.perf_counter()
                total += visitor.ask(data)[1]
                times["charts"].append(time.perf_counter() - started)
            if turn == 0:
                for file in set(re.findall(r'(?:href|src)="(/static/[^"]+\.(?:css|js)[^"]*)"', page)):
                    total += visitor.ask(file)[1]
                weights[path] = max(total, weights.get(path, 0))


def slow_phone(address, cookie, paths, chromium):
    """Prints what a cheap phone on a slow line gets of each page."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for path in paths:
            print(phone.line(path, *phone.look(browser, address, cookie.split("=", 1), path)), flush=True)
        browser.close()


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--program", required=True)
    options.add_argument("--visitors", type=int, default=100)
    options.add_argument("--rounds", type=int, default=4)
    options.add_argument("--patience", type=int, default=600, help="seconds until the history has to be there")
    options.add_argument("--chromium", default="/usr/bin/chromium")
    chosen = options.parse_args()
    with demo(chosen.program) as (address, empty):
        owner = set_up(address, ["Anna Weber", "Jonas Weber"], empty["cloud"], chosen.patience)
        people = sorted(set(re.findall(r'href="(/people/\d+)"', owner.ask("/")[2])))
        paths = ["/"] + [
            f"{people[0]}/{page}?span=all" for page in ("weight", "pressure", "sleep", "activity")
        ] + [people[-1]]
        for path in paths + [path.replace("?", "/charts.json?") for path in paths if "?" in path]:
            first, again = (alone(owner, path, empty["process"].pid) for _ in range(2))
            print(f"alone       {path:54} first {first}   again {again}")
        times, weights = {"page": [], "charts": [], "failed": []}, {}
        gate = threading.Barrier(chosen.visitors + 1)
        crowd = [
            threading.Thread(target=look, args=(address, owner.cookie, paths, chosen.rounds, times, weights, gate))
            for _ in range(chosen.visitors)
        ]
        for one in crowd:
            one.start()
        for person in people:
            user = person.rsplit("/", 1)[1]
            page = owner.ask(f"/integrations/accounts/{user}")[2]
            owner.ask(f"/integrations/accounts/{user}/reread", {"form_token": token(page)})
        started = time.perf_counter()
        gate.wait()
        for one in crowd:
            one.join()
        took = time.perf_counter() - started
        asked = len(times["page"]) + len(times["charts"])
        print(f"visitors    {chosen.visitors}, {asked} pages and charts in {took:.1f} s while everything was read again")
        for kind in ("page", "charts"):
            print(
                f"{kind:11} median {statistics.median(times[kind]) * 1000:8.0f} ms   "
                f"99th {percentile(times[kind], 0.99) * 1000:8.0f} ms"
            )
        for path, weight in weights.items():
            print(f"weight      {path:45} {weight / 1000:8.1f} kB{'' if weight <= phone.AIM_BYTES else '  over 150 kB'}")
        with contextlib.suppress(ImportError):
            slow_phone(address, owner.cookie, paths, chosen.chromium)
        if times["failed"]:
            print(f"failed      {len(times['failed'])}: {sorted(set(times['failed']))}")
            sys.exit(1)


if __name__ == "__main__":
    main()
