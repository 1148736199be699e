/// A stand-in for Withings' cloud: consent page, token endpoint and data, on loopback or in the process of a test.
package struct SimulatedCloud: Sendable {
    package init() {}
}
