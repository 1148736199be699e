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
                let deletes = fields.text("records") == "delete"
                try await running.desk.unlink(account.user, deletingRecords: deletes)
                return redirect("/integrations?done=\(deletes ? "erased" : "kept")")
            }
        )
        router.get(
            "/integrations/withings/forget",
            use: page { request, _, visitor in
                guard let running, let account = try await kept(request.uri.queryParameters["user"], running) else {
                    return redirect("/integrations")
                }
                let (texts, counts) = (visitor.texts, try await running.store.counts(of: account.user))
                let title = texts(.forgetTitle, ["name": account.profile])
                let what = texts(
                    .forgetIntro,
                    [
                        "readings": texts.numbers.text(counts.measureGroups),
                        "nights": texts.numbers.text(counts.sleep),
                        "days": texts.numbers.text(counts.activity),
                    ]
                )
                let view = ForgetView(title: title, intro: what, user: account.user.description)
                return html(.forget, view, visitor, title: title)
            }
        )
        router.post(
            "/integrations/withings/forget",
            use: form { fields, _, _ in
                guard let running, let account = try await kept(fields.text("user"), running),
                    fields.text("sure") == "yes"
                else { return redirect("/integrations") }
                try await running.desk.forget(account.user)
                return redirect("/integrations?done=erased")
            }
        )
    }

    private func kept(_ user: (some StringProtocol)?, _ running: Running) async throws -> Account? {
        guard let user = user.flatMap({ WithingsUserID(String($0)) }) else { return nil }
        return try await running.desk.keptPeople().first { $0.user == user }
    }

    func integrations(_ running: Running, _ visitor: Visitor, chosen: (flow: String, profile: String)? = nil)
        async throws -> IntegrationsView
    {
        try await IntegrationsView(
            settings: settings,
            accounts: running.desk.accounts(),
            statuses: running.sync.statuses(),
            flows: running.desk.flows(),
            kept: running.desk.keptPeople(),
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
