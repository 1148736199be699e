import HTTPTypes
import Hummingbird
import WebServer

extension PageRoutes {
    /// The last lines of the log, also while the configuration is broken.
    func addLog(to router: Router<WebContext>) {
        router.get(
            "/config/log",
            use: member { request, _, visitor in
                let view = LogView(
                    control.recentLog(),
                    level: request.uri.queryParameters["level"].flatMap { LogLine.Level(rawValue: String($0)) }
                        ?? .info,
                    part: request.uri.queryParameters["part"].flatMap { String($0).nonEmpty },
                    in: visitor.words
                )
                return html(.log, view, visitor, title: visitor.texts[.tabLog], here: "/config")
            }
        )
        router.get(
            "/config/log.txt",
            use: member { _, _, _ in
                var response = answer(
                    control.recentLog().joined(separator: "\n") + "\n",
                    type: "text/plain; charset=utf-8",
                    status: .ok
                )
                response.headers[.contentDisposition] = #"attachment; filename="withings-bridge.log""#
                return response
            }
        )
    }
}
