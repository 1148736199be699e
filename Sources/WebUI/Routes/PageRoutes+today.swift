import Entities
import Hummingbird
import Store
import Sync
import WebServer
import WithingsModel

extension PageRoutes {
    /// A person's own page.
    func todayPage(_ visit: PersonVisit) async throws -> Response {
        let since = await LastVisit.note(now: clock.nowSeconds, in: visit.store)
        let view = await todayView(visit, since: since)
        return html(.todayPage, view, visit.visitor, title: visit.person.name, here: "/people", refreshAfter: "30")
    }

    /// The part of it that moves on by itself.
    func addTodayFragment(to router: Router<WebContext>) {
        router.get(
            "/fragments/people/{user}",
            use: live { running, visitor, context in
                guard let user = context.parameter("user").flatMap({ WithingsUserID($0) }),
                    let person = await running.board.people().first(where: { $0.user == user })
                else { return Response(status: .notFound) }
                let since = await LastVisit.before(now: clock.nowSeconds, in: running.store)
                let own = await personView(person, running, visitor)
                let today = await today(person, running, visitor, since: since, tidy: own)
                let view = TodayFragmentView(today: today, warnings: await warnings(visitor, of: person.name))
                return fragment(.todayFragment, view, visitor, here: "/people/\(user)")
            }
        )
    }

    private func todayView(_ visit: PersonVisit, since: EpochSeconds?) async -> TodayPageView {
        let view = await personView(visit.person, visit.running, visit.visitor)
        var today = await today(visit.person, visit.running, visit.visitor, since: since, tidy: view)
        today.sync?.place = PersonTab.today.address(visit.user)
        return await TodayPageView(
            person: visit.frame(.today),
            notice: notice(visit.parameters["done"], visit.visitor),
            today: today,
            warnings: warnings(visit.visitor, of: visit.person.name),
            fragment: "/fragments/people/\(visit.user)"
        )
    }

    /// A person's values in the units that were chosen for them.
    func personView(_ person: Person, _ running: Running, _ visitor: Visitor) async -> PersonView {
        let entities = await running.board.entities().filter { $0.person.user == person.user }
        let status = await running.sync.statuses().first { $0.account.user == person.user }
        return await PersonView(
            person,
            entities: entities,
            status: status,
            in: words(of: person.user, running, visitor)
        )
    }

    /// A person's values with their day and their news. Where the record cannot be read the values are shown all the same.
    func today(
        _ person: Person,
        _ running: Running,
        _ visitor: Visitor,
        since: EpochSeconds?,
        tidy view: PersonView
    ) async -> PersonView {
        var view = view
        let words = await words(of: person.user, running, visitor)
        let contents = try? await recordContents(of: person.user, running)
        let reader = TodayReader(
            store: running.store,
            person: person,
            entities: await running.board.entities(),
            words: words,
            now: clock.nowSeconds,
            keys: contents?.keys ?? []
        )
        view.tiles = (try? await reader.tiles()) ?? []
        if let open = contents?.counts.ambiguousGroups, open > 0 {
            view.undecided = .init(
                text: visitor.texts(.undecidedReadings, ["count": visitor.texts.numbers.text(open)]),
                address: PersonTab.readings.address(person.user) + "?only=\(ReadingFilter.ambiguous.name)"
            )
        }
        if let since {
            let news = NewsReader(
                store: running.store,
                person: person,
                words: words,
                since: since,
                now: clock.nowSeconds
            )
            view.news = (try? await news.news()) ?? nil
        }
        return view
    }
}
