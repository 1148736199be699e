import HTTPTypes
import Hummingbird
import Linking
import WebServer

extension PageRoutes {
    /// Where Withings sends people back to. Open to everybody, by any host name: what it is worth is in the state.
    func addCallback(to router: Router<WebContext>) {
        // The second is where version 0.99 took the redirect.
        for path: RouterPath in ["/auth/external/callback", "/api/withings/authorize"] {
            // Withings asks with HEAD when the address is registered. It never uses a code up.
            router.head(path) { _, _ in
                var response = Response(
                    status: .ok,
                    headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"]
                )
                // By this the doctor tells the bridge from whatever else may answer at its address.
                response.headers[.xWithingsBridge] = "callback"
                return response
            }
            router.get(
                path,
                use: open { request, _, visitor in
                    var response = await callback(request, visitor)
                    response.headers[.referrerPolicy] = "no-referrer"
                    return response
                }
            )
        }
    }

    private func callback(_ request: Request, _ visitor: Visitor) async -> Response {
        func parameter(_ name: Substring) -> String? { request.uri.queryParameters[name].map { String($0) } }
        let texts = visitor.texts
        let (state, code, error) = (parameter("state"), parameter("code"), parameter("error"))
        if state == nil, code == nil, error == nil {
            return message(visitor, title: texts[.callbackReadyTitle], [texts[.callbackReady]])
        }
        guard let running else {
            return message(
                visitor,
                title: texts[.callbackFailedTitle],
                [texts[.callbackSafeMode]],
                link: back(visitor),
                status: .serviceUnavailable,
                duties: [.init(name: "forget", value: "yes")]
            )
        }
        do {
            let flow = try await running.desk.callback(state: state, code: code, error: error)
            if case .created = flow.step { await tidy(running.desk, after: flow) }
        } catch {
            return failed(error, visitor)
        }
        return message(
            visitor,
            title: texts[.callbackDoneTitle],
            [texts[.callbackDone]],
            link: back(visitor),
            duties: [.init(name: "close", value: "yes"), .init(name: "forget", value: "yes")]
        )
    }

    /// Why a link did not come about, in the tab that had been opened for it.
    func failed(_ abort: LinkAbort, _ visitor: Visitor) -> Response {
        let problem = Problem(abort, in: visitor.texts)
        return message(
            visitor,
            title: visitor.texts[.callbackFailedTitle],
            [problem.message, problem.hint].compactMap(\.self),
            link: back(visitor),
            status: abort.code == .unreachable ? .badGateway : .badRequest,
            duties: [.init(name: "forget", value: "yes")]
        )
    }

    private func back(_ visitor: Visitor) -> MessageView.Link {
        MessageView.Link(address: "/integrations", label: visitor.texts[.backToIntegrations])
    }
}
