import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// Posts notifications at a steady rate, whatever the answers do, and writes down how long each took.
struct WebhookStorm {
    struct Answer: Sendable {
        var isForged: Bool
        /// nil if there was none.
        var status: Int?
        var seconds: Double
    }

    let base: String
    /// The true path of the callback.
    let path: String
    let userID: Int64
    var perSecond: Int
    var seconds: Int

    /// - Returns: an answer for each request.
    func run() async throws -> [Answer] {
        var configuration = HTTPClient.Configuration.singletonConfiguration
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 64
        configuration.timeout.connect = .seconds(5)
        // The time limit of a request ends with the head of its answer; a body that does not come would be waited for for ever.
        configuration.timeout.read = .seconds(20)
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        let answers = await withTaskGroup(of: Answer.self) { group in
            let begun = ContinuousClock.now
            var sent = 0
            let total = perSecond * seconds
            while sent < total {
                let due = min(total, Int((ContinuousClock.now - begun) / .seconds(1) * Double(perSecond)) + 1)
                while sent < due {
                    let number = sent
                    group.addTask { await post(number, client) }
                    sent += 1
                }
                try? await Task.sleep(for: .milliseconds(5))
            }
            return await group.reduce(into: [Answer]()) { $0.append($1) }
        }
        try await client.shutdown()
        return answers
    }

    /// Of ten requests two are forged: one to a path that nobody was told, one that says the account is gone.
    private func post(_ number: Int, _ client: HTTPClient) async -> Answer {
        let now = Int(Date().timeIntervalSince1970)
        var form = "userid=\(userID)&appli=1&startdate=\(now - number % 86_400)&enddate=\(now)"
        var place = path
        if number % 10 == 3 { place = "/api/webhook/guessed-\(number)" }
        if number % 10 == 7 { form = "userid=\(userID)&appli=46&action=delete" }
        var request = HTTPClientRequest(url: base + place)
        request.method = .POST
        request.headers.add(name: "content-type", value: "application/x-www-form-urlencoded")
        request.body = .bytes(ByteBuffer(string: form))
        let begun = ContinuousClock.now
        let response = try? await client.execute(request, timeout: .seconds(20))
        var isWhole = false
        if let response { isWhole = (try? await response.body.collect(upTo: 65_536)) != nil }
        return Answer(
            isForged: place != path,
            status: isWhole ? response.map { Int($0.status.code) } : nil,
            seconds: (ContinuousClock.now - begun) / .seconds(1)
        )
    }
}
