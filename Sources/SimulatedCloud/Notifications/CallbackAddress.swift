import Foundation

/// What Withings demands of the address of a callback.
enum CallbackAddress {
    /// Whether the address may be subscribed: https, a name with a dot, port 80 or 443, at most 255 characters. In
    /// restricted mode any http address will do.
    static func isAllowed(_ address: String, inRestrictedMode isRestricted: Bool) -> Bool {
        guard address.utf8.count <= 255, let parts = URLComponents(string: address), let host = parts.host,
            !host.isEmpty
        else { return false }
        if isRestricted { return parts.scheme == "http" || parts.scheme == "https" }
        let isAddress = host.contains(":") || host.allSatisfy { $0.isNumber || $0 == "." }
        return parts.scheme == "https" && !isAddress && host.contains(".") && [nil, 80, 443].contains(parts.port)
    }
}
