import Access
import Hummingbird
import WebServer

extension PageRoutes {
    /// What is not as it should be, and who was here.
    func addDoctor(to router: Router<WebContext>) {
        router.get(
            "/config/doctor",
            use: page { _, _, visitor in doctorPage([], visitor) }
        )
        // It asks others, so it is no page that a browser fetches by itself.
        router.post(
            "/config/doctor",
            use: form { _, _, visitor in doctorPage(await control.operations.doctor?() ?? [], visitor) }
        )
        router.get(
            "/config/audit",
            use: page { _, _, visitor in
                let view = AuditView(try await gatekeeper.trail.entries(limit: 300), in: visitor.words)
                return html(.audit, view, visitor, title: visitor.texts[.tabAudit], here: "/config")
            }
        )
    }

    private func doctorPage(_ findings: [Operations.Finding], _ visitor: Visitor) -> Response {
        let view = DoctorView(findings, canLook: control.operations.doctor != nil, in: visitor.texts)
        return html(.doctor, view, visitor, title: visitor.texts[.tabDoctor], here: "/config")
    }
}
