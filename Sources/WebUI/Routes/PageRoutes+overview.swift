import BridgeConfiguration
import Entities
import Hummingbird
import Sync
import WebServer
import WithingsModel

extension PageRoutes {
    func addOverview(to router: Router<WebContext>) {
        router.get(
            "/",
            use: page { request, _, visitor in
                guard let running, settings.withings != nil else { return redirect("/start") }
                let since = await LastVisit.note(now: clock.nowSeconds, in: running.store)
                var view = await overview(running, visitor, since: since)
                view.notice = notice(request, visitor)
                return html(.overview, view, visitor, title: visitor.texts[.today], refreshAfter: "30")
            }
        )
        router.get(
            "/fragments/overview",
            use: live { running, visitor, _ in
                let since = await LastVisit.before(now: clock.nowSeconds, in: running.store)
                let view = await overview(running, visitor, since: since)
                return fragment(.overviewFragment, view, visitor, here: "/")
            }
        )
        router.post(
            "/sync",
            use: form { fields, _, visitor in
                await control.syncNow(fields.text("user").nonEmpty)
                let next = LocalPath.checked(fields.text("next")).prefix { $0 != "?" && $0 != "#" }
                // Back to where the button stood.
                let isKnown = next.hasPrefix("/people/") || next.hasPrefix("/integrations")
                return redirect("\(isKnown ? next : "/")?done=syncing")
            }
        )
    }

    private func overview(_ running: Running, _ visitor: Visitor, since: EpochSeconds?) async -> OverviewView {
        // Everybody who has entities follows below.
        var view = await OverviewView(
            entities: [],
            people: running.board.people(),
            statuses: running.sync.statuses(),
            broker: control.broker(),
            in: visitor.words
        )
        view.warnings = await warnings(visitor)
        for (index, person) in await running.board.people().enumerated() where index < view.people.count {
            let own = await personView(person, running, visitor)
            view.people[index] = await today(person, running, visitor, since: since, tidy: own)
        }
        return view
    }

    /// A part of a page: only for who is signed in, never a redirect, so that a script can tell.
    func live(_ handle: @escaping @Sendable (Running, Visitor, WebContext) async throws -> Response) -> Handler {
        open { _, context, visitor in
            guard visitor.isSignedIn else { return Response(status: .unauthorized) }
            guard let running else { return Response(status: .serviceUnavailable) }
            return try await handle(running, visitor, context)
        }
    }

    /// What the query says about what has just been done.
    func notice(_ request: Request, _ visitor: Visitor) -> String? {
        notice(request.uri.queryParameters["done"].map(String.init), visitor)
    }

    func notice(_ done: String?, _ visitor: Visitor) -> String? {
        let phrase: Phrase? =
            switch done {
            case "kept"?: .noticeUnlinked
            case "edited"?: .noticeEdited
            case "erased"?: .noticeErased
            case "cancelled"?: .noticeAbandoned
            case "syncing"?: .noticeSyncing
            case "restarted"?: .noticeRestarted
            case "republished"?: .noticeRepublished
            case "cleaning"?: .noticeCleaning
            default: nil
            }
        if let phrase { return visitor.texts[phrase] }
        let other: ControlPhrase? =
            switch done {
            case "revoked"?: .noticeRevoked
            case "saved"?: .noticeSaved
            case "password"?: .noticePassword
            case "everywhere"?: .noticeSignedOutEverywhere
            case "importing"?: .noticeImporting
            case "backedup"?: .noticeBackedUp
            case "rereading"?: .noticeRereading
            default: nil
            }
        return other.map { visitor.texts[$0] }
    }
}
