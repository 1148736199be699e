import Access
import HTTPTypes
import Hummingbird
import WebServer

extension PageRoutes {
    /// The backups there are, to take along, and one more now.
    func addBackups(to router: Router<WebContext>) {
        router.get(
            "/config/backups",
            use: page { request, _, visitor in
                var view = await backupsView(visitor)
                view.notice = notice(request, visitor)
                return backupsPage(view, visitor)
            }
        )
        router.get(
            "/config/backups/{name}",
            use: page { _, context, visitor in
                try await backupFile(context.parameter("name"), context, visitor)
            }
        )
        router.post(
            "/config/backups",
            use: form { _, context, visitor in
                guard let backUp = control.operations.backUp else { return redirect(ControlTab.backups.address) }
                do {
                    let backup = try await backUp()
                    await gatekeeper.trail.note(
                        .backedUp,
                        about: backup.name,
                        place: backup.path,
                        from: context.clientAddress
                    )
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

    /// The file as it lies on the disk, without its key, in pieces: it may be larger than the memory.
    private func backupFile(_ name: String?, _ context: WebContext, _ visitor: Visitor) async throws -> Response {
        guard let name, let path = await control.operations.backupFile(name) else { return notFound(visitor) }
        let body = try await FileIO().loadFile(path: path, context: context)
        await gatekeeper.trail.note(.backupDownloaded, about: name, from: context.clientAddress)
        let headers: HTTPFields = [
            .contentType: "application/vnd.sqlite3",
            .contentDisposition: #"attachment; filename="\#(name)""#,
            .cacheControl: "no-store",
        ]
        return Response(status: .ok, headers: headers, body: body)
    }

    private func backupsView(_ visitor: Visitor) async -> BackupsView {
        let operations = control.operations
        return await BackupsView(operations.backups(), canMake: operations.backUp != nil, in: visitor.words)
    }

    private func backupsPage(_ view: BackupsView, _ visitor: Visitor, status: HTTPResponse.Status = .ok) -> Response {
        html(.backups, view, visitor, title: visitor.texts[.tabBackups], status: status, here: "/config")
    }
}
