import Foundation
import Store
import Testing
import WithingsModel

@testable import Sync

@Suite("What a list no longer has") struct SweptListTests {
    private func list(_ kind: RecordKind, with rows: String...) -> SweptList {
        let today = LocalDay(of: 1_800_000_000, in: .gmt)
        var list = SweptList(
            of: kind,
            RecordStretch(moments: 0..<1_800_000_000, days: today...today),
            startedAt: 1_800_000_000
        )
        let aside = rows.map { SetAsideRecord(kind: kind, json: $0, reason: "torn", receivedAt: 1_800_000_000) }
        list.add(FetchedPage(records: RecordPage(setAside: aside), rows: rows.count, marks: []))
        return list
    }

    @Test(
        "a row that cannot be read but says which it is stands in no other's way",
        arguments: [
            (RecordKind.measures, #"{"grpid":900719925474099301,"measures":"torn"}"#, 900_719_925_474_099_301),
            (.measures, #"{"grpid":"5","measures":7}"#, 5), (.sleep, #"{"id":6,"startdate":[]}"#, 6),
            (.workouts, #"{"id":7,"data":3}"#, 7), (.heart, #"{"ecg":{"signalid":8},"timestamp":null}"#, 8),
            (.stethoscope, #"{"signalid":9}"#, 9),
        ] as [(RecordKind, String, Int64)]
    )
    func known(_ kind: RecordKind, _ row: String, _ id: Int64) {
        let list = list(kind, with: row)
        #expect(!list.isDoubtful)
        let listed: RecordSweep.Listed? =
            switch kind {
            case .measures: .measures([id])
            case .sleep: .sleep([id])
            case .workouts: .workouts([id])
            case .heart: .heart([id])
            default: .stethoscope([id])
            }
        #expect(list.sweep?.listed == listed)
    }

    @Test(
        "a row of which nobody knows which it is may be any, so nothing is gone",
        arguments: [
            (RecordKind.measures, "null"), (.measures, "[]"), (.measures, #"{"grpid":{"torn":true}}"#),
            (.measures, #"{"grpid":1.5}"#), (.measures, #"{"grpid":true}"#), (.measures, #"{"grpid":"x"}"#),
            (.measures, #"{"grpid":5,"measures":"#),
            (.sleep, #"{"grpid":5}"#), (.activity, #"{"date":"2026-02-30","id":5}"#),
        ]
    )
    func unknown(_ kind: RecordKind, _ row: String) {
        let list = list(kind, with: row)
        #expect(list.isDoubtful && list.sweep == nil)
    }
}
