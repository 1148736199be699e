import Logging
import MQTTLink

/// Signs in at a broker once and goes again.
enum BrokerKnock {
    static func firstEvent(_ address: BrokerAddress) async -> BrokerEvent? {
        let link = MosquittoLink(address: address, logger: Logger(label: "doctor") { _ in SilentLog() })
        let events = await link.start(will: nil)
        let first = await withTaskGroup(of: BrokerEvent?.self) { group in
            group.addTask {
                for await event in events { return event }
                return nil
            }
            group.addTask {
                try? await Task.sleep(for: .seconds(10))
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first
        }
        await link.stop()
        return first
    }
}
