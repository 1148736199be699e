import Testing

@testable import Access

@Suite("Forms before sign-in")
struct FormTicketTests {
    private let now: Int64 = 1_795_435_200

    @Test("a ticket is good for a day, and nobody can make or change one")
    func goodForADay() {
        let ticket = FormTicket.make(now: now)
        #expect(FormTicket.isGood(ticket, now: now))
        #expect(FormTicket.isGood(ticket, now: now + 86_400))
        #expect(!FormTicket.isGood(ticket, now: now + 86_401))
        #expect(!FormTicket.isGood(ticket, now: now - 3_600))
        let seal = ticket.split(separator: ".").last.map(String.init) ?? ""
        #expect(!FormTicket.isGood(String(now + 5, radix: 16) + "." + seal, now: now))
        for forged in [nil, "", ".", "a.b", ticket + "x", String(ticket.dropLast()), "-1." + seal, seal] {
            #expect(!FormTicket.isGood(forged, now: now))
        }
    }
}
