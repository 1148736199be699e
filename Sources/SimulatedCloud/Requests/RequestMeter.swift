/// Counts the requests of each application over the last minute.
struct RequestMeter {
    private var times: [String: [Double]] = [:]

    /// Counts one request.
    ///
    /// - Throws: status 601 with the seconds until there is room, if there is none.
    mutating func count(_ clientID: String, limit: Int?, now: Double) throws(CloudRefusal) {
        guard let limit else { return }
        var recent = times[clientID, default: []].filter { $0 > now - 60 && $0 <= now }
        if recent.count >= limit, let first = recent.first {
            let wait = max(1, Int((first + 60 - now).rounded(.up)))
            throw CloudRefusal(601, "Too Many Requests", waitSeconds: wait)
        }
        recent.append(now)
        times[clientID] = recent
    }
}
