import Access
import Hummingbird
import WebServer

extension APIRoutes {
    /// The program's own operation, for scripts; our own form.
    var operationRoutes: [APIRoute] {
        [
            APIRoute(.get, "/api/withings/alerts") { _, _ in
                .json(.array(await control.operations.alerts().map(OperationJSON.alert)))
            },
            APIRoute(.get, "/api/withings/audit") { request, _ in
                let limit = request.uri.queryParameters["limit"].flatMap { Int($0) } ?? 200
                let entries = try await gatekeeper.trail.entries(limit: max(0, limit))
                return .json(.array(entries.map(OperationJSON.entry)))
            },
            APIRoute(.get, "/api/withings/backups") { _, _ in
                .json(.array(await control.operations.backups().map(OperationJSON.backup)))
            },
            APIRoute(.post, "/api/withings/backups") { _, context in
                guard let backUp = control.operations.backUp else {
                    throw WebError(
                        .conflict,
                        message: "Backups are made once the configuration is right.",
                        code: "unavailable"
                    )
                }
                let backup = try await backUp()
                await gatekeeper.trail.note(
                    .backedUp,
                    about: backup.name,
                    place: backup.path,
                    from: context.clientAddress
                )
                return .json(OperationJSON.backup(backup), status: .created)
            },
        ]
    }
}
