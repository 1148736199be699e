import ArgumentParser
import BridgeApp

/// The program's commands.
@main
struct WithingsBridge: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withings-bridge",
        abstract:
            "Your Withings readings, on your own machine: kept for good, shown in Home Assistant and on their own pages.",
        version: BridgeVersion.current,
        subcommands: [
            RunCommand.self, CheckConfigCommand.self, DemoCommand.self, StatusCommand.self, SyncCommand.self,
            CreateOwnerCommand.self, ResetPasswordCommand.self, BackupCommand.self, VerifyCommand.self,
            RestoreCommand.self, ExportCommand.self, DeletePersonCommand.self, DoctorCommand.self,
            DiagnosticsCommand.self,
            AuditCommand.self, HealthCommand.self, RehearseCommand.self, StatisticsCommand.self, MoveCommand.self,
        ]
    )

    static func main() async {
        StandardStreams.secure()
        await main(nil)
    }
}
