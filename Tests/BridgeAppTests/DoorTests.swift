import Foundation
import TestSupport
import Testing
import WebServer

@testable import BridgeApp

/// Visitors who are slow, rude or many, over real sockets. Times are the server's own, shortened; a test ends when the
/// server has acted, however long that takes.
@Suite("The web server's door", .serialized, .timeLimit(.minutes(5)))
struct DoorTests {
    static func hurried() -> DoorPatience {
        var patience = DoorPatience()
        patience.firstHead = 1
        patience.nextHead = 1
        patience.body = 1
        patience.reader = 1
        patience.farewell = 1
        return patience
    }

    @Test("is shut on a visitor whose headers do not end (slowloris), who says nothing, or whose body does not come")
    func slowRequests() async throws {
        var door = OpenDoor()
        door.patience = Self.hurried()
        let answers = try await door.run { port in
            var answers: [(String, Bool)] = []
            let beginnings = [
                "GET /hello HTTP/1.1\r\nHost: a\r\nX-A: ", "",
                "POST /read HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nabc",
            ]
            for beginning in beginnings {
                let visitor = try RawVisitor(port: port)
                visitor.send(beginning)
                answers.append(visitor.receive())
            }
            return answers
        }.result
        #expect(answers.allSatisfy { $0.1 }, "\(answers)")
        #expect(door.shut("slow_request") == 3)
    }

    @Test("stays open for the next request, then is shut when none comes")
    func keepAlive() async throws {
        var door = OpenDoor()
        door.patience = Self.hurried()
        let (text, isClosed) = try await door.run { port in
            let visitor = try RawVisitor(port: port)
            visitor.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
            visitor.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
            return visitor.receive()
        }.result
        #expect(text.components(separatedBy: "HTTP/1.1 200").count == 3)
        #expect(isClosed)
    }

    @Test("is shut on a reader who takes nothing of a long answer")
    func slowReader() async throws {
        var door = OpenDoor()
        door.patience = Self.hurried()
        let opened = door
        try await door.run { port in
            let visitor = try RawVisitor(port: port, receiveBuffer: 4096)
            visitor.send("GET /endless HTTP/1.1\r\nHost: a\r\n\r\n")
            while opened.shut("slow_reader") == 0 { try await Task.sleep(for: .milliseconds(50)) }
        }
        #expect(door.shut("slow_reader") == 1)
    }

    @Test(
        "cannot be blocked: a thousand who hold idle or dripping connections keep nobody out",
        arguments: ["", "GET /he", "POST /read HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\na"]
    )
    func siege(beginning: String) async throws {
        let door = OpenDoor()
        let answers = try await door.run(crowdLimit: 50) { port in
            var held: [RawVisitor] = []
            var answers: [String] = []
            for number in 0..<1000 {
                let visitor = try RawVisitor(port: port)
                visitor.send(beginning)
                // Those who were sent away go, else this test itself would hold more sockets than it may.
                held = held.suffix(100) + [visitor]
                guard number % 100 == 99 else { continue }
                let guest = try RawVisitor(port: port)
                guest.send("GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                answers.append(guest.receive().text)
            }
            return answers
        }.result
        #expect(answers.count == 10)
        #expect(answers.allSatisfy { $0.hasPrefix("HTTP/1.1 200") }, "\(answers)")
        #expect(door.shut("displaced") > 100)
    }

    @Test("is shut on who begins a second request and does not end its headers, sooner than on who is idle")
    func secondHead() async throws {
        var door = OpenDoor()
        door.patience = Self.hurried()
        door.patience.nextHead = 3600
        let (text, isClosed) = try await door.run { port in
            let visitor = try RawVisitor(port: port)
            visitor.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
            let first = visitor.receive(patience: 1).text
            visitor.send("GET /hello HT")
            return (first, visitor.receive(patience: 60).isClosed)
        }.result
        #expect(text.hasPrefix("HTTP/1.1 200"))
        #expect(isClosed)
        #expect(door.shut("slow_request") == 1)
    }

    @Test(
        "takes a body that breaks off for the visitor's fault, and never for the whole",
        arguments: [
            "Content-Length: 1000\r\n\r\nabc", "Transfer-Encoding: chunked\r\n\r\n5\r\nabc",
            "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n", "Content-Length: 10\r\n\r\n",
        ]
    )
    func brokenOff(rest: String) async throws {
        let door = OpenDoor()
        let text = try await door.run { port in
            let visitor = try RawVisitor(port: port)
            visitor.send("POST /read HTTP/1.1\r\nHost: a\r\n" + rest)
            visitor.finish()
            return visitor.receive().text
        }.result
        #expect(text.isEmpty || text.hasPrefix("HTTP/1.1 400"), "\(text)")
        #expect(door.answers("5") == 0)
        #expect(door.answers("2") == 0)
    }

    @Test("leaves a WebSocket alone that says nothing")
    func webSocket() async throws {
        var door = OpenDoor()
        door.patience = Self.hurried()
        let opened = door
        let (text, isClosed) = try await door.run { port in
            let visitor = try RawVisitor(port: port)
            visitor.send(
                "GET /api/websocket HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
            )
            // Somebody who came later and is as silent is shut out meanwhile.
            let idle = try RawVisitor(port: port)
            while opened.shut("slow_request") == 0 { try await Task.sleep(for: .milliseconds(20)) }
            withExtendedLifetime(idle) {}
            return visitor.receive(patience: 1)
        }.result
        #expect(text.hasPrefix("HTTP/1.1 101"))
        #expect(text.contains("hello"))
        #expect(!isClosed)
    }

    @Test("lets nobody in beyond the limit, and the next one when somebody has gone")
    func crowd() async throws {
        let door = OpenDoor()
        try await door.run(crowdLimit: 3) { port in
            var held: [RawVisitor] = []
            for _ in 0..<3 {
                let visitor = try RawVisitor(port: port)
                visitor.send("GET /silent HTTP/1.1\r\nHost: a\r\n\r\n")
                // Until it is being answered: who is, has not to make room.
                _ = visitor.receive(patience: 1)
                held.append(visitor)
            }
            while true {
                let late = try RawVisitor(port: port)
                late.send("GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                if late.receive().text.isEmpty { break }
            }
            held.removeAll()
            while true {
                let next = try RawVisitor(port: port)
                next.send("GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                if next.receive().text.contains("200 OK") { break }
            }
        }
        #expect(door.shut("too_many") >= 1)
    }

    @Test(
        "answers nonsense with 400 and hangs up: huge headers, many headers, no HTTP at all, two lengths, a forged end",
        arguments: [
            "GET /hello HTTP/1.1\r\nHost: a\r\nX-A: " + String(repeating: "a", count: 200_000) + "\r\n\r\n",
            "GET /hello HTTP/1.1\r\nHost: a\r\n" + String(repeating: "X-A: b\r\n", count: 5000) + "\r\n",
            "\u{16}\u{03}\u{01}\u{02}\u{00}\u{01}\u{00}\u{01}\r\n\r\n",
            "POST /read HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
            "POST /read HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /hello HTTP/1.1\r\n\r\n",
            "GET /hel\u{00}lo HTTP/1.1\r\nHost: a\r\n\r\n", "GET /hello HTTP/1.1\r\nHost: a\r\nX: a\u{1B}[31m\r\n\r\n",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            "POST /read HTTP/1.1\r\nHost: a\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
            "GET /hello HTTP/1.1\r\nHost: a\r\nX: a\r\n b\r\n\r\n",
        ]
    )
    func nonsense(request: String) async throws {
        var door = OpenDoor()
        door.patience = Self.hurried()
        let (text, isClosed) = try await door.run { port in
            let visitor = try RawVisitor(port: port)
            visitor.send(request)
            return visitor.receive()
        }.result
        #expect(text.hasPrefix("HTTP/1.1 400") || text.hasPrefix("HTTP/1.1 431"), "\(text.prefix(200))")
        #expect(isClosed)
    }

    @Test(
        "answers whoever offers another protocol than WebSocket as if they had not",
        arguments: ["h2c", "TLS/1.3, foo/2"]
    )
    func otherProtocol(name: String) async throws {
        let text = try await OpenDoor().run { port in
            let visitor = try RawVisitor(port: port)
            visitor.send(
                "GET /hello HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: \(name)\r\n"
                    + "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n"
            )
            return visitor.receive(patience: 2).text
        }.result
        #expect(text.hasPrefix("HTTP/1.1 200") && text.hasSuffix("hello"))
        // Nothing more is read from such a connection, and the client is told.
        #expect(text.lowercased().contains("connection: close"))
    }

    @Test("the program stops within five seconds while answers hang, are not read, or requests do not end")
    func stopping() async throws {
        let door = OpenDoor()
        let outcome = try await door.run { port in
            let beginnings = [
                "GET /silent HTTP/1.1\r\nHost: a\r\n\r\n", "GET /endless HTTP/1.1\r\nHost: a\r\n\r\n",
                "POST /read HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nabc", "GET /hel",
            ]
            var held: [RawVisitor] = []
            for beginning in beginnings {
                let visitor = try RawVisitor(port: port, receiveBuffer: 4096)
                visitor.send(beginning)
                held.append(visitor)
            }
            // Until all are inside.
            while true {
                let visitor = try RawVisitor(port: port)
                visitor.send("GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                if visitor.receive().text.contains("200 OK") { break }
            }
            return Guest(held)
        }
        #expect(outcome.stoppedAfter < 5)
        withExtendedLifetime(outcome.result) {}
    }

    /// Keeps visitors inside.
    private final class Guest: @unchecked Sendable {
        let visitors: [RawVisitor]
        init(_ visitors: [RawVisitor]) { self.visitors = visitors }
    }
}
