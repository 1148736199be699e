import Entities
import Foundation
import Logging
import MQTTLink
import WithingsModel

extension DiscoveryService {
    /// Tells what happened, in order and not retained: who comes later must not take it for something new.
    func tellEvents() async {
        while phase == .ready, let event = events.first(at: clock.uptime) {
            do {
                let text = EntityMessages.event(event)
                try await link.publish(MQTTMessage(topics.event(event), text: text, isRetained: false))
                lastPublishAt = clock.nowSeconds
                events.removeFirst()
            } catch {
                // It stays in the queue until the connection is back, or until nobody needs it any more.
                logger.notice("an event could not be published", metadata: ["reason": "\(error)"])
                return
            }
        }
    }

    /// Somebody asks for a refresh, or for everything to be read again: of everybody, or of the person whose profile or
    /// number the message names.
    func order(_ message: MQTTMessage) async {
        // A retained order would be carried out at every start.
        guard !message.isRetained else { return }
        let act = message.topic == topics.reread ? onReread : onSync
        let text = String(decoding: message.payload.prefix(256), as: UTF8.self)
            .trimmingCharacters(in: .whitespacesAndNewlines)
        if ["", "all", "press"].contains(text.lowercased()) { return await act(nil) }
        let people = await board.people()
        let person =
            people.first { "\($0.user)" == text || $0.name == text }
            ?? people.first { $0.name.lowercased() == text.lowercased() }
        guard let person else {
            logger.notice("an order to sync names nobody who is linked")
            return
        }
        await act(person.user)
    }
}
