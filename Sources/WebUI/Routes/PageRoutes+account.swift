import BridgeConfiguration
import HTTPTypes
import Hummingbird
import Linking
import Store
import Sync
import WebServer
import WithingsModel

extension PageRoutes {
    /// An account whole: how it stands in every respect, and everything that can be done with it.
    func addAccount(to router: Router<WebContext>) {
        router.get(
            "/integrations/accounts/{user}",
            use: page { request, context, visitor in
                guard let running, var view = try await accountView(context, running, visitor) else {
                    return notFound(visitor)
                }
                view.notice = notice(request, visitor)
                return html(.account, view, visitor, title: view.name, here: "/integrations", refreshAfter: "30")
            }
        )
        router.get(
            "/fragments/accounts/{user}",
            use: live { running, visitor, context in
                guard let view = try await accountView(context, running, visitor) else {
                    return Response(status: .notFound)
                }
                return fragment(.accountFragment, view, visitor, here: view.address)
            }
        )
        router.post(
            "/integrations/accounts/{user}/reread",
            use: form { _, context, visitor in
                guard let running, let user = context.parameter("user").flatMap({ WithingsUserID($0) }) else {
                    return notFound(visitor)
                }
                await running.sync.rereadEverything(user)
                return redirect("/integrations/accounts/\(user)?done=rereading")
            }
        )
    }

    private func accountView(
        _ context: WebContext,
        _ running: Running,
        _ visitor: Visitor
    ) async throws -> AccountView? {
        guard let user = context.parameter("user").flatMap({ WithingsUserID($0) }),
            let account = try await running.desk.accounts().first(where: { $0.user == user })
        else { return nil }
        var cursors: [(RecordKind, SyncCursor)] = []
        for kind in RecordKind.allCases {
            if let cursor = try await running.store.cursor(of: user, for: kind) { cursors.append((kind, cursor)) }
        }
        return await AccountView(
            account,
            isOrphan: settings.withings?.profiles.contains(account.profile) == false,
            status: running.sync.statuses().first { $0.account.user == user },
            cursors: cursors,
            budget: control.operations.budget(),
            in: visitor.words
        )
    }
}
