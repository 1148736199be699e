import WithingsModel

extension IntradaySample {
    /// The order in which samples are listed.
    package func isEarlier(than other: IntradaySample) -> Bool {
        (at, deviceID ?? "") < (other.at, other.deviceID ?? "")
    }
}
