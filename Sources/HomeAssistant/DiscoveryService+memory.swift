import Logging
import Store

extension DiscoveryService {
    /// Reads what an earlier run published.
    func recall() async {
        do {
            if let own = try await documents.document(Self.prefixKey, in: PublishedMemory.collection) {
                topics.own = String(decoding: own, as: UTF8.self)
            }
            guard
                let document = try await documents.document(PublishedMemory.key, in: PublishedMemory.collection),
                let memory = PublishedMemory(document)
            else { return }
            self.memory = memory
        } catch  where Task.isCancelled {
            // Told to stop in the middle of it: nobody asks for it any more.
        } catch {
            logger.error("what was published before could not be read", metadata: ["reason": "\(error)"])
        }
        for (topic, device) in memory.devices {
            discovery[topic] = DiscoveryTopic(known: device.known, attempted: Set(device.attempted))
        }
    }

    /// Keeps what is or will be at the broker, if that changed. Called before anything new is published.
    func remember(values: Set<String>) async {
        var current = PublishedMemory()
        for (topic, state) in discovery {
            guard let known = state.known, !known.components.isEmpty else { continue }
            current.devices[topic] = PublishedMemory.Device(known: known, attempted: state.attempted.sorted())
        }
        current.values = values.sorted()
        current.availability = topics.availability
        guard current != memory else { return }
        do {
            try await documents.saveDocument(
                current.document,
                PublishedMemory.key,
                in: PublishedMemory.collection
            )
            memory = current
        } catch  where Task.isCancelled {
            // Told to stop in the middle of it: nobody asks for it any more.
        } catch {
            logger.error("what is published could not be remembered", metadata: ["reason": "\(error)"])
        }
    }
}
