import Access
import BridgeConfiguration
import Foundation
import HTTPTypes
import Hummingbird
import Linking
import Store
import WebServer

extension PageRoutes {
    /// The first minutes: what is missing, in order, each tested before it is written.
    func addStart(to router: Router<WebContext>) {
        router.get(
            "/start",
            // Also while the file has faults: what is missing in it is entered here.
            use: member { request, _, visitor in
                var view = await startView(visitor)
                let notice = startNotice(request, visitor)
                let done = request.uri.queryParameters["done"].map { String($0) } ?? ""
                if ["other", "unreached", "unnamed", "untried"].contains(done) {
                    view.caution = notice
                } else {
                    view.notice = notice
                }
                return startPage(view, visitor)
            }
        )
        // What a refused form left in the address line leads back to the forms.
        for form in ["address", "withings", "broker"] {
            router.get("/start/\(form)", use: member { _, _, _ in redirect("/start") })
        }
        router.post("/start/address", use: form { try await saveAddress($0, $1, $2) })
        router.post("/start/withings", use: form { try await saveApplication($0, $1, $2) })
        router.post("/start/broker", use: form { try await saveBroker($0, $1, $2) })
    }

    private func saveAddress(
        _ fields: FormFields,
        _ context: WebContext,
        _ visitor: Visitor
    ) async throws -> Response {
        var view = await startView(visitor)
        view.externalURL = fields.text("external_url").trimmed
        while view.externalURL.hasSuffix("/") { view.externalURL.removeLast() }
        // An address in the words of 0.99 goes before Home Assistant's, so that is the one to change.
        let disk = folder.check(environment: environment).readable
        let key =
            disk.withings?.baseURL != nil
            ? ("withings", "base_url")
            : disk.http.baseURL != nil ? ("http", "base_url") : ("homeassistant", "external_url")
        if view.externalURL.isEmpty {
            let nothing = ConfigurationChange(key.0, key.1, .nothing)
            return await write([nothing], done: "address", view, \.addressProblem, context, visitor)
        }
        guard let parts = URLComponents(string: view.externalURL), parts.host?.isEmpty == false,
            ["http", "https"].contains(parts.scheme ?? "")
        else {
            view.addressProblem = Problem(message: visitor.texts[.startAddressUnfit])
            return startPage(view, visitor)
        }
        let outcome = await probes?.address(view.externalURL + CallbackAddress.path) ?? .unreachable
        let change = ConfigurationChange(key.0, key.1, .text(view.externalURL))
        let done =
            switch outcome {
            case .reachesUs: "reached"
            case .reachesOther: "other"
            case .unreachable: "unreached"
            case .unknownName: "unnamed"
            }
        return await write([change], done: done, view, \.addressProblem, context, visitor)
    }

    private func saveApplication(
        _ fields: FormFields,
        _ context: WebContext,
        _ visitor: Visitor
    ) async throws -> Response {
        var view = await startView(visitor)
        let secret = fields.text("client_secret").trimmed
        view.clientID = fields.text("client_id").trimmed
        let names = fields.text("profiles").split(whereSeparator: \.isNewline).map { String($0).trimmed }
            .filter { !$0.isEmpty }
        view.profiles = names.joined(separator: "\n")
        if view.clientID.isEmpty || secret.isEmpty && !view.hasSecret {
            view.applicationProblem = Problem(message: visitor.texts[.startApplicationMissing])
        } else if names.isEmpty {
            view.applicationProblem = Problem(message: visitor.texts[.startNobody])
        } else if Set(names).count != names.count {
            view.applicationProblem = Problem(message: visitor.texts[.startTwice])
        }
        guard view.applicationProblem == nil else { return startPage(view, visitor) }
        let disk = folder.check(environment: environment).readable.withings
        let known = disk?.clientSecret
        if fields.text("anyway") != "yes", let key = secret.nonEmpty ?? known {
            let outcome = await probes?.application(view.clientID, key) ?? .unreachable
            if outcome != .accepted {
                view.applicationProblem = Problem(
                    message: visitor.texts[outcome == .refused ? .startRefused : .startUnreachable],
                    hint: visitor.texts[outcome == .refused ? .startRefusedHint : .startUnreachableHint]
                )
                view.offersToSaveAnyway = true
                return startPage(view, visitor)
            }
        }
        // What stands there already stays as it is written.
        var changes: [ConfigurationChange] = []
        if view.clientID != disk?.clientID { changes.append(.init("withings", "client_id", .text(view.clientID))) }
        if !secret.isEmpty { changes.append(.init("withings", "client_secret", .secret(secret))) }
        if names != disk?.profiles { changes.append(.init("withings", "profiles", .list(names))) }
        let isUntried = fields.text("anyway") == "yes"
        return await write(
            changes,
            done: isUntried ? "untried" : "withings",
            view,
            \.applicationProblem,
            context,
            visitor
        )
    }

    private func saveBroker(
        _ fields: FormFields,
        _ context: WebContext,
        _ visitor: Visitor
    ) async throws -> Response {
        var view = await startView(visitor)
        let password = fields.text("password")
        view.broker = fields.text("broker").trimmed
        view.brokerPort = fields.text("port").trimmed.nonEmpty ?? "1883"
        view.brokerUser = fields.text("username").trimmed
        guard !view.broker.isEmpty, let port = Int(view.brokerPort), (1...65_535).contains(port) else {
            view.brokerProblem = Problem(message: visitor.texts[.startBrokerUnfit])
            return startPage(view, visitor)
        }
        let disk = folder.check(environment: environment).readable.mqtt
        let known = disk?.password
        if fields.text("anyway") != "yes" {
            let entry = SetupProbes.BrokerEntry(
                host: view.broker,
                port: port,
                username: view.brokerUser.nonEmpty,
                password: password.nonEmpty ?? known
            )
            if case .failed(let reason) = await probes?.broker(entry) {
                let fault = visitor.texts.fault(reason, of: "broker")
                view.brokerProblem = Problem(
                    message: visitor.texts[.startBrokerFailed] + " " + fault.message,
                    hint: visitor.texts[.startBrokerFailedHint]
                )
                view.offersToSaveBrokerAnyway = true
                return startPage(view, visitor)
            }
        }
        var changes: [ConfigurationChange] = []
        if view.broker != disk?.broker { changes.append(.init("mqtt", "broker", .text(view.broker))) }
        if port != disk?.port { changes.append(.init("mqtt", "port", .number(port))) }
        if disk == nil || view.brokerUser.nonEmpty != disk?.username {
            changes.append(.init("mqtt", "username", view.brokerUser.nonEmpty.map { .text($0) } ?? .nothing))
        }
        if !password.isEmpty { changes.append(.init("mqtt", "password", .secret(password))) }
        let isUntried = fields.text("anyway") == "yes"
        return await write(changes, done: isUntried ? "untried" : "broker", view, \.brokerProblem, context, visitor)
    }

    /// Writes, or shows why it cannot be written.
    private func write(
        _ changes: [ConfigurationChange],
        done: String,
        _ view: StartView,
        _ place: any WritableKeyPath<StartView, Problem?> & Sendable,
        _ context: WebContext,
        _ visitor: Visitor
    ) async -> Response {
        do throws(ConfigurationEditFault) {
            try ConfigurationEditor(folder).write(changes, environment: environment)
            await noteConfiguration(changes, from: context)
            return redirect("/start?done=\(done)")
        } catch {
            var view = view
            view[keyPath: place] = Problem(error, in: visitor.texts)
            return startPage(view, visitor)
        }
    }

    /// Which keys were written over the pages, never what.
    func noteConfiguration(_ changes: [ConfigurationChange], from context: WebContext) async {
        await control.operations.wroteConfiguration()
        let keys = changes.map { "\($0.block).\($0.key)" }.joined(separator: ", ")
        await gatekeeper.trail.note(.configurationChanged, about: keys, from: context.clientAddress)
    }

    private func startView(_ visitor: Visitor) async -> StartView {
        let linked = (try? await running?.desk.accounts())?.map(\.profile) ?? []
        var view = StartView(
            running: settings,
            check: folder.check(environment: environment),
            file: configurationFile,
            linked: Set(linked),
            in: visitor.texts
        )
        view.offersDemo = settings.withings == nil && control.operations.demo?.isRunning == false
        if view.canApply { view.difference = DifferenceView(runningText, folder.text()) }
        return view
    }

    private func startNotice(_ request: Request, _ visitor: Visitor) -> String? {
        let phrase: Phrase? =
            switch request.uri.queryParameters["done"] {
            case "address"?: .startAddressSaved
            case "reached"?: .startAddressReaches
            case "other"?: .startAddressOther
            case "unreached"?: .startAddressUnreached
            case "unnamed"?: .startAddressUnnamed
            case "withings"?: .startApplicationSaved
            case "untried"?: .startSavedUntried
            case "broker"?: .startBrokerSaved
            default: nil
            }
        return phrase.map { visitor.texts[$0] }
    }

    private func startPage(_ view: StartView, _ visitor: Visitor) -> Response {
        // A program that only shows faults starts anew by itself once there are none; the page goes along.
        let moves = running == nil && view.canApply
        return html(
            .start,
            view,
            visitor,
            title: visitor.texts[.startTitle],
            status: view.isFine ? .ok : .unprocessableContent,
            here: "/start",
            duties: moves
                ? [.init(name: "wait", value: String(control.startedAt)), .init(name: "then", value: "/integrations")]
                : []
        )
    }
}
