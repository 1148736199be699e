import ArgumentParser
import BridgeApp
import Foundation

/// `withings-bridge reset-password`
struct ResetPasswordCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset-password",
        abstract: "Sets another password for the owner, and signs everybody out everywhere.",
        discussion: "Reads the password from standard input. Stop the bridge first."
    )

    @OptionGroup var place: ConfigurationOption

    func run() async throws {
        try await Terminal.exitingWithFaults(in: place.folder) {
            let password = try Terminal.newPassword()
            try await OwnerAccount.resetPassword(password, in: place.folder)
            Terminal.say("The password is changed; everybody who was signed in has to sign in again.")
        }
    }
}
