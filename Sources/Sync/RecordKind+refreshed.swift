import Store

extension RecordKind {
    /// The kinds that every turn asks for.
    static let refreshed: [RecordKind] = [.measures, .sleep, .activity, .devices, .goals]
}
