import WithingsModel

extension HeartRecording {
    /// What tells recordings apart: the signal's id; where there is no ECG that of the sound, or moment and device.
    package var key: String {
        if let signalID { return "signal \(signalID)" }
        if let stethoscopeSignalID { return "stethoscope \(stethoscopeSignalID)" }
        return "at \(at) device \(deviceID ?? "")"
    }
}

extension HeartRecording {
    /// Whether this version is newer than another of the same recording; one that does not say is the oldest.
    package func isNewer(than other: HeartRecording) -> Bool {
        (modifiedAt ?? .min) > (other.modifiedAt ?? .min)
    }
}
