import Access
import BridgeConfiguration
import HTTPTypes
import Hummingbird
import Linking
import Store
import WebServer
import WithingsModel

extension PageRoutes {
    /// The steps of a link, from "Add" to the chosen profile.
    func addLinking(to router: Router<WebContext>) {
        let folder: RouterPath = "/integrations/withings"
        router.post(
            "\(folder)/add",
            use: form { fields, _, visitor in
                let profile = fields.text("profile").nonEmpty
                var signsOut = fields.text("sign_out_first") == "yes"
                // Whoever was linked last is still signed in at Withings, and may be somebody else.
                if let profile, await isLinkedBeside(profile) { signsOut = true }
                return await begin(profile, signingOut: signsOut, visitor)
            }
        )
        router.post(
            "\(folder)/wrong-person",
            use: form { fields, _, visitor in
                let profile = await running?.desk.flow(fields.text("flow"))?.relinking
                await running?.desk.abandon(fields.text("flow"))
                return await begin(profile, signingOut: true, visitor)
            }
        )
        router.post(
            "\(folder)/abandon",
            use: form { fields, _, _ in
                await running?.desk.abandon(fields.text("flow"))
                return redirect("/integrations?done=cancelled")
            }
        )
        router.post(
            "\(folder)/paste",
            use: form { fields, _, visitor in
                try await step(visitor) { desk throws(LinkAbort) in
                    _ = try await desk.callback(pastedAddress: fields.text("address"))
                }
            }
        )
        router.post(
            "\(folder)/choose",
            use: form { fields, _, visitor in
                let profile = fields.text("profile")
                return try await step(visitor, chosen: (fields.text("flow"), profile)) { desk throws(LinkAbort) in
                    // The yes belongs to one profile: ticked beside another one it counts for nothing.
                    let replacing = fields.all("replacing").contains(profile)
                    let flow = try await desk.chooseProfile(profile, flow: fields.text("flow"), replacing: replacing)
                    await tidy(desk, after: flow)
                }
            }
        )
    }

    /// Whether somebody else than a profile's person has an account here.
    private func isLinkedBeside(_ profile: String) async -> Bool {
        (try? await running?.desk.accounts())?.contains { $0.profile != profile } ?? true
    }

    /// Starts a link and sends the new tab to Withings.
    private func begin(_ profile: String?, signingOut: Bool, _ visitor: Visitor) async -> Response {
        do throws(LinkAbort) {
            guard let running else { throw LinkAbort(.missingConfiguration, "", hint: "") }
            await tidy(running.desk, after: nil)
            let flow = try await running.desk.begin(relinking: profile)
            guard case .consent(let links) = flow.step else { return redirect("/integrations") }
            return redirect(signingOut ? links.signOutFirstURL : links.authorizeURL)
        } catch {
            return failed(error, visitor)
        }
    }

    /// One step on the integrations page; a fault stays on the page.
    private func step(
        _ visitor: Visitor,
        chosen: (flow: String, profile: String)? = nil,
        _ work: @Sendable (LinkingDesk) async throws(LinkAbort) -> Void
    ) async throws -> Response {
        guard let running else { return redirect("/integrations") }
        do throws(LinkAbort) {
            try await work(running.desk)
            return redirect("/integrations")
        } catch {
            var view = try await integrations(running, visitor, chosen: chosen)
            if chosen == nil {
                view.pasteProblem = Problem(error, in: visitor.texts)
            } else {
                view.problem = Problem(error, in: visitor.texts)
            }
            return integrationsPage(view, visitor, status: .unprocessableContent)
        }
    }

    /// Seconds within which several people of a household may be at it at once, each on a device of their own.
    private static let company: EpochSeconds = 600

    /// Gives up what nobody is going to come back to: attempts that were refused when another one begins, and those
    /// from long before somebody was linked. Otherwise they would ask for a yes for hours.
    func tidy(_ desk: LinkingDesk, after done: LinkFlow?) async {
        for flow in await desk.flows() {
            // Whose account it was is not asked beside a new one for hours; readings that were shown long ago mislead.
            if done == nil, case .chooseProfile(let approved) = flow.step,
                (approved.approvedAt ?? flow.startedAt) <= clock.nowSeconds - Self.company
            {
                await desk.abandon(flow.id)
            }
            guard case .consent = flow.step else { continue }
            if flow.lastFailure != nil || done.map({ flow.startedAt <= $0.startedAt - Self.company }) == true {
                await desk.abandon(flow.id)
            }
        }
    }
}
