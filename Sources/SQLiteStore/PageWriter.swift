import GRDB
import Store
import WithingsModel

/// Writes one page of one person within one transaction.
struct PageWriter {
    private let database: Database
    private let user: WithingsUserID
    private let now: EpochSeconds

    init(_ database: Database, of user: WithingsUserID, at now: EpochSeconds) {
        self.database = database
        self.user = user
        self.now = now
    }

    func save(_ page: RecordPage) throws -> RecordChange {
        var change = RecordChange()
        if !page.measureGroups.isEmpty {
            var table = try MeasureTable(database, of: user, at: now)
            change = try table.save(page.measureGroups)
        }
        if !page.sleep.isEmpty { try saveSleep(page.sleep, &change) }
        if !page.activity.isEmpty {
            let table = try ActivityTable(database, of: user)
            for row in page.activity { try change.add(table.save(row, at: now)) }
        }
        if !page.workouts.isEmpty { try saveWorkouts(page.workouts, &change) }
        if !page.heartRecordings.isEmpty { try saveHeart(page.heartRecordings, &change) }
        try saveSignals(page, &change)
        if !page.sleepSegments.isEmpty {
            let table = SleepDetailTable(database, of: user)
            try change.add(table.save(page.sleepSegments, completeIn: page.sleepWindow))
        }
        if !page.intraday.isEmpty { try change.add(IntradayTable(database, of: user).save(page.intraday)) }
        // After the page's own records, which are what was listed.
        if let sweep = page.sweep { try change.add(SweepWriter(database, of: user).apply(sweep)) }
        if let devices = page.devices { try change.add(DeviceTable(database, of: user).replace(with: devices)) }
        if let goals = page.goals { try change.add(GoalsTable(database, of: user).replace(with: goals)) }
        let setAside = SetAsideTable(database, of: user)
        for record in page.setAside { try setAside.save(record) }
        if let update = page.cursor { try CursorTable(database, of: user).save(update.cursor, for: update.kind) }
        return change
    }

    private func saveSleep(_ sleep: [SleepSummary], _ change: inout RecordChange) throws {
        let table = try SleepTable(database, of: user)
        var arrivals = FirstArrivals<Int64>()
        for (place, summary) in sleep.enumerated() {
            let (outcome, completes) = try table.save(summary, at: now)
            change.add(outcome)
            arrivals.note(summary.id, at: place, outcome)
            if completes, !arrivals.contains(summary.id) { change.news.completedSleep.append(summary) }
        }
        change.news.sleep = arrivals.pick(from: sleep)
    }

    private func saveWorkouts(_ workouts: [Workout], _ change: inout RecordChange) throws {
        let table = WorkoutTable(database, of: user)
        var arrivals = FirstArrivals<Int64>()
        for (place, workout) in workouts.enumerated() {
            let outcome = try table.save(workout, at: now)
            change.add(outcome)
            arrivals.note(workout.id, at: place, outcome)
        }
        change.news.workouts = arrivals.pick(from: workouts)
    }

    private func saveHeart(_ recordings: [HeartRecording], _ change: inout RecordChange) throws {
        let table = HeartTable(database, of: user)
        var arrivals = FirstArrivals<String>()
        for (place, recording) in recordings.enumerated() {
            let outcome = try table.save(recording, at: now)
            change.add(outcome)
            arrivals.note(recording.key, at: place, outcome)
        }
        change.news.heartRecordings = arrivals.pick(from: recordings)
    }

    private func saveSignals(_ page: RecordPage, _ change: inout RecordChange) throws {
        let heart = HeartTable(database, of: user)
        for signal in page.heartSignals { try change.add(heart.save(signal)) }
        let stethoscope = StethoscopeTable(database, of: user)
        for recording in page.stethoscopeRecordings { try change.add(stethoscope.save(recording, at: now)) }
        for signal in page.stethoscopeSignals { try change.add(stethoscope.save(signal)) }
    }
}
