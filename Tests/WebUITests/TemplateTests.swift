import Mustache
import Testing

@testable import WebUI

@Suite("Templates")
struct TemplateTests {
    @Test("Every template can be read, and names only partials that exist", arguments: Template.all.map(\.name))
    func readable(_ name: String) throws {
        let template = try #require(Template.all.first { $0.name == name })
        _ = try MustacheTemplate(string: template.text)
        for match in template.text.matches(of: /\{\{>(\w+)\}\}/) {
            #expect(Template.all.contains { $0.name == match.output.1 }, "\(match.output.1) in \(name)")
        }
    }

    @Test("Names are given once")
    func unique() {
        #expect(Set(Template.all.map(\.name)).count == Template.all.count)
    }
}
