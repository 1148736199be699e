import Store
import Testing

@testable import Sync

@Suite("Whether notifications can be relied on") struct PushProofTests {
    @Test("nothing is proven at first, and what was announced and then found proves it")
    func proof() {
        var proof = PushProof()
        #expect(!proof.isTrusted(at: 0))
        proof.announced(.measures, at: 100)
        #expect(!proof.isTrusted(at: 100))
        proof.found(.measures, at: 102, since: 0)
        #expect(proof.isTrusted(at: 102))
    }

    @Test("what is found though nobody announced it ends the trust at once")
    func unannounced() {
        var proof = PushProof()
        proof.announced(.measures, at: 100)
        proof.found(.measures, at: 102, since: 0)
        proof.found(.sleep, at: 1_300, since: 102)
        #expect(!proof.isTrusted(at: 1_300))
        // The old notification proves nothing any longer.
        proof.found(.measures, at: 2_600, since: 1_300)
        #expect(!proof.isTrusted(at: 2_600))
    }

    @Test(
        "a notification that is a little later than the refresh that found it still counts, one that is late does not"
    )
    func late() {
        var proof = PushProof()
        proof.found(.measures, at: 100, since: -200)
        proof.announced(.measures, at: 160)
        #expect(proof.isTrusted(at: 160))
        proof.found(.measures, at: 1_000, since: 700)
        proof.announced(.measures, at: 1_500)
        #expect(!proof.isTrusted(at: 1_500))
    }

    @Test("what one kind announces says nothing of another")
    func otherKind() {
        var proof = PushProof()
        proof.announced(.sleep, at: 100)
        proof.found(.measures, at: 102, since: 0)
        #expect(!proof.isTrusted(at: 102))
    }
}
