extension SimulatedCloud {
    /// The page on which things are let happen, after one of them did.
    func steeringPage(done: SteeringDeed?, words: ConsentWords) -> String {
        let counts = Dictionary(grouping: subscriptions.entries, by: \.userID).mapValues(\.count)
        return SteeringPage(people: people, subscriptions: counts, words: words).html(done: done)
    }
}
