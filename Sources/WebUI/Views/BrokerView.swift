import WebServer

/// How the broker stands.
struct BrokerView: Sendable, Equatable {
    var state: String
    var label: String
    var fault: String?

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
        fault = report.isConfigured ? report.fault : nil
    }
}
