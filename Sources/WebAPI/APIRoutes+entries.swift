import HTTPTypes
import Hummingbird
import Linking
import Store
import Sync
import WebServer
import WithingsModel

extension APIRoutes {
    /// Linked people, which Home Assistant calls config entries.
    var entryRoutes: [APIRoute] {
        [
            APIRoute(.get, "/api/config/config_entries/entry") { request, _ in try await entries(request) },
            APIRoute(.delete, "/api/config/config_entries/entry/:entry_id") { _, context in
                let account = try await account(context.parameter("entry_id"))
                try await running?.desk.unlink(account.user, deletingRecords: false)
                return .json(["require_restart": false])
            },
            APIRoute(.post, "/api/config/config_entries/entry/:entry_id/reload") { _, context in
                let account = try await account(context.parameter("entry_id"))
                await control.syncNow(account.user.description)
                return .json(["require_restart": false])
            },
        ]
    }

    private func entries(_ request: Request) async throws -> Response {
        let query = request.uri.queryParameters
        if let domain = query["domain"], domain != "withings" { return .json([]) }
        guard Self.isOurKind(query["type"].map { [String($0)] }) else { return .json([]) }
        return .json(.array(try await entryList()))
    }

    /// Whether somebody who asks for integrations of these kinds means Withings: for Home Assistant it is a `hub`; clients also
    /// ask for `service`, and for `integration`, which is all but helpers.
    static func isOurKind(_ kinds: [String]?) -> Bool {
        kinds?.contains { ["hub", "service", "integration"].contains($0) } ?? true
    }

    /// Every linked person as a config entry.
    func entryList() async throws -> [JSONValue] {
        guard let running else { return [] }
        let statuses = await running.sync.statuses()
        return try await running.desk.accounts().map { account in
            EntryJSON.entry(account, status: statuses.first { $0.account.id == account.id })
        }
    }

    /// The linked account of an entry's id. - Throws: 404 in Home Assistant's words.
    func account(_ entryID: String?) async throws -> Account {
        let accounts = try await running?.desk.accounts() ?? []
        guard let account = accounts.first(where: { $0.id == entryID }) else {
            throw WebError(.notFound, message: "Invalid entry specified")
        }
        return account
    }
}
