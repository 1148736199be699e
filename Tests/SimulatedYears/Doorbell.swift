import SimulatedCloud
import Sync
import TestSupport

/// How the cloud reaches the program's door for notifications, while the program runs.
final class Doorbell: CallbackCaller {
    private let service = Guarded<SyncService?>(nil)

    func answer(by service: SyncService?) { self.service.with { $0 = service } }

    func head(_ url: String) async -> Int? { service.with { $0 } == nil ? nil : 200 }

    func post(_ url: String, form: String) async -> Int? {
        guard let service = service.with({ $0 }) else { return nil }
        service.take(posted: Array(form.utf8))
        return 200
    }
}
