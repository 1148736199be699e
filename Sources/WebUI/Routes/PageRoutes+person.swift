import Access
import BridgeConfiguration
import Charts
import Entities
import Foundation
import HTTPTypes
import Hummingbird
import Linking
import Store
import WebServer
import WithingsModel

extension PageRoutes {
    typealias PersonHandler = @Sendable (PersonVisit, WebContext) async throws -> Response

    /// The pages of a person, and the files of their charts.
    func addPeople(to router: Router<WebContext>) {
        router.get(
            "/people/{user}",
            use: person { visit, _ in
                // The day of somebody who is not linked any more is over.
                visit.isLinked ? try await todayPage(visit) : redirect(PersonTab.readings.address(visit.user))
            }
        )
        router.get(
            "/people/{user}/{tab}",
            use: person { visit, context in
                guard let tab = tab(context) else { return missing(visit) }
                switch tab {
                case .today: return redirect(PersonTab.today.address(visit.user))
                case .readings: return try await readingsPage(visit)
                case .measures: return try await measuresPage(visit)
                default: return try await graphPage(tab, visit)
                }
            }
        )
        router.get(
            "/people/{user}/{tab}/{item}",
            use: person { visit, context in
                if let list = list(context) { return try await recordsPage(list, visit) }
                guard let tab = tab(context), let item = context.parameter("item") else { return missing(visit) }
                if tab == .readings { return try await readingPage(item, visit) }
                if let file = GraphFile(item) {
                    await noteExport(file, visit, context)
                    if file.drawing == GraphFile.everyChart, file.form == .json {
                        return answer(try await graphNumbers(tab, visit), type: file.form.type, status: .ok)
                    }
                    return try await answer(file, in: drawings(tab, visit), visit) ?? missing(visit)
                }
                return try await itemPage(tab, item, visit)
            }
        )
        router.get(
            "/people/{user}/{tab}/{item}/{file}",
            use: person { visit, context in
                if let list = list(context), let name = context.parameter("file") {
                    return try await recordPage(list, name, visit)
                }
                guard let tab = tab(context), let item = context.parameter("item"),
                    let name = context.parameter("file")
                else { return missing(visit) }
                if tab == .readings { return try await readingFile(item, name, visit) }
                guard let file = GraphFile(name), let found = try await itemDrawings(tab, item, visit) else {
                    return missing(visit)
                }
                await noteExport(file, visit, context)
                return try await answer(file, in: found.drawings, visit) ?? missing(visit)
            }
        )
        router.post(
            "/people/{user}/choices",
            use: form { fields, context, _ in
                guard let running, let user = context.parameter("user").flatMap({ WithingsUserID($0) }),
                    try await known(user, running) != nil
                else { return redirect("/") }
                var choices = await PersonChoices.kept(of: user, in: running.store)
                if let units = UnitChoice(rawValue: fields.text("units")) { choices.units = units }
                if let chosen = PressureGuideline(rawValue: fields.text("guideline")) {
                    choices.guideline = chosen.rawValue
                }
                try await choices.keep(for: user, in: running.store)
                return redirect(LocalPath.checked(fields.text("next")))
            }
        )
        addClaims(to: router)
    }

    /// Numbers that somebody takes along stand in the audit trail.
    private func noteExport(_ file: GraphFile, _ visit: PersonVisit, _ context: WebContext) async {
        guard file.form == .csv else { return }
        await gatekeeper.trail.note(
            .exported,
            about: "\(visit.person.name): \(file.drawing).csv",
            from: context.clientAddress
        )
    }

    /// Who is linked, or was and whose records are kept.
    func known(_ user: WithingsUserID, _ running: Running) async throws -> (person: Person, isLinked: Bool)? {
        if let person = await running.board.people().first(where: { $0.user == user }) { return (person, true) }
        return try await running.desk.keptPeople().first { $0.user == user }
            .map { (Person(user: user, name: $0.profile), false) }
    }

    /// The words about a person: in their units, and by the clocks of their profile where the configuration names no zone.
    func words(of user: WithingsUserID, _ running: Running, _ visitor: Visitor) async -> PageWords {
        var words = visitor.words
        if settings.home.timeZone == nil,
            let zone = try? await ProfileTimeZone.read(of: user, from: running.store).flatMap(
                TimeZone.init(identifier:)
            )
        {
            words = words.at(zone)
        }
        return words.using(await PersonChoices.kept(of: user, in: running.store).units)
    }

    /// A page about a person of whom something is kept; nobody else has one.
    func person(_ handle: @escaping PersonHandler) -> Handler {
        page { request, context, visitor in
            guard let running, let user = context.parameter("user").flatMap({ WithingsUserID($0) }),
                let known = try await known(user, running)
            else { return notFound(visitor) }
            return try await handle(visit(known, request, running, visitor), context)
        }
    }

    /// Somebody looks at a page about a person, or at a part of it.
    func visit(
        _ known: (person: Person, isLinked: Bool),
        _ request: Request,
        _ running: Running,
        _ visitor: Visitor
    ) async throws -> PersonVisit {
        let user = known.person.user
        async let contents = recordContents(of: user, running)
        async let choices = PersonChoices.kept(of: user, in: running.store)
        var parameters: [String: String] = [:]
        for (name, value) in request.uri.queryParameters where parameters[String(name)] == nil {
            parameters[String(name)] = String(value)
        }
        let words = await words(of: user, running, visitor)
        let found = try await contents
        return await PersonVisit(
            running: running,
            person: known.person,
            isLinked: known.isLinked,
            visitor: visitor,
            choices: choices,
            words: words,
            tabs: PersonTab.filled(found.keys, found.counts).filter { known.isLinked || $0 != .today },
            keys: found.keys,
            parameters: parameters
        )
    }

    func tab(_ context: WebContext) -> PersonTab? {
        context.parameter("tab").flatMap { $0.isEmpty ? nil : PersonTab(rawValue: $0) }
    }

    func list(_ context: WebContext) -> RecordList? {
        guard context.parameter("tab") == Self.records else { return nil }
        return context.parameter("item").flatMap { RecordList(rawValue: $0) }
    }

    func missing(_ visit: PersonVisit) -> Response { notFound(visit.visitor) }

    func notFound(_ visitor: Visitor) -> Response {
        message(
            visitor,
            title: visitor.texts[.notFoundTitle],
            [visitor.texts[.notFound]],
            link: .init(address: "/", label: visitor.texts[.today]),
            status: .notFound
        )
    }
}
