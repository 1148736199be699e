import Mustache
import Testing
import WithingsModel

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

    @Test("What is missing in a value is looked for around it, and what is there is said, however deep")
    func unfolding() {
        struct Leaf: Sendable {
            var name: String?
            var day = LocalDay(daysSinceEpoch: 0)
        }
        struct Tree: Sendable {
            var name = "outer"
            var leaf: Leaf? = Leaf()
            var leaves = [Leaf(name: "<a>"), Leaf()]
            var nothing: Leaf?
            var isThere: Bool? = true
            var flags = [true, false]
            var t = ["word": "said"]
            var count: Int? = 3
        }
        let text = """
            {{#leaf}}{{name}} {{day}} {{^.name}}none{{/.name}}{{/leaf}}|{{#leaves}}{{name}} {{t.word}};{{/leaves}}|\
            {{#nothing}}x{{/nothing}}{{^nothing}}y{{/nothing}}{{#isThere}}z{{/isThere}}{{count}}{{#flags}}{{#.}}+{{/.}}{{/flags}}
            """
        let template = Template("unfolding", text)
        let said = TemplateLibrary([template]).render(template, Tree())
        #expect(said.contains("outer 1970-01-01 none|&lt;a&gt; said;outer said;|yz3+"), "\(said)")
    }
}
