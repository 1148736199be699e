import NIOConcurrencyHelpers

/// Who is inside: how many connections are open, so that neither one visitor nor all together use up the program's
/// sockets. Where it is full, whoever comes takes the place of the one that has kept us waiting longest; nobody who is
/// being answered has to go. So idle connections, however many, keep nobody out.
package final class DoorCrowd: Sendable {
    /// A place that was taken. Numbers are never used twice.
    package typealias Number = Int

    private struct Visitor {
        let address: String
        /// Since when we wait for them, as the number of an event; nil while they wait for us.
        var waitedForSince: Int?
        let leave: @Sendable () -> Void
    }

    private struct State {
        var visitors: [Number: Visitor] = [:]
        var byAddress: [String: Int] = [:]
        var events = 0

        mutating func nextEvent() -> Int {
            events += 1
            return events
        }

        mutating func remove(_ number: Number) -> Visitor? {
            guard let visitor = visitors.removeValue(forKey: number) else { return nil }
            let left = byAddress[visitor.address, default: 1] - 1
            byAddress[visitor.address] = left > 0 ? left : nil
            return visitor
        }

        /// Who has kept us waiting longest, of one address or of those that have the most places.
        func longestAwaited(of address: String?) -> Number? {
            let waiting = visitors.filter {
                $0.value.waitedForSince != nil && (address ?? $0.value.address) == $0.value.address
            }
            return waiting.min { one, other in
                let places = (byAddress[one.value.address, default: 0], byAddress[other.value.address, default: 0])
                if places.0 != places.1 { return places.0 > places.1 }
                return one.value.waitedForSince ?? 0 < other.value.waitedForSince ?? 0
            }?.key
        }
    }

    private let limit: Int
    private let limitOfOne: Int
    private let exempt: [AddressRange]
    private let state = NIOLockedValueBox(State())

    /// - Parameters:
    ///   - limit: connections of everybody together. Well below 1,024: libmosquitto cannot use a socket of a higher number.
    ///   - limitOfOne: connections of one address, this machine and trusted proxies excepted: they stand for many.
    package init(limit: Int = 800, limitOfOne: Int = 100, trustedProxies: [String] = []) {
        self.limit = limit
        self.limitOfOne = limitOfOne
        exempt = (["127.0.0.0/8", "::1"] + trustedProxies).compactMap(AddressRange.init)
    }

    package var count: Int { state.withLockedValue { $0.visitors.count } }

    /// How many addresses are remembered.
    var addressCount: Int { state.withLockedValue { $0.byAddress.count } }

    /// What happened to somebody who came.
    struct Entry: Sendable {
        /// Their place; nil if they have to go again.
        var number: Number?
        /// Whether somebody else had to go for them.
        var displaced = false
    }

    /// - Parameter leave: called if the visitor has to make room later; not on the visitor's own event loop.
    func enter(_ address: String?, leave: @escaping @Sendable () -> Void) -> Entry {
        let source = address ?? ""
        let isExempt = exempt.contains { $0.contains(source) }
        let household = AddressRange.household(of: source)
        let (entry, displaced) = state.withLockedValue { state -> (Entry, Visitor?) in
            var displaced: Visitor?
            if !isExempt, state.byAddress[household, default: 0] >= limitOfOne {
                guard let other = state.longestAwaited(of: household) else { return (Entry(), nil) }
                displaced = state.remove(other)
            } else if state.visitors.count >= limit {
                guard let other = state.longestAwaited(of: nil) else { return (Entry(), nil) }
                displaced = state.remove(other)
            }
            let number = state.nextEvent()
            state.visitors[number] = Visitor(address: household, waitedForSince: number, leave: leave)
            state.byAddress[household, default: 0] += 1
            return (Entry(number: number, displaced: displaced != nil), displaced)
        }
        displaced?.leave()
        return entry
    }

    /// Whether it is for the visitor to do something now: to ask, to go on asking, or to take their answer.
    func await(_ number: Number, _ isAwaited: Bool) {
        state.withLockedValue { state in
            let event = state.nextEvent()
            guard state.visitors[number] != nil else { return }
            if !isAwaited {
                state.visitors[number]?.waitedForSince = nil
            } else if state.visitors[number]?.waitedForSince == nil {
                state.visitors[number]?.waitedForSince = event
            }
        }
    }

    /// Does nothing for somebody who was sent away already.
    func leave(_ number: Number) {
        state.withLockedValue { _ = $0.remove(number) }
    }
}
