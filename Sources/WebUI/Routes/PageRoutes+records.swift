import Entities
import HTTPTypes
import Hummingbird
import Store
import WebServer
import WithingsModel

extension PageRoutes {
    /// The folder of the records of every kind that are no readings.
    static let records = "records"

    static func recordsAddress(_ list: RecordList, _ user: WithingsUserID) -> String {
        "/people/\(user)/\(records)/\(list.rawValue)"
    }

    /// Ways to the kinds of records there are; readings first.
    func recordKinds(_ here: RecordList?, _ counts: RecordCounts, _ visit: PersonVisit) -> [PersonFrameView.Tab] {
        let texts = visit.texts
        return [
            .init(address: PersonTab.readings.address(visit.user), label: texts[.kindMeasures], isHere: here == nil)
        ]
            + RecordList.allCases.filter { $0.isThere(counts) || $0 == here }.map { list in
                .init(
                    address: Self.recordsAddress(list, visit.user),
                    label: list.title(in: texts),
                    isHere: list == here
                )
            }
    }

    func recordsPage(_ list: RecordList, _ visit: PersonVisit) async throws -> Response {
        let newest = EpochSeconds(4e10)
        let before = min(visit.listBegin ?? newest, newest)
        let counts = try await visit.store.counts(of: visit.user)
        let (records, next) = try await RecordShelf(list: list, visit: visit).page(before: before)
        let path = Self.recordsAddress(list, visit.user)
        let view = RecordsView(
            person: visit.frame(.readings),
            part: visit.part,
            title: list.title(in: visit.texts),
            kinds: recordKinds(list, counts, visit),
            day: visit.listDay?.description ?? "",
            lastDay: visit.words.today.description,
            rows: records.map {
                .init(id: "record-\($0.item)", address: "\(path)/\($0.item)", title: $0.title, detail: $0.detail)
            },
            isEmpty: records.isEmpty,
            older: next.map { "\(path)?before=\($0)" },
            newest: before == newest ? nil : path
        )
        return whole(.records, part: .recordsPart, view, visit, title: view.title)
    }

    /// One record as a page, or (`….json`) as it is.
    func recordPage(_ list: RecordList, _ name: String, _ visit: PersonVisit) async throws -> Response {
        let isFile = name.hasSuffix(".json")
        let item = isFile ? String(name.dropLast(5)) : name
        guard let record = try await RecordShelf(list: list, visit: visit).record(item) else { return missing(visit) }
        let json = record.json().text
        if isFile { return answer(json, type: "application/json", status: .ok) }
        let path = Self.recordsAddress(list, visit.user)
        let limit = 20_000
        let view = RecordPageView(
            person: visit.frame(.readings),
            part: visit.part,
            title: record.title,
            detail: record.detail,
            gone: record.deletedAt.map {
                visit.texts(.goneSince, ["when": visit.words.moments.exact($0)])
            },
            table: TableHTML(
                caption: record.title,
                headers: [visit.texts[.what], visit.texts[.value]],
                rows: record.figures(RecordFigures(words: visit.words))
            ).html,
            // A long signal is in the file.
            json: json.utf8.count > limit ? String(json.prefix(limit)) + "…" : json,
            jsonAddress: "\(path)/\(item).json",
            chart: record.chart,
            back: path,
            backLabel: list.title(in: visit.texts)
        )
        return whole(.record, part: .recordPart, view, visit, title: view.title)
    }
}
