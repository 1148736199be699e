"""Fetches and parses the pages of the benchmark's server with aiowithings; prints one line of JSON."""

import asyncio
import json
import resource
import sys
import time
from datetime import datetime, timezone
from importlib.metadata import version

from aiohttp import ClientSession
from aiowithings import WithingsClient


class LocalSession:
    """Sends what aiowithings asks of https://wbsapi.withings.net to the local server, page by page."""

    def __init__(self, session: ClientSession, base: str) -> None:
        self.session = session
        self.base = base
        self.offset = 0
        self.next_offset = 0

    async def request(self, method, url, *, headers, data):
        data = dict(data, offset=str(self.offset)) if self.offset else data
        response = await self.session.request(method, self.base + url.path, headers=headers, data=data)
        read = response.json

        async def json_once():
            answer = await read()
            self.next_offset = answer["body"].get("offset", 0)
            return answer

        response.json = json_once
        return response


async def main(base: str) -> None:
    async with ClientSession() as session:
        local = LocalSession(session, base)
        client = WithingsClient(session=local)
        client.authenticate("made-up")
        groups = []
        start = time.perf_counter()
        while True:
            groups.extend(await client.get_measurement_since(datetime.fromtimestamp(0, timezone.utc)))
            if not local.next_offset:
                break
            local.offset = local.next_offset
        seconds = time.perf_counter() - start
    print(
        json.dumps(
            {
                "seconds": seconds,
                "groups": len(groups),
                "values": sum(len(group.measurements) for group in groups),
                "peakKiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
                "version": version("aiowithings"),
            }
        )
    )


asyncio.run(main(sys.argv[1]))
