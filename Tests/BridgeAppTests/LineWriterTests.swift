import Foundation
import Testing

@testable import BridgeApp

@Suite("A log", .timeLimit(.minutes(1)))
struct LineWriterTests {
    @Test("that nobody reads any more, or that is on a full disk, ends nothing")
    func gone() throws {
        signal(SIGPIPE, SIG_IGN)
        var ends: [CInt] = [0, 0]
        try #require(pipe(&ends) == 0)
        close(ends[0])
        LineWriter(descriptor: ends[1]).write("a line\n")
        close(ends[1])
        // Closed altogether.
        LineWriter(descriptor: ends[1]).write("a line\n")
        let full = open("/dev/full", O_WRONLY)
        try #require(full >= 0)
        LineWriter(descriptor: full).write("a line\n")
        close(full)
    }

    @Test(
        "whose reader hangs holds nobody up: what does not fit is dropped, counted, and told once there is room again"
    )
    func hanging() throws {
        var ends: [CInt] = [0, 0]
        try #require(pipe(&ends) == 0)
        let writer = LineWriter(descriptor: ends[1])
        // More than any pipe holds; each of them waited for would take hours.
        for number in 0..<20_000 { writer.write("line \(number) of many that nobody reads\n") }
        let taken = Self.read(ends[0])
        writer.write("the last line\n")
        let rest = Self.read(ends[0])
        let lines = taken.split(separator: "\n").count
        #expect(lines < 20_000 && lines > 100)
        #expect(rest == "(\(20_000 - lines) lines could not be written here)\nthe last line\n")
        close(ends[0])
        close(ends[1])
    }

    /// What lies in a pipe.
    private static func read(_ descriptor: CInt) -> String {
        var text: [UInt8] = []
        var wish = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        while poll(&wish, 1, 0) > 0 {
            var piece = [UInt8](repeating: 0, count: 65_536)
            let count = Foundation.read(descriptor, &piece, piece.count)
            guard count > 0 else { break }
            text += piece.prefix(count)
        }
        return String(decoding: text, as: UTF8.self)
    }
}
