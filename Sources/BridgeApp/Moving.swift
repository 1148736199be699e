import BridgeConfiguration
import Foundation
import HomeAssistantLink
import MovingHouse

/// Moves from Home Assistant's own integration to the bridge, for the command line.
package enum Moving {
    /// - Parameter only: old entity ids to look at; all where empty.
    /// - Returns: whether everything that was to be done was done.
    /// - Throws: ``BridgeFault``.
    package static func run(
        in folder: ConfigurationFolder,
        isApplying: Bool,
        copiesStatistics: Bool,
        only: [String],
        say: @escaping @Sendable (String) -> Void
    ) async throws -> Bool {
        guard let settings = folder.check(environment: ProcessInfo.processInfo.environment).settings else {
            throw BridgeFault.invalidConfiguration
        }
        guard let address = settings.homeAssistant.flatMap({ HomeAssistantAddress($0) }) else {
            throw BridgeFault.noHomeAssistant
        }
        let logger = BridgeLog.logger("home_assistant", settings.logger)
        let place = try StorePlace(recorder: settings.recorder, folder: folder).path
        let notes = MovingNotes(path: place + ".moving.json")
        let moved = MovedIDs(path: place + ".moved.json")
        do {
            return try await WebSocketHomeAssistant(address: address, logger: logger).withSession { session in
                let removal = Removal(session: session, notes: notes, moved: moved, logger: logger)
                if isApplying, !copiesStatistics { try await removal.finishOpen().forEach(say) }
                let plan = try await MovingPlan.read(from: session, only: only, moved: moved.all)
                if plan.pairs.isEmpty, try notes.all().isEmpty {
                    say("Home Assistant at \(address) has no entities of its own Withings integration.")
                    return true
                }
                plan.table.forEach(say)
                let ready = plan.pairs.filter { $0.standing == .ready }
                if !ready.isEmpty, !copiesStatistics { plan.warning.forEach(say) }
                guard isApplying else {
                    say("")
                    if try await session.isAdministrator() == false {
                        say("The token is not an administrator's, so Home Assistant will refuse --apply.")
                    }
                    let left = plan.pairs.map(\.old.entityID)
                    for note in only.isEmpty ? try notes.all() : [] where !left.contains(note.oldID) {
                        say("\(note.oldID) was being moved when the command ended; --apply finishes it.")
                    }
                    say("\(ready.count) can move. Nothing was changed; --apply does it.")
                    return true
                }
                if !copiesStatistics {
                    try await removal.prepare(ready)
                    try await removal.disableOldIntegration(ready)
                }
                var faults = 0
                for pair in ready {
                    do {
                        if copiesStatistics {
                            let count = try await copy(pair, session)
                            say("\(pair.old.entityID): \(count.map { "\($0) hours copied" } ?? "no statistics")")
                        } else {
                            say(try await removal.move(pair))
                        }
                    } catch let fault as HomeAssistantFault where !fault.isPassing {
                        faults += 1
                        say("\(pair.old.entityID): \(fault)")
                    }
                }
                return faults == 0
            }
        } catch {
            throw BridgeFault.explain(error)
        }
    }

    private static func copy(_ pair: MovingPair, _ session: any HomeAssistantSession) async throws -> Int? {
        guard let new = pair.new else { return nil }
        return try await StatisticsCopy(session: session).copy(from: pair.old.entityID, to: new.entityID)
    }
}
