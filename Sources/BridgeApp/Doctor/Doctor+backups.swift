import BridgeConfiguration

extension Doctor {
    func backups(_ settings: Settings) -> Finding {
        Finding("backups", .skipped, "Not looked at.")
    }
}
