/// How long the web server waits for others, in seconds. Everybody who keeps within it gets an answer; nobody can hold a
/// connection by being slow.
package struct DoorPatience: Sendable, Equatable {
    /// From the opening of a connection to the end of its first request's headers, TLS included.
    package var firstHead: Int64 = 15
    /// From an answer to the beginning of the next request, whose headers then have the time of the first.
    package var nextHead: Int64 = 75
    /// From the headers of a request to the end of its body.
    package var body: Int64 = 60
    /// How long a reader may take nothing of an answer that waits for it.
    package var reader: Int64 = 60
    /// How long an answer that is under way may go on once the program stops.
    package var farewell: Int64 = 2
    /// How long the headers of a request may be in all, and how many fields they may have.
    package var headerBytes = 32 * 1024
    package var headerFields = 200

    package init() {}
}
