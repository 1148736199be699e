import Hummingbird
import WebServer

extension PageRoutes {
    /// The demo with made-up people, one click away from the empty start, and the way back.
    func addDemo(to router: Router<WebContext>) {
        // Who reloads a page that waits for the program is led on.
        for address in ["/demo/start", "/demo/end", "/config/restart"] {
            router.get(RouterPath(address), use: member { _, _, _ in redirect("/") })
        }
        router.post("/demo/start", use: form { _, _, visitor in await turn(true, visitor) })
        router.post("/demo/end", use: form { _, _, visitor in await turn(false, visitor) })
    }

    private func turn(_ isOn: Bool, _ visitor: Visitor) async -> Response {
        guard let demo = control.operations.demo, demo.isRunning != isOn else { return redirect("/") }
        await demo.turn(isOn)
        return waitingPage(since: String(control.startedAt), next: "/", visitor)
    }
}
