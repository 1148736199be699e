import WebServer

extension PageRoutes {
    /// The alerts that are on and what the program lacks, as banners; of one profile only where one is named.
    func warnings(_ visitor: Visitor, of profile: String? = nil) async -> [WarningView] {
        let troubles = await control.operations.troubles().compactMap { WarningView($0, in: visitor.words) }
        let alerts = await control.operations.alerts().filter { profile == nil || $0.profile == profile }
        return troubles + alerts.compactMap { WarningView($0, in: visitor.words) }
    }
}
