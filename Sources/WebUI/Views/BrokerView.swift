import WebServer

/// How the broker stands.
struct BrokerView: Sendable, Equatable {
    var state: String
    var label: String
    var fault: String?
    var isConnected = false
    /// How much is published, and when something last was.
    var detail: String?

    init(_ report: BridgeControl.BrokerReport, in texts: Texts) {
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
