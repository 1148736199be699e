import WithingsModel

/// What the board holds of one person.
struct BoardShelf {
    var person: Person
    var handle: EntityHandle
    var drafts: PersonDrafts
    var devices: [Device] = []
    var entities: [Entity] = []
    /// Another number whenever the entities show something else; a shelf that is set up anew never has one of before.
    var revision = 0
    /// Which reading of the store this is from; an older one that arrives late is not news.
    var reading = 0

    init(person: Person, handle: EntityHandle) {
        self.person = person
        self.handle = handle
        drafts = PersonDrafts(PersonRecords(), of: person, now: 0)
    }
}
