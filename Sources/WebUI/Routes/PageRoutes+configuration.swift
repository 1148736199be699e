import Access
import BridgeConfiguration
import HTTPTypes
import Hummingbird
import WebServer

extension PageRoutes {
    func addConfiguration(to router: Router<WebContext>) {
        router.get(
            "/config",
            use: page { request, _, visitor in
                let check = folder.check(environment: environment)
                var view = await controlView(visitor, check: check)
                if request.uri.queryParameters["result"] == "check" { view.check = CheckView(check, in: visitor.texts) }
                view.notice = notice(request, visitor)
                return controlPage(view, visitor)
            }
        )
        // The answer is a page of its own, so that loading it again checks again.
        router.post("/config/check", use: form { _, _, _ in redirect("/config?result=check") })
        router.post(
            "/config/restart",
            use: form { fields, context, visitor in
                let check = folder.check(environment: environment)
                guard check.isValid else {
                    if let safeMode = safeMode(visitor) { return safeMode }
                    var view = await controlView(visitor, check: check)
                    view.problem = Problem(
                        message: visitor.texts[.restartRefused],
                        hint: visitor.texts[.restartRefusedHint]
                    )
                    view.check = CheckView(check, in: visitor.texts)
                    return controlPage(view, visitor, status: .unprocessableContent)
                }
                await gatekeeper.trail.note(.configurationApplied, from: context.clientAddress)
                await control.restart()
                let next = LocalPath.checked(fields.text("next"))
                return waitingPage(since: String(control.startedAt), next: next == "/" ? nil : next, visitor)
            }
        )
        router.post(
            "/config/broker/republish",
            use: form { _, _, _ in
                await control.republish()
                return redirect("/config?done=republished")
            }
        )
        router.post(
            "/config/broker/clean-up",
            use: form { _, _, _ in
                await control.cleanUp()
                return redirect("/config?done=cleaning")
            }
        )
        router.get(
            "/config/waiting",
            use: member { request, _, visitor in
                let since = request.uri.queryParameters["since"].map { String($0) } ?? ""
                let next = LocalPath.checked(request.uri.queryParameters["next"].map { String($0) })
                let wanted = next == "/" ? nil : next
                return since == String(control.startedAt)
                    ? waitingPage(since: since, next: wanted, visitor)
                    : redirect(wanted ?? "/config?done=restarted")
            }
        )
        router.get(
            "/config/state",
            use: open { _, _, _ in
                // For pages that wait: which run of the program answers, and in safe mode whether the file has changed.
                let file =
                    running == nil ? StaticFile.fingerprint(folder.check(environment: environment).fingerprint) : ""
                let mode = running == nil ? "safe" : "running"
                return answer(
                    #"{"file":"\#(file)","mode":"\#(mode)","started":"\#(control.startedAt)"}"#,
                    type: "application/json",
                    status: .ok
                )
            }
        )
    }

    var configurationFile: String {
        folder.path.hasSuffix("/") ? folder.path + "configuration.yaml" : folder.path + "/configuration.yaml"
    }

    /// The page with the faults; nil while all is well.
    ///
    /// - Parameter isOwnerless: whether the owner account is still to be made.
    func safeMode(_ visitor: Visitor, isOwnerless: Bool = false) -> Response? {
        guard running == nil else { return nil }
        let check = folder.check(environment: environment)
        // Without a `withings:` block nothing is broken; and where the first minutes can be gone through, a valid file
        // is what they have just written.
        if check.isValid, probes != nil || check.settings?.withings == nil, settings.withings == nil { return nil }
        let texts = visitor.texts
        let view = ControlView(
            file: configurationFile,
            check: CheckView(check, isEditable: visitor.isSignedIn, in: texts),
            canApply: check.isValid && visitor.isSignedIn,
            canLook: visitor.isSignedIn,
            canFill: check.isReadable,
            isOwnerless: isOwnerless
        )
        let watched = "\(control.startedAt) \(StaticFile.fingerprint(check.fingerprint))"
        return html(
            .safeMode,
            view,
            visitor,
            title: texts[.safeModeTitle],
            here: "/config",
            duties: [.init(name: "watch", value: watched)],
            refreshAfter: "10; url=/config"
        )
    }

    private func controlView(_ visitor: Visitor, check: ConfigurationCheck) async -> ControlView {
        await ControlView(
            file: configurationFile,
            tabs: ControlTab.configuration.tabs(in: visitor.texts),
            isChanged: check.isValid && check.settings != settings,
            difference: check.settings == settings ? nil : DifferenceView(runningText, folder.text()),
            broker: BrokerView(control.broker(), in: visitor.words)
        )
    }

    private func controlPage(
        _ view: ControlView,
        _ visitor: Visitor,
        status: HTTPResponse.Status = .ok
    ) -> Response {
        html(.serverControl, view, visitor, title: visitor.texts[.serverControl], status: status, here: "/config")
    }

    /// - Parameter next: where the page leads to once the program is back.
    func waitingPage(since: String, next: String? = nil, _ visitor: Visitor) -> Response {
        html(
            .restarting,
            MessageView(title: "", sentences: []),
            visitor,
            title: visitor.texts[.restartingTitle],
            here: "/config",
            duties: [.init(name: "wait", value: since)] + (next.map { [.init(name: "then", value: $0)] } ?? []),
            refreshAfter: "5; url=/config/waiting?since=\(since)" + (next.map { "&next=\($0)" } ?? "")
        )
    }
}
