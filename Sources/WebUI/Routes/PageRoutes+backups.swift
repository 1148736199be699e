import HTTPTypes
import Hummingbird
import WebServer

extension PageRoutes {
    /// The backups there are, and one more now.
    func addBackups(to router: Router<WebContext>) {
        router.get(
            "/config/backups",
            use: page { request, _, visitor in
                var view = await backupsView(visitor)
                view.notice = notice(request, visitor)
                return backupsPage(view, visitor)
            }
        )
        router.post(
            "/config/backups",
            use: form { _, _, visitor in
                guard let backUp = control.operations.backUp else { return redirect(ControlTab.backups.address) }
                do {
                    _ = try await backUp()
                    return redirect("\(ControlTab.backups.address)?done=backedup")
                } catch {
                    var view = await backupsView(visitor)
                    let refusal = error as? Operations.Refusal
                    view.problem = Problem(
                        message: visitor.texts[.backupFailed] + (refusal.map { " " + $0.message } ?? ""),
                        hint: refusal?.hint.nonEmpty ?? visitor.texts[.backupFailedHint]
                    )
                    return backupsPage(view, visitor, status: .internalServerError)
                }
            }
        )
    }

    private func backupsView(_ visitor: Visitor) async -> BackupsView {
        let operations = control.operations
        return await BackupsView(operations.backups(), canMake: operations.backUp != nil, in: visitor.words)
    }

    private func backupsPage(_ view: BackupsView, _ visitor: Visitor, status: HTTPResponse.Status = .ok) -> Response {
        html(.backups, view, visitor, title: visitor.texts[.tabBackups], status: status, here: "/config")
    }
}
