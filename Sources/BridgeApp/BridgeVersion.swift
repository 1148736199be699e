/// The program's version, by semantic versioning.
package enum BridgeVersion {
    package static let current = "0.1.0"
}
