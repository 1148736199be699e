import Entities

extension DiscoveryService {
    /// Announces entities in another way from now on: Home Assistant was found to show US units, or no longer.
    package func follow(usesCustomaryUnits: Bool?) {
        guard style.usesCustomaryUnits != usesCustomaryUnits else { return }
        style.usesCustomaryUnits = usesCustomaryUnits
        renditions = Renditions()
        isSettled = false
        sender?.yield(.boardChanged)
    }
}
