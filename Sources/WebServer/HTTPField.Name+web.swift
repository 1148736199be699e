import HTTPTypes

extension HTTPField.Name {
    package static let xFrameOptions = Self.constant("X-Frame-Options")
    package static let referrerPolicy = Self.constant("Referrer-Policy")
    package static let xForwardedFor = Self.constant("X-Forwarded-For")
    /// Set by proxies that serve the program under a path of their own.
    package static let xForwardedPrefix = Self.constant("X-Forwarded-Prefix")
    /// The same, by Home Assistant's ingress.
    package static let xIngressPath = Self.constant("X-Ingress-Path")
    package static let xForwardedProto = Self.constant("X-Forwarded-Proto")

    /// Asks nginx to hand on at once what it would otherwise collect.
    package static let xAccelBuffering = Self.constant("X-Accel-Buffering")

    package static let xRequestID = Self.constant("X-Request-ID")

    /// On the callback, so that the bridge can be told from whatever else answers there.
    package static let xWithingsBridge = Self.constant("X-Withings-Bridge")

    /// The names above are well-formed, so the other branch is never taken; it is there for the type.
    private static func constant(_ name: String) -> HTTPField.Name {
        HTTPField.Name(name) ?? .cacheControl
    }
}
