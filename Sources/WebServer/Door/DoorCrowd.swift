import NIOConcurrencyHelpers

/// How many connections are open, so that neither one visitor nor all together use up the program's sockets.
package final class DoorCrowd: Sendable {
    private struct State {
        var total = 0
        var byAddress: [String: Int] = [:]
    }

    private let limit: Int
    private let limitOfOne: Int
    private let exempt: [AddressRange]
    private let state = NIOLockedValueBox(State())

    /// - Parameters:
    ///   - limit: connections of everybody together.
    ///   - limitOfOne: connections of one address, this machine and trusted proxies excepted: they stand for many.
    package init(limit: Int = 1000, limitOfOne: Int = 100, trustedProxies: [String] = []) {
        self.limit = limit
        self.limitOfOne = limitOfOne
        exempt = (["127.0.0.0/8", "::1"] + trustedProxies).compactMap(AddressRange.init)
    }

    package var count: Int { state.withLockedValue { $0.total } }

    /// How many addresses are remembered.
    var addressCount: Int { state.withLockedValue { $0.byAddress.count } }

    /// - Returns: false if the visitor has to go again; then ``leave(_:)`` is not due.
    func enter(_ address: String?) -> Bool {
        let address = address ?? ""
        let isFree = exempt.contains { $0.contains(address) }
        return state.withLockedValue { state in
            guard state.total < limit else { return false }
            guard isFree || state.byAddress[address, default: 0] < limitOfOne else { return false }
            state.total += 1
            state.byAddress[address, default: 0] += 1
            return true
        }
    }

    func leave(_ address: String?) {
        let address = address ?? ""
        state.withLockedValue { state in
            state.total -= 1
            let left = state.byAddress[address, default: 1] - 1
            state.byAddress[address] = left > 0 ? left : nil
        }
    }
}
