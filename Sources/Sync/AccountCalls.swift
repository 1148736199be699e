import Store
import WithingsAPI
import WithingsModel

/// Asks Withings on behalf of one person.
struct AccountCalls: Sendable {
    let client: WithingsClient
    let keeper: TokenKeeper
    let user: WithingsUserID

    /// Asks with a valid access token; with a renewed one if Withings does not take the first.
    func ask<Answer: Sendable>(
        _ request: (_ accessToken: String) async throws(WithingsError) -> Answer
    ) async throws(SyncFault) -> Answer {
        let token = try await keeper.accessToken(of: user)
        do {
            return try await proving(token, request)
        } catch  where error.code == .unauthenticated {
            let renewed = try await keeper.accessToken(of: user, refused: token)
            guard renewed != token else { throw SyncFault(error) }
            do {
                return try await proving(renewed, request)
            } catch {
                throw SyncFault(error)
            }
        } catch {
            throw SyncFault(error)
        }
    }

    private func proving<Answer: Sendable>(
        _ token: String,
        _ request: (_ accessToken: String) async throws(WithingsError) -> Answer
    ) async throws(WithingsError) -> Answer {
        let answer = try await request(token)
        await keeper.worked(token, of: user)
        return answer
    }
}
