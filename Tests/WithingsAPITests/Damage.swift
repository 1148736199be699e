/// Spoils bytes at random, the same way for the same seed.
enum Damage {
    static func of(_ bytes: [UInt8], seed: UInt64) -> [UInt8] {
        var random = SplitMix(seed: seed)
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...8, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            let end = min(bytes.count, place + Int.random(in: 0...40, using: &random))
            switch Int.random(in: 0..<5, using: &random) {
            case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &random)
            case 1: bytes.removeSubrange(place..<end)
            case 2: bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &random))
            case 3: bytes.insert(contentsOf: Array("[{\"0,:}]1e-\\u".utf8).shuffled(using: &random), at: place)
            default: bytes.swapAt(place, end - (end > place ? 1 : 0))
            }
        }
        return bytes
    }
}
