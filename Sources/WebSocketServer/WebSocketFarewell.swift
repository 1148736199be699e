/// Why a connection ends: the code of RFC 6455 and a short sentence for whoever debugs a client.
package struct WebSocketFarewell: Sendable, Equatable {
    package var code: UInt16
    package var reason: String

    package init(_ code: UInt16, _ reason: String) {
        self.code = code
        self.reason = reason
    }

    package static let done = WebSocketFarewell(1000, "")
    package static let goingAway = WebSocketFarewell(1001, "The program is stopping.")
    package static let protocolFault = WebSocketFarewell(1002, "The frames do not fit the protocol.")
    // Home Assistant says what is wrong in a message and then just closes; its clients take other codes for a broken network.
    package static let notText = WebSocketFarewell(1000, "Received non-Text message.")
    package static let notJSON = WebSocketFarewell(1000, "Received invalid JSON.")
    package static let refused = WebSocketFarewell(1000, "Not allowed.")
    package static let makeRoom = WebSocketFarewell(1013, "Others are waiting. Try again later.")
    package static let tooSlow = WebSocketFarewell(1008, "Client unable to keep up with pending messages.")
}
