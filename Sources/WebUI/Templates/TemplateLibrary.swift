import Mustache

/// The templates, read once.
struct TemplateLibrary: Sendable {
    private let library: MustacheLibrary

    static let shared = TemplateLibrary(Template.all)

    init(_ templates: [Template]) {
        MustacheContentTypes.register(StrictHTML(), named: "StrictHTML")
        var library = MustacheLibrary()
        for template in templates {
            // A template that cannot be read shows as an empty place; the tests read them all.
            try? library.register("{{% CONTENT_TYPE: StrictHTML}}\n" + template.text, named: template.name)
        }
        self.library = library
    }

    func render(_ template: Template, _ scope: some Sendable) -> String {
        library.render(UnfoldedScope.of(scope) ?? scope, withTemplate: template.name) ?? ""
    }
}
