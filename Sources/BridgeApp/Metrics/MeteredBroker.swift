import MQTTLink
import Metering

/// Counts the messages handed to the broker.
struct MeteredBroker: BrokerLink {
    let base: any BrokerLink
    let meter: Meter

    func start(will: MQTTMessage?) async -> AsyncStream<BrokerEvent> { await base.start(will: will) }

    func publish(_ message: MQTTMessage) async throws(BrokerFault) {
        do throws(BrokerFault) {
            try await base.publish(message)
            meter.count(.mqttPublishes, "ok")
        } catch {
            meter.count(.mqttPublishes, "failed")
            throw error
        }
    }

    func publish(_ messages: [MQTTMessage]) async throws(BrokerFault) {
        do throws(BrokerFault) {
            try await base.publish(messages)
            for _ in messages { meter.count(.mqttPublishes, "ok") }
        } catch {
            meter.count(.mqttPublishes, "failed")
            throw error
        }
    }

    func subscribe(_ topicFilter: String, qualityOfService: Int) async throws(BrokerFault) {
        try await base.subscribe(topicFilter, qualityOfService: qualityOfService)
    }

    func unsubscribe(_ topicFilter: String) async throws(BrokerFault) {
        try await base.unsubscribe(topicFilter)
    }

    func abandon() async { await base.abandon() }

    func stop() async { await base.stop() }
}
