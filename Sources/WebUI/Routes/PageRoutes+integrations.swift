import BridgeConfiguration
import HTTPTypes
import Hummingbird
import Linking
import Store
import Sync
import WebServer
import WithingsModel

extension PageRoutes {
    func addIntegrations(to router: Router<WebContext>) {
        router.get(
            "/integrations",
            use: page { request, _, visitor in
                guard let running, settings.withings != nil else {
                    return redirect("/start")
                }
                var view = try await integrations(running, visitor)
                view.notice = notice(request, visitor)
                return integrationsPage(view, visitor)
            }
        )
        router.get(
            "/fragments/integrations",
            use: live { running, visitor, _ in
                let view = try await integrations(running, visitor)
                return fragment(.integrationsFragment, view, visitor, here: "/integrations")
            }
        )
        router.get(
            "/integrations/withings/unlink",
            use: page { request, _, visitor in
                guard let account = try await account(request.uri.queryParameters["user"]) else {
                    return redirect("/integrations")
                }
                let title = visitor.texts(.unlinkTitle, ["name": account.profile])
                let view = UnlinkView(title: title, user: account.user.description)
                return html(.unlink, view, visitor, title: title)
            }
        )
        router.post(
            "/integrations/withings/unlink",
            use: form { fields, _, _ in
                guard let running, let account = try await account(fields.text("user")) else {
                    return redirect("/integrations")
                }
                try await running.desk.unlink(account.user, deletingRecords: fields.text("records") == "delete")
                return redirect("/integrations?done=unlinked")
            }
        )
    }

    func integrations(_ running: Running, _ visitor: Visitor, chosen: String? = nil) async throws -> IntegrationsView {
        try await IntegrationsView(
            settings: settings,
            accounts: running.desk.accounts(),
            statuses: running.sync.statuses(),
            flows: running.desk.flows(),
            chosen: chosen,
            in: visitor.words
        )
    }

    func integrationsPage(
        _ view: IntegrationsView,
        _ visitor: Visitor,
        status: HTTPResponse.Status = .ok
    ) -> Response {
        html(
            .integrations,
            view,
            visitor,
            title: visitor.texts[.integrations],
            status: status,
            here: "/integrations",
            refreshAfter: view.isWaiting ? "10; url=/integrations" : nil
        )
    }

    private func account(_ user: (some StringProtocol)?) async throws -> Account? {
        guard let running, let user = user.flatMap({ WithingsUserID(String($0)) }) else { return nil }
        return try await running.desk.accounts().first { $0.user == user }
    }
}
