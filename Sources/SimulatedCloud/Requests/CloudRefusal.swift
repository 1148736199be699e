/// A request that is answered with a status other than 0.
package struct CloudRefusal: Error, Equatable {
    package var status: Int
    package var error: String
    package var waitSeconds: Int?

    package init(_ status: Int, _ error: String, waitSeconds: Int? = nil) {
        self.status = status
        self.error = error
        self.waitSeconds = waitSeconds
    }

    static func invalidParameter(_ name: String) -> CloudRefusal {
        CloudRefusal(503, "Invalid Params: invalid \(name)")
    }

    static func missingParameter(_ name: String) -> CloudRefusal {
        CloudRefusal(503, "Invalid Params: missing \(name)")
    }

    static let invalidToken = CloudRefusal(
        401,
        "XRequestID: Not provided invalid_token: The access token provided is invalid"
    )
    static let notImplemented = CloudRefusal(2554, "Not implemented")

    static func insufficientScope(_ needed: [String]) -> CloudRefusal {
        CloudRefusal(403, "Insufficient_scope: one of \(needed.joined(separator: ", ")) is required")
    }
}
