import Linking
import Logging
import ServiceLifecycle
import Store

/// Links the people of a demo as they would link themselves, so that whoever starts it sees something at once.
struct DemoLinks: Service {
    let desk: LinkingDesk
    let cloud: DemoStage.Cloud
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            for profile in cloud.profiles { await link(profile) }
        }
        try? await gracefulShutdown()
    }

    private func link(_ profile: String) async {
        do {
            guard try await !desk.accounts().contains(where: { $0.profile == profile }) else { return }
            let flow = try await desk.begin()
            guard case .consent(let links) = flow.step,
                let address = await cloud.approve(links.authorizeURL, profile)
            else { return await desk.abandon(flow.id) }
            let approved = try await desk.callback(pastedAddress: address)
            _ = try await desk.chooseProfile(profile, flow: approved.id, replacing: false)
        } catch {
            logger.warning("Somebody of the demo could not be linked.", metadata: ["error": "\(type(of: error))"])
        }
    }
}
