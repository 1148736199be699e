"""Prepares a fresh demo for scripts that test it: makes the owner (owner, "correct horse"), links Anna, prints a token.

    prepare.py http://127.0.0.1:PORT
"""

import json
import re
import sys
import urllib.error
import urllib.parse
import urllib.request

BASE = sys.argv[1].rstrip("/")


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def call(method, path, json_body=None, form=None, token=None):
    data = json.dumps(json_body).encode() if json_body is not None else None
    data = urllib.parse.urlencode(form).encode() if form else data
    headers = {"Authorization": "Bearer " + token} if token else {}
    request = urllib.request.Request(BASE + path, data=data, headers=headers, method=method)
    with urllib.request.urlopen(request) as answer:
        return json.loads(answer.read())


client = BASE + "/"
owner = {"client_id": client, "name": "Owner", "username": "owner", "password": "correct horse", "language": "en"}
code = call("POST", "/api/onboarding/users", owner)["auth_code"]
access = call("POST", "/auth/token", form={"grant_type": "authorization_code", "code": code, "client_id": client})
# An access token ends after half an hour; this one lasts.
token = call("POST", "/api/withings/tokens", {"name": "test"}, token=access["access_token"])["token"]

flow = call("POST", "/api/config/config_entries/flow", {"handler": "withings"}, token=token)
with urllib.request.urlopen(flow["url"]) as answer:
    address, page = answer.geturl(), answer.read().decode()
fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
fields |= {scope: "1" for scope in re.findall(r'name="(grant:[^"]+)"', page)}
fields |= {"selecteduser": re.search(r'value="(\d+)"[^>]*><span>Anna', page)[1], "decision": "allow"}
action = urllib.parse.urljoin(address, re.search(r'action="([^"]+)"', page)[1])
try:
    urllib.request.build_opener(NoRedirect).open(action, urllib.parse.urlencode(fields).encode())
except urllib.error.HTTPError as redirect:
    back = urllib.parse.urlsplit(redirect.headers["Location"])
urllib.request.urlopen(f"{BASE}{back.path}?{back.query}").read()
step = "/api/config/config_entries/flow/" + flow["flow_id"]
call("GET", step, token=token)
call("POST", step, {"profile": "Anna"}, token=token)
print(token)
