/// What is said over one connection. The connection calls one method at a time.
package protocol WebSocketTalk: Sendable {
    /// The connection stands; whoever wants to speak first does.
    func opened() async
    /// A message came.
    func received(_ message: [UInt8], isText: Bool) async
    /// The connection is gone.
    func closed() async
}
