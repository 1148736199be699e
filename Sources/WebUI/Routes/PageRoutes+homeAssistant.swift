import BridgeConfiguration
import Foundation
import HTTPTypes
import Hummingbird
import WebServer

extension PageRoutes {
    /// The Home Assistant that gets the record's statistics: entered, tried out, saved; and how the import stands.
    func addHomeAssistant(to router: Router<WebContext>) {
        let address = ControlTab.homeAssistant.address
        router.get(
            "/config/home-assistant",
            use: page { request, _, visitor in
                var view = await homeAssistantView(visitor)
                view.notice = notice(request, visitor)
                return homeAssistantPage(view, visitor)
            }
        )
        router.get(
            "/fragments/config/home-assistant",
            use: live { _, visitor, _ in
                let view = await homeAssistantView(visitor)
                return fragment(.statisticsFragment, view, visitor, here: address)
            }
        )
        router.post(
            "/config/home-assistant",
            use: form { fields, context, visitor in await saveHomeAssistant(fields, context, visitor) }
        )
        router.post(
            "/config/home-assistant/run",
            use: form { _, _, _ in
                await control.runStatistics()
                return redirect("\(address)?done=importing")
            }
        )
    }

    private func saveHomeAssistant(
        _ fields: FormFields,
        _ context: WebContext,
        _ visitor: Visitor
    ) async -> Response {
        var view = await homeAssistantView(visitor)
        let texts = visitor.texts
        let token = fields.text("token").trimmed
        let mode = fields.text("statistics")
        view.url = fields.text("url").trimmed
        while view.url.hasSuffix("/") { view.url.removeLast() }
        for index in view.modes.indices { view.modes[index].isChosen = view.modes[index].value == mode }
        guard let parts = URLComponents(string: view.url), parts.host?.isEmpty == false,
            ["http", "https"].contains(parts.scheme ?? ""), view.modes.contains(where: \.isChosen)
        else {
            view.problem = Problem(message: texts[.startAddressUnfit])
            return homeAssistantPage(view, visitor)
        }
        let known = folder.check(environment: environment).settings?.homeAssistant?.token
        guard let key = token.nonEmpty ?? known?.nonEmpty else {
            view.problem = Problem(message: texts[.homeAssistantTokenMissing])
            return homeAssistantPage(view, visitor)
        }
        if fields.text("anyway") != "yes",
            case .failed(let reason) = await probes?.homeAssistant(view.url, key)
        {
            let fault = texts.fault(reason, of: "homeAssistant")
            view.problem = Problem(
                message: texts[.homeAssistantFailed] + " " + fault.message,
                hint: fault.hint.nonEmpty
            )
            view.offersToSaveAnyway = true
            return homeAssistantPage(view, visitor)
        }
        var changes = [ConfigurationChange("home_assistant", "url", .text(view.url))]
        if !token.isEmpty { changes.append(.init("home_assistant", "token", .secret(token))) }
        changes.append(.init("home_assistant", "statistics", .text(mode)))
        do throws(ConfigurationEditFault) {
            try ConfigurationEditor(folder).write(changes, environment: environment)
            await noteConfiguration(changes, from: context)
            return redirect("\(ControlTab.homeAssistant.address)?done=saved")
        } catch {
            view.problem = Problem(error, in: texts)
            return homeAssistantPage(view, visitor)
        }
    }

    private func homeAssistantView(_ visitor: Visitor) async -> HomeAssistantView {
        let check = folder.check(environment: environment)
        return await HomeAssistantView(
            disk: check.settings ?? settings,
            running: settings,
            isValid: check.isValid,
            report: control.statistics(),
            in: visitor.words
        )
    }

    private func homeAssistantPage(_ view: HomeAssistantView, _ visitor: Visitor) -> Response {
        html(
            .homeAssistant,
            view,
            visitor,
            title: visitor.texts[.tabHomeAssistant],
            status: view.problem == nil ? .ok : .unprocessableContent,
            here: "/config"
        )
    }
}
