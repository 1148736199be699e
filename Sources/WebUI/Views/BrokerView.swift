import WebServer

/// How the broker stands.
struct BrokerView: Sendable, Equatable {
    var state: String
    var label: String
    var fault: String?
    var isConnected = false
    /// How much is published.
    var detail: String?
    /// When something last was.
    var published: String?

    init(_ report: BridgeControl.BrokerReport, in words: PageWords) {
        let texts = words.texts
        if !report.isConfigured {
            state = "off"
            label = texts[.brokerMissing]
        } else if report.isConnected {
            state = "idle"
            label = texts[.brokerConnected]
        } else {
            state = "needsOwner"
            label = texts[.brokerDisconnected]
        }
        fault = report.isConfigured ? report.fault.map { texts.fault($0, of: "broker").text } : nil
        isConnected = report.isConfigured && report.isConnected
        published = report.lastPublishAt.map { texts(.brokerPublished, ["when": words.moments.exact($0)]) }
        if isConnected {
            detail = texts(
                .brokerDetail,
                [
                    "entities": texts.numbers.text(report.entities), "devices": texts.numbers.text(report.devices),
                    "cleared": texts.numbers.text(report.cleared),
                ]
            )
        }
    }
}
