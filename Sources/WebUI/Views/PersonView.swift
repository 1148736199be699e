import Entities
import Store
import Sync
import WithingsModel

/// A linked person with their values.
struct PersonView: Sendable, Equatable {
    var anchor: String
    var name: String
    /// The person's own page.
    var address: String
    var tiles: [TodayTile] = []
    struct Undecided: Sendable, Equatable {
        var text: String
        var address: String
    }

    var news: NewsView?
    /// Readings that wait for the owner's word on whose they are.
    var undecided: Undecided?
    var sync: SyncView?
    var groups: [GroupView]
    var products: [ProductView]
    /// The names of the groups of which nothing is known.
    var unmeasured: String?
    var hasValues: Bool
    var hasProducts: Bool

    init(_ person: Person, entities: [Entity], status: AccountStatus?, in words: PageWords) {
        let anchor = "person-\(person.user)"
        self.anchor = anchor
        name = person.name
        address = PersonTab.today.address(person.user)
        sync = status.map { SyncView($0, in: words) }
        let own = Dictionary(grouping: entities.filter { $0.product == nil && $0.description.isAboutPerson }) {
            EntityGroup($0.description)
        }
        groups = EntityGroup.allCases.compactMap { GroupView($0, own[$0] ?? [], of: anchor, in: words) }
        var products: [Product] = []
        for product in entities.compactMap(\.product) where !products.contains(where: { $0.id == product.id }) {
            products.append(product)
        }
        self.products = products.map { product in
            ProductView(product, entities.filter { $0.product?.id == product.id }, in: words)
        }
        hasProducts = !products.isEmpty
        let missing = EntityGroup.allCases.filter { group in
            own[group].map { $0.allSatisfy { entity in entity.value == nil } } ?? false
        }
        hasValues = !groups.isEmpty
        unmeasured = groups.isEmpty ? nil : missing.map { words.texts[$0.title] }.joined(separator: ", ").nonEmpty
    }
}
