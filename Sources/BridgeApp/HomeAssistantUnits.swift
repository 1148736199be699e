import HomeAssistantLink
import Logging
import ServiceLifecycle
import Store
import WithingsModel

/// Asks Home Assistant in which units it shows things, so that blood pressure stays in mmHg where the house shows US units and the
/// owner said so there alone. Needs its address and a token; what it said last holds until it says otherwise.
struct HomeAssistantUnits: Service {
    let link: any HomeAssistantLink
    let documents: any DocumentStore
    let clock: any WallClock
    let logger: Logger
    let tell: @Sendable (Bool) async -> Void

    private static let collection = "home_assistant.units"
    private static let key = "customary"
    /// Hardly anybody changes it.
    private static let rhythm = 6 * 3_600.0
    private static let patience = 300.0

    /// What Home Assistant said last; nil where it was never asked.
    static func remembered(in documents: any DocumentStore) async -> Bool? {
        let document = try? await documents.document(key, in: collection)
        return document.map { $0 == Array("true".utf8) }
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                let isAnswered = await ask()
                guard (try? await clock.sleep(seconds: isAnswered ? Self.rhythm : Self.patience)) != nil else { return }
            }
        }
    }

    /// - Returns: false where nobody answered.
    func ask() async -> Bool {
        let answer = try? await link.withSession { try await $0.usesCustomaryUnits() }
        guard let isCustomary = answer ?? nil else { return false }
        await tell(isCustomary)
        do {
            guard await Self.remembered(in: documents) != isCustomary else { return true }
            try await documents.saveDocument(Array("\(isCustomary)".utf8), Self.key, in: Self.collection)
        } catch {
            logger.warning("Home Assistant's units could not be remembered.", metadata: ["reason": "\(error)"])
        }
        return true
    }
}
