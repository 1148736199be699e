import BridgeConfiguration
import HTTPTypes
import Hummingbird
import WebServer

extension PageRoutes {
    /// What this program is, and what somebody who helps or translates takes along.
    func addAbout(to router: Router<WebContext>) {
        router.get(
            "/config/about",
            use: page { _, _, visitor in
                let (texts, moments) = (visitor.texts, visitor.words.moments)
                let budget = await control.operations.budget()
                let view = AboutView(
                    tabs: ControlTab.about.tabs(in: texts),
                    version: control.version,
                    started: moments.view(control.startedAt),
                    externalAddress: settings.externalURL,
                    file: configurationFile,
                    budget: budget.map { AccountView.budget($0, in: texts) },
                    held: budget?.heldUntil.flatMap { until in
                        until > moments.now ? texts(.budgetHeld, ["when": moments.relative(until)]) : nil
                    },
                    languages: languages.all.map { one in
                        AboutView.Language(
                            name: one.ownName,
                            code: one.language.rawValue,
                            missing: one.missing > 0
                                ? texts(.languageMissing, ["count": texts.numbers.text(one.missing)]) : nil
                        )
                    },
                    languagesFolder: folder.path + "/" + Languages.folder,
                    unread: languages.unread.map { texts(.languageUnread, ["file": $0.file, "fault": $0.fault]) },
                    hasDiagnostics: true
                )
                return html(.about, view, visitor, title: texts[.about], here: "/config")
            }
        )
        router.get(
            "/config/diagnostics.json",
            use: member { _, _, visitor in
                guard let text = await control.operations.diagnostics() else { return notFound(visitor) }
                return download(text, as: "withings-bridge-diagnostics.json")
            }
        )
        router.get(
            "/config/languages/en.json",
            use: member { _, _, _ in download(LanguageFile(of: Texts(.english)).json, as: "en.json") }
        )
    }

    private func download(_ json: String, as name: String) -> Response {
        var response = answer(json, type: "application/json", status: .ok)
        response.headers[.contentDisposition] = #"attachment; filename="\#(name)""#
        return response
    }
}
