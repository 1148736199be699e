import HomeAssistantLink
import JSONDocument
import Logging
import TestSupport
import Testing

@testable import BridgeApp

@Suite("Units of the house")
struct HomeAssistantUnitsTests {
    /// A Home Assistant that knows its units, or does not answer.
    private struct House: HomeAssistantLink, HomeAssistantSession {
        var pressure: String?
        var version: String { "2026.11.0" }

        func withSession<Result: Sendable>(
            _ body: @escaping @Sendable (any HomeAssistantSession) async throws -> Result
        ) async throws -> Result { try await body(self) }

        func call(_ type: String, _ members: [String: JSONValue]) async throws -> JSONValue {
            guard let pressure else { throw HomeAssistantFault(.unreachable, "gone", hint: "") }
            return ["unit_system": ["pressure": .string(pressure)]]
        }
    }

    @Test("are asked of Home Assistant and remembered; who does not answer changes nothing")
    func asked() async {
        let store = MemoryStore()
        let told = Guarded<[Bool]>([])
        func ask(_ pressure: String?) async -> Bool {
            await HomeAssistantUnits(
                link: House(pressure: pressure),
                documents: store,
                clock: ManualClock(now: 0),
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            ) { isCustomary in
                told.with { $0.append(isCustomary) }
            }.ask()
        }
        #expect(await HomeAssistantUnits.remembered(in: store) == nil)
        #expect(await !ask(nil))
        #expect(await ask("psi"))
        #expect(await HomeAssistantUnits.remembered(in: store) == true)
        #expect(await !ask(nil))
        #expect(await HomeAssistantUnits.remembered(in: store) == true)
        #expect(await ask("Pa"))
        #expect(await HomeAssistantUnits.remembered(in: store) == false)
        #expect(told.with { $0 } == [true, false])
    }
}
