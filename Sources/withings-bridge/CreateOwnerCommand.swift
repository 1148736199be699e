import ArgumentParser
import BridgeApp
import Foundation

/// `withings-bridge create-owner`
struct CreateOwnerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create-owner",
        abstract: "Makes the owner account, before the bridge is opened to other machines.",
        discussion: "Reads the password from standard input."
    )

    @OptionGroup var place: ConfigurationOption
    @Option(help: "The user name to sign in with.") var username: String
    @Option(help: "The name that is shown. Default: the user name.") var name: String?

    func run() async throws {
        try await Terminal.exitingWithFaults(in: place.folder) {
            let password = try Terminal.newPassword()
            try await OwnerAccount.create(name: name ?? username, login: username, password: password, in: place.folder)
            Terminal.say("The owner account \(username) is there.")
        }
    }
}
