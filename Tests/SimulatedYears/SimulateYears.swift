import Foundation

/// Lives through simulated years, from a seed on: `simulate-years [count] [seed] [days] [busy days in a hundred]`. Prints what each was like; the
/// first that goes wrong ends the program with status 1 and is printed with what differs, and the same seed goes wrong in
/// the same way again.
@main
enum SimulateYears {
    static func main() {
        // The order of sets and dictionaries is to be the same each time too; Swift reads this when a process starts.
        if getenv("SWIFT_DETERMINISTIC_HASHING") == nil {
            setenv("SWIFT_DETERMINISTIC_HASHING", "1", 1)
            var arguments = CommandLine.arguments.map { strdup($0) } + [nil]
            execv("/proc/self/exe", &arguments)
        }
        let numbers = CommandLine.arguments.dropFirst().compactMap { UInt64($0) }
        let count = numbers.first ?? 1
        let seed = numbers.dropFirst().first ?? UInt64(Date().timeIntervalSince1970)
        let days = numbers.dropFirst(2).first.map { Int($0) } ?? 365
        let busyDays = numbers.dropFirst(3).first.map { Int($0) } ?? 100
        let interval = numbers.dropFirst(4).first.map { Double($0) }
        guard SerialWorld.shared.takeOver() else {
            print("This Swift does not let a program run its tasks one after the other.")
            exit(69)
        }
        let folder = place.appendingPathComponent("years-\(getpid())")
        defer { try? FileManager.default.removeItem(at: folder) }
        var isGood = true
        for seed in seed..<seed + count where isGood {
            isGood = live(seed, days: days, busyDays: busyDays, interval, in: folder)
            fflush(nil)
        }
        if !isGood {
            // Whoever looks for the reason wants to see the record.
            if getenv("KEEP_RECORD") == nil {
                try? FileManager.default.removeItem(at: folder)
            } else {
                print("The record is in \(folder.path).")
            }
            exit(1)
        }
    }

    /// Where the databases are: in memory where that can be, since nobody pulls the plug of this machine, and waiting for
    /// a disk after each of a hundred thousand writes is most of what a year would take.
    private static var place: URL {
        let memory = URL(filePath: "/dev/shm", directoryHint: .isDirectory)
        return FileManager.default.isWritableFile(atPath: memory.path) ? memory : FileManager.default.temporaryDirectory
    }

    private static func live(_ seed: UInt64, days: Int, busyDays: Int, _ interval: Double?, in folder: URL) -> Bool {
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let begin = ContinuousClock.now
            let year = try Year(seed: seed, busyDays: busyDays, interval: interval, folder: folder)
            try year.live(days: days)
            let tally = year.tally
            print(
                "seed \(seed): \(tally.days) days, \(tally.rows) rows, \(tally.requests) requests, "
                    + "\(tally.busiestMinute) in the busiest minute, \(tally.lives) lives, \(tally.bedEvents) bed events, "
                    + "\(tally.deletedDays) days deleted, \(tally.versions) earlier versions, "
                    + "fingerprint \(String(tally.fingerprint, radix: 16)), in \((ContinuousClock.now - begin))"
            )
            return true
        } catch let failure as Year.Failure {
            print("seed \(failure.seed), day \(failure.day):")
            for line in failure.says { print("  \(line)") }
            print(
                "Again: Scripts/simulate-years 1 \(failure.seed) \(days) \(busyDays) \(interval.map { "\(Int($0))" } ?? "")"
            )
        } catch {
            print("seed \(seed): \(error)")
        }
        return false
    }
}
