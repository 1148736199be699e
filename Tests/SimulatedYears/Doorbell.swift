import SimulatedCloud
import Sync
import TestSupport

/// How the cloud reaches the program's door for notifications, while the program runs.
final class Doorbell: CallbackCaller {
    /// What was handed over at the door, and by whom it was taken.
    struct Delivery {
        var form: String
        var fate: Fate
        /// The machine could keep nothing, or its clock said another time.
        var isExcused: Bool
    }

    private let service = Guarded<(service: SyncService, fate: Fate)?>(nil)
    private let taken = Guarded<[Delivery]>([])
    private let isClockWrong = Guarded(false)

    func answer(by service: SyncService?, _ fate: Fate? = nil) {
        self.service.with { present in
            guard let service, let fate else { return present = nil }
            present = (service, fate)
        }
    }

    func noteClock(isWrong: Bool) { isClockWrong.with { $0 = isWrong } }

    /// All that was taken since this was last asked.
    func takeDeliveries() -> [Delivery] {
        taken.with { deliveries in
            defer { deliveries = [] }
            return deliveries
        }
    }

    func head(_ url: String) async -> Int? { service.with { $0 } == nil ? nil : 200 }

    func post(_ url: String, form: String) async -> Int? {
        guard let (service, fate) = service.with({ $0 }) else { return nil }
        let isExcused = fate.isDiskFull || isClockWrong.with { $0 }
        taken.with { $0.append(Delivery(form: form, fate: fate, isExcused: isExcused)) }
        service.take(posted: Array(form.utf8))
        return 200
    }
}
