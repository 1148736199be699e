"""A real Prometheus scrapes the bridge: what it says of the metrics, the alerts and every query of the dashboard.

    watch.py http://127.0.0.1:PORT TOKEN DIRECTORY_OF_PROMETHEUS PLACE PORT_OF_PROMETHEUS

Prints one line a check and leaves with 1 if one fails.
"""

import json
import pathlib
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

BASE, TOKEN, TOOLS, PLACE, PORT = sys.argv[1:6]
ROOT = pathlib.Path(__file__).resolve().parents[2]
PROMETHEUS = f"http://127.0.0.1:{PORT}"
FAULTS = []

# What answers nothing for a healthy demo, and why.
SILENT = {
    "withings_bridge_budget_held_until_timestamp_seconds - time() > 0": "Withings did not say to wait",
    "sum by (result) (rate(withings_bridge_webhooks_total[5m])) * 60": "nothing was notified",
    "sum by (reason) (rate(withings_bridge_http_connections_refused_total[5m])) * 60": "nobody was refused",
    "time() - withings_bridge_backup_last_success_timestamp_seconds": "no backup was taken yet",
    "changes(withings_bridge_start_time_seconds[1m]) > 0": "it did not start again",
    "withings_bridge_account_fault == 1": "no account has a fault",
}


def check(what, holds, said=""):
    print(("ok    " if holds else "FAULT ") + what + (f": {said}" if said and not holds else ""), flush=True)
    if not holds:
        FAULTS.append(what)


def get(address, token=None):
    headers = {"Authorization": "Bearer " + token} if token else {}
    with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=10) as answer:
        return answer.read()


def ask(path, **query):
    return json.loads(get(f"{PROMETHEUS}/api/v1/{path}?{urllib.parse.urlencode(query)}"))["data"]


def until(what, seconds=60):
    end = time.monotonic() + seconds
    while True:
        try:
            if what():
                return True
        except (urllib.error.URLError, ConnectionError):
            pass
        if time.monotonic() > end:
            return False
        time.sleep(0.3)


def promtool(*arguments, stdin=None):
    done = subprocess.run([f"{TOOLS}/promtool", *arguments], input=stdin, capture_output=True)
    return done.returncode == 0, (done.stdout + done.stderr).decode()


def expressions(value):
    if isinstance(value, list):
        return [one for part in value for one in expressions(part)]
    if isinstance(value, dict):
        return [one for key, part in value.items() for one in ([part] if key == "expr" else expressions(part))]
    return []


alerts = ROOT / "Deploy/prometheus/alerts.yml"
check("promtool finds nothing to say about the metrics", *promtool("check", "metrics", stdin=get(f"{BASE}/metrics", TOKEN)))
check("promtool takes the alerts", *promtool("check", "rules", str(alerts)))

settings = pathlib.Path(PLACE) / "prometheus.yml"
settings.write_text(
    f"""
global: {{scrape_interval: 1s, evaluation_interval: 1s}}
rule_files: [{alerts}]
scrape_configs:
  - job_name: withings-bridge
    authorization: {{credentials: {TOKEN}}}
    static_configs: [{{targets: ["{BASE.removeprefix('http://')}"]}}]
"""
)
check("promtool takes the settings of the guide", *promtool("check", "config", str(settings)))
with open(f"{PLACE}/prometheus.log", "w") as log:
    prometheus = subprocess.Popen(
        [f"{TOOLS}/prometheus", f"--config.file={settings}", f"--storage.tsdb.path={PLACE}/series",
         f"--web.listen-address=127.0.0.1:{PORT}"], stdout=log, stderr=log)
try:
    check("Prometheus scrapes the bridge", until(lambda: ask("query", query='up{job="withings-bridge"} == 1')["result"]))
    check("and keeps on doing so", until(lambda: float(ask("query", query="sum_over_time(up[5m])")["result"][0]["value"][1]) > 15))
    rules = [rule for group in ask("rules")["groups"] for rule in group["rules"]]
    ill = [f'{rule["name"]}: {rule.get("lastError")}' for rule in rules if rule["health"] != "ok"]
    check(f"all {len(rules)} alerts are evaluated", rules and not ill, ill)
    raised = [rule["name"] for rule in rules if rule["state"] == "firing"]
    check("a healthy bridge raises none", not raised, raised)
    dashboard = json.loads((ROOT / "Deploy/grafana/withings-bridge.json").read_text())
    queries = expressions(dashboard)
    for query in queries:
        try:
            found = ask("query", query=query)["result"]
        except urllib.error.HTTPError as error:
            check(f"the dashboard asks {query}", False, error.read().decode())
            continue
        numbers = [float(one["value"][1]) for one in found]
        check(f"the dashboard asks {query}", bool(numbers) or query in SILENT, "nothing")
    unknown = set(SILENT) - set(queries)
    check("what is excused is asked", not unknown, unknown)
finally:
    prometheus.terminate()
    prometheus.wait(30)
sys.exit(1 if FAULTS else 0)
