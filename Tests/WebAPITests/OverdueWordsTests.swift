import BridgeConfiguration
import Entities
import Testing

@Suite("The words of the configuration")
struct OverdueWordsTests {
    @Test("for limits are those of the groups of measures")
    func groups() {
        let groups = ReadingGroup.allCases.filter { $0 != .other }.map(\.rawValue)
        #expect(OverdueSettings.groups == groups)
    }
}
