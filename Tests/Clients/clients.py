"""Clients of Home Assistant from PyPI, unmodified, against the bridge: they sign in, list states, read history and subscribe.

    clients.py http://127.0.0.1:PORT

The bridge must be a fresh demo. Prints one line a check and leaves with 1 if one fails.
"""

import asyncio
import datetime as dt
import json
import re
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

BASE = sys.argv[1].rstrip("/")
FAULTS = []


def check(what, holds, said=""):
    print(("ok    " if holds else "FAULT ") + what + (f": {said}" if said and not holds else ""), flush=True)
    if not holds:
        FAULTS.append(what)


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def call(method, path, json_body=None, form=None, token=None):
    headers, data = {}, None
    if json_body is not None:
        data = json.dumps(json_body).encode()
    if form is not None:
        data = urllib.parse.urlencode(form).encode()
    if token:
        headers["Authorization"] = "Bearer " + token
    request = urllib.request.Request(BASE + path, data=data, headers=headers, method=method)
    with urllib.request.urlopen(request) as answer:
        return json.loads(answer.read())


def long_lived_token():
    client_id = BASE + "/"
    owner = {"client_id": client_id, "name": "Owner", "username": "owner", "password": "correct horse", "language": "en"}
    code = call("POST", "/api/onboarding/users", owner)["auth_code"]
    form = {"grant_type": "authorization_code", "code": code, "client_id": client_id}
    access = call("POST", "/auth/token", form=form)["access_token"]
    return call("POST", "/api/withings/tokens", {"name": "clients.py"}, token=access)["token"]


def link(name, token):
    """Links a person as a browser and a script do together."""
    flow = call("POST", "/api/config/config_entries/flow", {"handler": "withings"}, token=token)
    with urllib.request.urlopen(flow["url"]) as answer:
        address, page = answer.geturl(), answer.read().decode()
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    fields |= {scope: "1" for scope in re.findall(r'name="(grant:[^"]+)"', page)}
    fields["selecteduser"] = re.search(r'value="(\d+)"[^>]*><span>' + name, page)[1]
    fields["decision"] = "allow"
    action = urllib.parse.urljoin(address, re.search(r'action="([^"]+)"', page)[1])
    opener = urllib.request.build_opener(NoRedirect)
    try:
        opener.open(action, urllib.parse.urlencode(fields).encode())
    except urllib.error.HTTPError as redirect:
        back = urllib.parse.urlsplit(redirect.headers["Location"])
    urllib.request.urlopen(f"{BASE}{back.path}?{back.query}").read()
    call("GET", f"/api/config/config_entries/flow/{flow['flow_id']}", token=token)
    made = call("POST", f"/api/config/config_entries/flow/{flow['flow_id']}", {"profile": name}, token=token)
    check(f"{name} is linked", made["type"] == "create_entry", str(made))
    for _ in range(120):
        account = call("GET", "/api/withings/status", token=token)["accounts"][-1]
        if account["backfill"] and all(kind["complete"] for kind in account["backfill"].values()):
            return
        time.sleep(0.5)


def homeassistant_api(token):
    from homeassistant_api import Client

    with Client(BASE + "/api", token) as client:
        check("homeassistant_api: the API runs", client.check_api_running())
        states = client.get_states()
        weight = next(s for s in states if s.entity_id == "sensor.anna_weight")
        check("homeassistant_api: states", len(states) > 20 and float(weight.state) > 30, str(len(states)))
        check("homeassistant_api: config", client.get_config()["location_name"] != "")
        entity = client.get_entity(entity_id="sensor.anna_weight")
        end = dt.datetime.now(dt.timezone.utc)
        history = entity.get_history(start_timestamp=end - dt.timedelta(days=60), end_timestamp=end)
        count = len(history.states) if history else 0
        check("homeassistant_api: history of sixty days", count > 3, str(count))
        domains = client.get_domains()
        check("homeassistant_api: services", "withings" in domains, str(domains)[:200])
        client.trigger_service("withings", "sync")
        check("homeassistant_api: withings.sync", True)
        log = client.get_error_log()
        check("homeassistant_api: error log", isinstance(log, str))


def homeassistant_api_socket(token):
    from homeassistant_api import WebsocketClient

    with WebsocketClient(BASE.replace("http", "ws", 1) + "/api/websocket", token) as client:
        states = client.get_states()
        check("homeassistant_api over the WebSocket: states", len(states) > 20, str(len(states)))
        check("homeassistant_api over the WebSocket: config", client.get_config()["state"] == "RUNNING")
        check("homeassistant_api over the WebSocket: domains", "withings" in client.get_domains())
        with client.listen_events("state_changed"):
            check("homeassistant_api over the WebSocket: subscribes", True)


async def hass_client(token):
    from hass_client import HomeAssistantClient

    async with HomeAssistantClient(BASE.replace("http", "ws", 1) + "/api/websocket", token) as client:
        check("hass_client: signs in", client.connected)
        states = await client.get_states()
        check("hass_client: states", len(states) > 20)
        entities = await client.get_entity_registry()
        check("hass_client: entity registry", any(e["entity_id"] == "sensor.anna_weight" for e in entities))
        devices = await client.get_device_registry()
        check("hass_client: device registry", any(d["name"] == "Anna" for d in devices))
        check("hass_client: areas", await client.get_area_registry() == [])
        heard = []
        stop = await client.subscribe_entities(lambda event: heard.append(event), ["sensor.anna_weight"])
        await asyncio.sleep(0.5)
        check("hass_client: subscribe_entities", bool(heard) and "sensor.anna_weight" in heard[0]["a"], str(heard)[:200])
        stop()
        await client.subscribe_events(lambda event: None, "state_changed")
        rows = await client.send_command(
            "recorder/statistics_during_period",
            start_time="2010-01-01T00:00:00+00:00",
            statistic_ids=["sensor.anna_weight", "sensor.anna_steps_today"],
            period="month",
        )
        check("hass_client: statistics by month", len(rows["sensor.anna_weight"]) > 6, str(rows)[:200])
        past = await client.send_command(
            "history/history_during_period",
            start_time="2026-01-01T00:00:00+00:00",
            entity_ids=["sensor.anna_weight"],
            minimal_response=True,
        )
        check("hass_client: history", len(past["sensor.anna_weight"]) > 10)
        await client.call_service("withings", "sync")
        check("hass_client: withings.sync", True)


async def reused_connection(token):
    """A client that keeps connections open asks for its WebSocket over one that it has used already."""
    import aiohttp

    async with aiohttp.ClientSession(headers={"Authorization": "Bearer " + token}) as session:
        async with session.get(BASE + "/api/") as answer:
            check("aiohttp: a request first", answer.status == 200)
        async with session.ws_connect(BASE + "/api/websocket") as socket:
            hello = await socket.receive_json()
            check("aiohttp: then a WebSocket in the same session", hello["type"] == "auth_required")
        async with session.get(BASE + "/api/websocket") as answer:
            check("aiohttp: without the upgrade a proper 400", answer.status == 400)


def main():
    token = long_lived_token()
    link("Anna", token)
    for client in (homeassistant_api, homeassistant_api_socket, hass_client, reused_connection):
        try:
            result = client(token)
            if asyncio.iscoroutine(result):
                asyncio.run(result)
        except Exception as fault:  # whatever a client throws is a finding
            check(f"{client.__name__} gets through", False, f"{type(fault).__name__}: {fault}")
    sys.exit(1 if FAULTS else 0)


main()
