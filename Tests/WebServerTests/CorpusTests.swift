import Foundation
import Testing

@Suite("What the fuzzer keeps of bodies and messages")
struct CorpusTests {
    private static let corpus: [URL] = {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Corpus")
        return (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    }()

    @Test("Every input of the corpus, whole or cut, is read soundly or refused")
    func sound() throws {
        #expect(Self.corpus.count > 50)
        for file in Self.corpus {
            let bytes = Array(try Data(contentsOf: file))
            #expect(FuzzTarget.isSound(bytes), "\(file.lastPathComponent)")
            #expect(FuzzTarget.isSound(Array(bytes.prefix(bytes.count / 2))), "half of \(file.lastPathComponent)")
        }
    }
}
