import Logging
import Store
import WithingsModel

/// Takes what is new about people and tells listeners of it as events, each once.
///
/// The sync hands in what pages brought for the first time and what mats noticed. What was told is remembered in the
/// store: a restart repeats nothing, and the entities show the last event of each kind.
package actor EventDesk {
    private let store: any BridgeStore
    private let clock: any WallClock
    private let logger: Logger
    private let broadcast = Broadcast<EntityEvent>(capacity: 256)
    private var memories: [WithingsUserID: EventMemory] = [:]

    package init(store: any BridgeStore, clock: any WallClock, logger: Logger) {
        self.store = store
        self.clock = clock
        self.logger = logger
    }

    /// Events as they happen. Who is busy for long misses the oldest.
    package nonisolated func events() -> AsyncStream<EntityEvent> { broadcast.listen() }

    /// Takes what a page brought for the first time.
    package func take(_ news: RecordNews, of user: WithingsUserID) async {
        guard !news.isEmpty, let maker = await maker(for: user) else { return }
        await tell(user) { memory in
            for group in news.measureGroups where group.measures.contains(where: { ReadingGroup($0.type) == .ecg }) {
                memory.noteECG(at: group.measuredAt)
            }
            let recordings = news.heartRecordings.filter { memory.noteECG(at: $0.at) }
            var events = maker.readings(news.measureGroups) + maker.recordings(recordings)
            events += maker.workouts(news.workouts)
            let finished = news.sleep.filter { $0.isCompleted != false } + news.completedSleep
            for stretch in finished.sorted(by: { ($0.endAt, $0.id) < ($1.endAt, $1.id) }) {
                guard !memory.finishedSleep.contains(stretch.id) else { continue }
                if stretch.id == maker.doubtful?.id {
                    if !memory.doubtfulSleep.contains(stretch.id) { memory.doubtfulSleep.append(stretch.id) }
                    continue
                }
                guard let event = maker.sleep(stretch) else { continue }
                memory.noteFinished(stretch.id)
                events.append(event)
            }
            return events
        }
    }

    /// Tells of the sleeps of a morning of which it is sure by now what they were.
    package func settle(_ user: WithingsUserID) async {
        // Hardly anybody ever has one.
        if memories[user]?.doubtfulSleep.isEmpty == true { return }
        guard let maker = await maker(for: user), memories[user]?.doubtfulSleep.isEmpty == false else { return }
        await tell(user) { memory in
            let sleeps = maker.nights.filter { memory.doubtfulSleep.contains($0.id) && $0.id != maker.doubtful?.id }
            // What is gone meanwhile was nothing.
            memory.doubtfulSleep.removeAll { $0 != maker.doubtful?.id }
            for sleep in sleeps { memory.noteFinished(sleep.id) }
            return sleeps.compactMap { maker.sleep($0, isMain: maker.isMain($0)) }
        }
    }

    /// Takes what a mat noticed. What comes too late, or after something that happened later, is told to nobody.
    package func take(_ bed: BedEvent, of user: WithingsUserID) async {
        guard let maker = await maker(for: user) else { return }
        await tell(user) { memory in
            let mat = bed.deviceID ?? ""
            if let last = memory.bedAt[mat], bed.at <= last { return [] }
            memory.bedAt[mat] = bed.at
            return maker.bed(bed).map { [$0] } ?? []
        }
    }

    private func maker(for user: WithingsUserID) async -> EventMaker? {
        do {
            guard let account = try await store.accounts().first(where: { $0.user == user }) else { return nil }
            let memory = try await EventMemory.load(of: user, from: store)
            if memories[user] == nil { memories[user] = memory }
            return try await EventMaker(
                account: account,
                devices: store.devices(of: user),
                profileZone: ProfileTimeZone.read(of: user, from: store),
                nights: store.latestSleep(of: user, limit: 40),
                now: clock.nowSeconds
            )
        } catch  where Task.isCancelled {
            // Told to stop in the middle of it: nobody asks for it any more.
            return nil
        } catch {
            logger.error("events could not be made", metadata: ["reason": "\(error)"])
            return nil
        }
    }

    private func tell(_ user: WithingsUserID, _ make: (inout EventMemory) -> [EntityEvent]) async {
        var memory = memories[user] ?? EventMemory()
        let former = memory
        let events = make(&memory)
        for event in events { memory.last[event.kind] = event }
        memories[user] = memory
        guard memory != former else { return }
        do {
            // Remembered before it is told: rather not at all than twice.
            try await memory.save(of: user, in: store)
        } catch  where Task.isCancelled {
            // Told to stop in the middle of it: nobody asks for it any more.
        } catch {
            logger.error("events could not be remembered", metadata: ["reason": "\(error)"])
        }
        for event in events { broadcast.send(event) }
    }
}
