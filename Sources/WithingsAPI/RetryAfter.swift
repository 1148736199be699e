import WithingsModel

/// The header `Retry-After`: seconds, or a date.
struct RetryAfter {
    let seconds: Double

    init?(_ text: String, now: Double) {
        let words = text.split { $0 == " " || $0 == "," || $0 == ":" }
        if words.count == 1, let seconds = Double(words[0]), seconds.isFinite, seconds >= 0 {
            self.seconds = seconds
            return
        }
        // Wed, 21 Oct 2026 07:28:00 GMT
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        guard words.count == 8, let month = months.firstIndex(of: String(words[2])),
            let dayOfMonth = Int(words[1]), let year = Int(words[3]),
            let day = LocalDay(year: year, month: month + 1, day: dayOfMonth),
            let hour = Int(words[4]), let minute = Int(words[5]), let second = Int(words[6]),
            (0..<24).contains(hour), (0..<60).contains(minute), (0...60).contains(second)
        else { return nil }
        let moment = day.daysSinceEpoch * 86_400 + hour * 3_600 + minute * 60 + second
        seconds = max(0, Double(moment) - now)
    }
}
