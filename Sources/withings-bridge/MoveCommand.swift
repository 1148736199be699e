import ArgumentParser
import BridgeApp

/// `withings-bridge move-from-home-assistant`
struct MoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "move-from-home-assistant",
        abstract:
            "Shows the entities of Home Assistant's own Withings integration beside the bridge's, and moves over.",
        discussion: """
            Without --apply nothing is changed. With it every pair is moved: the bridge's entity takes the old entity id, so \
            that history, statistics, dashboards and automations go on; with --copy-statistics the old hours are copied into \
            the bridge's entity instead and every entity keeps its id. Needs the block home_assistant: with url and token.
            """
    )

    @OptionGroup var place: ConfigurationOption
    @Flag(help: "Does it.") var apply = false
    @Flag(help: "Keeps the bridge's entity ids and copies the old statistics into them.") var copyStatistics = false
    @Option(help: ArgumentHelp("Only this old entity; can be given several times.", valueName: "entity id"))
    var only: [String] = []

    func run() async throws {
        try await Terminal.exitingWithFaults(in: place.folder) {
            let isDone = try await Moving.run(
                in: place.folder,
                isApplying: apply,
                copiesStatistics: copyStatistics,
                only: only,
                say: { Terminal.say($0) }
            )
            if !isDone { throw ExitCode(1) }
        }
    }
}
