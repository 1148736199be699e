/// The numbers by which Withings tells rows apart, each read on its own: a number, or a number in a string.
struct ListedRow: Decodable {
    let grpid: Int64?
    let id: Int64?
    let signalID: Int64?
    let ecgSignalID: Int64?

    private enum CodingKeys: String, CodingKey { case grpid, id, ecg, signalID = "signalid" }

    init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        let ecg = try? row.nestedContainer(keyedBy: CodingKeys.self, forKey: .ecg)
        grpid = Self.number(row, .grpid)
        id = Self.number(row, .id)
        signalID = Self.number(row, .signalID)
        ecgSignalID = ecg.flatMap { Self.number($0, .signalID) }
    }

    private static func number(_ row: KeyedDecodingContainer<CodingKeys>, _ key: CodingKeys) -> Int64? {
        (try? row.decode(Int64.self, forKey: key)) ?? (try? row.decode(String.self, forKey: key)).flatMap { Int64($0) }
    }
}
