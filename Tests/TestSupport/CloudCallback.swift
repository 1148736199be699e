import SimulatedCloud

/// A callback in the process of a test: what the cloud posts is handed to a closure, which answers with an HTTP status.
///
/// ```swift
/// await cloud.reachCallbacks(by: CloudCallback { form in receiver.take(form); return 200 })
/// await cloud.deliverDue()
/// ```
package struct CloudCallback: CallbackCaller {
    private let take: @Sendable (_ form: String) async -> Int?

    package init(_ take: @escaping @Sendable (_ form: String) async -> Int?) {
        self.take = take
    }

    package func head(_ url: String) async -> Int? { 200 }

    package func post(_ url: String, form: String) async -> Int? { await take(form) }
}
