import Crypto
import Foundation

/// By what an address is known again without being kept: the SHA-256 of its normal form.
struct AddressPrint: Sendable, Hashable, Codable {
    private let digest: Data

    init(of url: String) {
        digest = Data(SHA256.hash(data: Data(CallbackAddress.normalised(url).utf8)))
    }

    init(from decoder: any Decoder) throws { digest = try decoder.singleValueContainer().decode(Data.self) }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(digest)
    }
}
