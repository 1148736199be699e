import BridgeConfiguration
import Testing

@testable import WebUI

@Suite("Configuration check")
struct CheckTests {
    private func check(_ diagnostics: [Diagnostic], isValid: Bool) -> ConfigurationCheck {
        ConfigurationCheck(
            settings: isValid ? Settings() : nil,
            http: HTTPSettings(),
            home: HomeSettings(),
            diagnostics: diagnostics,
            fingerprint: "f"
        )
    }

    @Test("Every fault stands with its place, faults before remarks")
    func faults() {
        let view = CheckView(
            check(
                [
                    Diagnostic(.note, file: "configuration.yaml", line: 1, column: 1, message: "left alone"),
                    Diagnostic(
                        .error,
                        file: "secrets.yaml",
                        line: 3,
                        column: 14,
                        message: "is <empty>",
                        hint: "fill it"
                    ),
                ],
                isValid: false
            ),
            in: Texts(.english)
        )
        #expect(view.summary == "The configuration has 1 fault.")
        #expect(view.faults.map(\.place) == ["secrets.yaml:3:14", "configuration.yaml:1:1"])
        let html = TestPages.render(.checkResult, view)
        #expect(html.contains("is &lt;empty&gt;"))
        #expect(html.contains("fill it"))
    }

    @Test("A valid file is said to be valid, with its remarks counted")
    func valid() {
        let note = Diagnostic(.warning, file: "configuration.yaml", line: 1, column: 1, message: "short interval")
        #expect(CheckView(check([], isValid: true), in: Texts(.korean)).summary == "구성이 올바릅니다.")
        let noted = CheckView(check([note, note], isValid: true), in: Texts(.english))
        #expect(noted.summary == "The configuration is valid. Remarks: 2.")
        #expect(noted.severity == "good")
    }
}
