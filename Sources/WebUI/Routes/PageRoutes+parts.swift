import Entities
import Hummingbird
import WebServer
import WithingsModel

extension PageRoutes {
    /// Stands before the address of a page about records: what of it moves on by itself.
    static let parts = "/fragments"

    /// Lists of records and single ones, without the page around them.
    func addRecordParts(to router: Router<WebContext>) {
        router.get(
            "/fragments/people/{user}/{tab}",
            use: part { visit, context in
                tab(context) == .readings ? try await readingsPage(visit) : Response(status: .notFound)
            }
        )
        router.get(
            "/fragments/people/{user}/{tab}/{item}",
            use: part { visit, context in
                if let list = list(context) { return try await recordsPage(list, visit) }
                guard tab(context) == .readings, let item = context.parameter("item") else {
                    return Response(status: .notFound)
                }
                return try await readingPage(item, visit)
            }
        )
        router.get(
            "/fragments/people/{user}/{tab}/{item}/{file}",
            use: part { visit, context in
                guard let list = list(context), let name = context.parameter("file") else {
                    return Response(status: .notFound)
                }
                return try await recordPage(list, name, visit)
            }
        )
    }

    private func part(_ handle: @escaping PersonHandler) -> Handler {
        open { request, context, visitor in
            guard visitor.isSignedIn else { return Response(status: .unauthorized) }
            guard let running else { return Response(status: .serviceUnavailable) }
            guard let user = context.parameter("user").flatMap({ WithingsUserID($0) }),
                let known = try await known(user, running)
            else { return Response(status: .notFound) }
            var visit = try await visit(known, request, running, visitor)
            visit.isPart = true
            return try await handle(visit, context)
        }
    }

    /// A page about records, or the part of it that an open page asks for.
    func whole(
        _ page: Template,
        part: Template,
        _ view: some Sendable,
        _ visit: PersonVisit,
        title: String
    ) -> Response {
        guard !visit.isPart else { return fragment(part, view, visit.visitor, here: visit.visitor.address) }
        return html(page, view, visit.visitor, title: "\(visit.person.name): \(title)", here: "/people")
    }
}
