import Store
import WithingsModel

/// What stands on the board: everybody's shelf, the products, and which entity has which id.
struct BoardContents {
    private(set) var order: [WithingsUserID] = []
    private(set) var shelves: [WithingsUserID: BoardShelf] = [:]
    private(set) var products: [Entity] = []
    private var productsRevision = 0
    private var byEntityID: [String: Entity] = [:]
    private var ids = EntityIDs()
    private var accounts: [Account] = []
    private var accountsReading = 0
    private var bridge: [Entity] = []
    private var bridgeRevision = 0
    /// The last number that a group was given.
    private var revision = 0
    /// How the bridge itself stands, as far as anybody told.
    private(set) var facts: BridgeFacts?
    private let preferences: EntityPreferences

    init(preferences: EntityPreferences = EntityPreferences()) {
        self.preferences = preferences
    }

    var people: [Person] { order.compactMap { shelves[$0]?.person } }
    var entities: [Entity] { order.flatMap { shelves[$0]?.entities ?? [] } + products + bridge }
    func entity(_ entityID: String) -> Entity? { byEntityID[entityID] }

    /// The same entities in the same order, each group with what tells whether it changed.
    var groups: [EntityGroup] {
        let people = order.compactMap { user in
            shelves[user].map { EntityGroup(id: .person(user), revision: $0.revision, entities: $0.entities) }
        }
        return people + [
            EntityGroup(id: .products, revision: productsRevision, entities: products),
            EntityGroup(id: .bridge, revision: bridgeRevision, entities: bridge),
        ]
    }

    /// Puts what was read in its place.
    ///
    /// - Parameter reading: a number that grows from one reading of the store to the next.
    /// - Returns: whether anything shows something else now.
    mutating func show(
        _ accounts: [Account],
        _ records: [WithingsUserID: PersonRecords],
        reading: Int,
        now: EpochSeconds
    ) -> Bool {
        var renewed = Set<WithingsUserID>()
        var isChanged = false
        if reading > accountsReading, accounts != self.accounts {
            isChanged = seat(accounts, renewed: &renewed)
        }
        accountsReading = max(accountsReading, reading)
        for (user, records) in records {
            guard var shelf = shelves[user], reading >= shelf.reading else { continue }
            shelf.drafts = PersonDrafts(records, of: shelf.person, now: now, preferences: preferences)
            shelf.devices = records.devices
            shelf.reading = reading
            shelves[user] = shelf
            renewed.insert(user)
        }
        let seen = Set(records.keys)
        for user in order where renewed.contains(user) {
            isChanged = fill(user, isSeen: seen.contains(user), now: now) || isChanged
        }
        if isChanged || !seen.isEmpty {
            isChanged = fillProducts(seen: seen, now: now) || isChanged
        }
        return isChanged
    }

    /// Shows how the bridge itself stands.
    ///
    /// - Returns: whether anything shows something else now.
    mutating func show(_ facts: BridgeFacts, now: EpochSeconds) -> Bool {
        let facts = facts.steadied(by: self.facts)
        guard facts != self.facts else { return false }
        self.facts = facts
        var isChanged = false
        for user in order { isChanged = fill(user, isSeen: false, now: now) || isChanged }
        return fillBridge(now: now) || isChanged
    }

    /// Gives everybody who is linked a shelf with their name and the beginning of their entity ids.
    private mutating func seat(_ accounts: [Account], renewed: inout Set<WithingsUserID>) -> Bool {
        let before = people
        self.accounts = accounts
        order = accounts.map(\.user)
        for user in Set(shelves.keys).subtracting(order) {
            take(down: shelves[user]?.entities ?? [])
            shelves[user] = nil
        }
        let handles = EntityHandle.handles(accounts.map { ($0.profile, "\($0.user)") })
        for (account, handle) in zip(accounts, handles) {
            let person = Person(user: account.user, name: account.profile)
            var shelf = shelves[account.user] ?? BoardShelf(person: person, handle: handle)
            if shelf.person != person || shelf.handle != handle { renewed.insert(account.user) }
            shelf.person = person
            shelf.handle = handle
            shelves[account.user] = shelf
        }
        return before != people
    }

    private mutating func fill(_ user: WithingsUserID, isSeen: Bool, now: EpochSeconds) -> Bool {
        guard var shelf = shelves[user] else { return false }
        let old = shelf.entities
        take(down: old)
        let placing = EntityPlacing(known: old, isSeen: isSeen, now: now, pattern: preferences.entityIDPattern)
        let drafts = shelf.drafts.drafts + BridgeDrafts.link(facts?.links[user])
        shelf.entities = drafts.map { draft in
            placing.place(draft, of: shelf.person, product: nil, handle: shelf.handle, ids: &ids)
        }
        let isChanged = shelf.entities != old
        if isChanged { shelf.revision = nextRevision() }
        shelves[user] = shelf
        put(up: shelf.entities)
        return isChanged
    }

    private mutating func fillProducts(seen: Set<WithingsUserID>, now: EpochSeconds) -> Bool {
        let old = products
        take(down: old)
        let items = SharedProducts(order.compactMap { shelves[$0].map { ($0.person, $0.devices) } }).items
        let handles = EntityHandle.handles(items.map { (Product.name(of: $0.device), $0.device.id) })
        var placing = EntityPlacing(known: old, isSeen: true, now: now, pattern: preferences.entityIDPattern)
        products = []
        let labels = ProductLabels(items)
        for (item, handle) in zip(items, handles) {
            placing.isSeen = seen.contains(item.owner.user)
            let mats = shelves[item.owner.user]?.drafts.presence.mats ?? []
            let product = Product(item.device, label: labels.label(of: item))
            for draft in SharedProducts.drafts(of: item.device, mats: mats) {
                products.append(placing.place(draft, of: item.owner, product: product, handle: handle, ids: &ids))
            }
        }
        put(up: products)
        guard products != old else { return false }
        productsRevision = nextRevision()
        return true
    }

    private mutating func fillBridge(now: EpochSeconds) -> Bool {
        let old = bridge
        take(down: old)
        let placing = EntityPlacing(known: old, isSeen: true, now: now, pattern: preferences.entityIDPattern)
        let handle = EntityHandle(name: Person.bridge.name, id: "bridge", slug: "withings_bridge", rank: 1)
        bridge = BridgeDrafts.bridge(facts).map { draft in
            placing.place(draft, of: .bridge, product: nil, handle: handle, ids: &ids)
        }
        put(up: bridge)
        guard bridge != old else { return false }
        bridgeRevision = nextRevision()
        return true
    }

    private mutating func nextRevision() -> Int {
        revision += 1
        return revision
    }

    private mutating func take(down entities: [Entity]) {
        for entity in entities {
            ids.release(entity.entityID)
            byEntityID[entity.entityID] = nil
        }
    }

    private mutating func put(up entities: [Entity]) {
        for entity in entities { byEntityID[entity.entityID] = entity }
    }
}
