"""What a cheap phone on a slow line gets: a processor four times slower, 1.6 Mbit/s, 150 ms away."""

import statistics

AIM_BYTES, AIM_MILLISECONDS = 150_000, 1_000


def look(browser, address, cookie, path, times=3):
    """Opens a page with nothing in the cache; how long until something is to be seen, and the bytes that came."""
    seen, weights = [], []
    for _ in range(times):
        context = browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=2)
        context.add_cookies([{"name": cookie[0], "value": cookie[1], "url": address}])
        page = context.new_page()
        tools = context.new_cdp_session(page)
        came = []
        tools.on("Network.loadingFinished", lambda event: came.append(event["encodedDataLength"]))
        tools.send("Network.enable")
        tools.send("Network.emulateNetworkConditions", {
            "offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8,
        })
        tools.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        page.goto(address + path, wait_until="load")
        page.wait_for_timeout(1_500)
        seen.append(page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"))
        weights.append(sum(came))
        context.close()
    return statistics.median(seen), max(weights)


def line(path, first, weight):
    over = [] if first <= AIM_MILLISECONDS else ["over 1 s"]
    over += [] if weight <= AIM_BYTES else ["over 150 kB"]
    return f"slow phone  {path:45} {first:6.0f} ms {weight / 1000:7.1f} kB  {', '.join(over)}".rstrip()
