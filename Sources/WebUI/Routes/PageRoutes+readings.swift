import Entities
import HTTPTypes
import Hummingbird
import Store
import WebServer
import WithingsModel

extension PageRoutes {
    /// Every single reading, newest first, with what could not be read.
    func readingsPage(_ visit: PersonVisit) async throws -> Response {
        let (texts, user) = (visit.texts, visit.user)
        let filter = ReadingFilter(visit.parameters["only"])
        if filter == .deleted { return try await deletedPage(visit) }
        let newest = EpochSeconds(4e10)
        let before = min(visit.listBegin ?? newest, newest)
        async let devices = visit.store.devices(of: user)
        async let counts = visit.store.counts(of: user)
        async let aside = visit.store.setAsideRecords(of: user, limit: 100)
        let shelf = try await ReadingShelf(filter, of: user, before: before, in: visit.store)
        let words = try await ReadingWords(words: visit.words, devices: devices, person: visit.person)
        let path = PersonTab.readings.address(user)
        let only = filter == .all ? "" : "only=\(filter.name)"
        func address(_ parts: [String]) -> String {
            let parts = parts.filter { !$0.isEmpty }
            return parts.isEmpty ? path : path + "?" + parts.joined(separator: "&")
        }
        let here = address([only, before == newest ? "" : "before=\(before)"])
        let view = try await ReadingsView(
            person: visit.frame(.readings),
            part: visit.part,
            title: texts[.tabReadings],
            intro: texts[.readingsIntro],
            notice: decision(visit),
            kinds: recordKinds(nil, counts, visit),
            filters: filters(filter, visit),
            day: visit.listDay?.description ?? "",
            lastDay: visit.words.today.description,
            rows: shelf.readings.map { kept in row(kept, filter, words, here: here) },
            isEmpty: shelf.readings.isEmpty,
            older: shelf.next.map { address([only, "before=\($0)"]) },
            newest: before == newest ? nil : address([only]),
            counts: Self.counts(counts, path: path, in: texts),
            hasAside: !aside.isEmpty,
            aside: setAside(aside, visit)
        )
        return whole(.readings, part: .readingsPart, view, visit, title: view.title)
    }

    func row(
        _ kept: KeptMeasureGroup,
        _ filter: ReadingFilter,
        _ words: ReadingWords,
        here: String
    ) -> ReadingsView.Row {
        var first: MeasureType?
        if case .type(let type) = filter { first = type }
        let claim = kept.isClaimed == nil ? words.claim(kept, next: here) : nil
        return ReadingsView.Row(
            id: "reading-\(kept.group.id)",
            address: "/people/\(words.person.user)/readings/\(kept.group.id)",
            when: words.words.moments.view(kept.group.measuredAt, in: kept.group.timeZone),
            values: words.values(kept.group, first: first),
            device: words.device(kept.group),
            attribution: EntityRow.note(kept.group.attribution, in: words.words.texts),
            marks: words.marks(kept),
            claim: claim
        )
    }

    func filters(_ filter: ReadingFilter, _ visit: PersonVisit) -> [SpanView.Option] {
        let texts = visit.texts
        var options: [SpanView.Option] = [
            .init(value: "", label: texts[.filterAll], isChosen: filter == .all),
            .init(value: "ambiguous", label: texts[.filterAmbiguous], isChosen: filter == .ambiguous),
            .init(value: "deleted", label: texts[.filterDeleted], isChosen: filter == .deleted),
        ]
        var types: [MeasureType] = []
        for key in visit.keys where !types.contains(key.type) { types.append(key.type) }
        for type in types {
            let name = texts.name(of: Catalogue.measure(type, position: nil))
            options.append(.init(value: "\(type.rawValue)", label: name, isChosen: filter == .type(type)))
        }
        return options
    }

    static func counts(_ counts: RecordCounts, path: String, in texts: Texts) -> [ReadingsView.Count] {
        func list(_ list: RecordList) -> String? {
            path.split(separator: "/").dropFirst().first.flatMap { WithingsUserID(String($0)) }
                .map { recordsAddress(list, $0) }
        }
        let all: [(GraphPhrase, Int, String?)] = [
            (.countReadings, counts.measureGroups, nil), (.countNights, counts.sleep, list(.nights)),
            (.countDays, counts.activity, list(.days)), (.countWorkouts, counts.workouts, list(.workouts)),
            (.countECG, counts.heartRecordings, list(.ecg)), (.countSegments, counts.sleepSegments, nil),
            (.countSamples, counts.intradaySamples, nil),
            (.filterAmbiguous, counts.ambiguousGroups, path + "?only=ambiguous"),
            (.countMisread, counts.misreadGroups, nil),
            (.countDeleted, counts.tombstones, path + "?only=deleted"), (.countAside, counts.setAside, "#aside"),
        ]
        return all.compactMap { title, count, address in
            count == 0 ? nil : .init(label: texts[title], value: texts.numbers.text(count), address: address)
        }
    }

    private func setAside(_ records: [SetAsideRecord], _ visit: PersonVisit) -> String {
        let texts = visit.texts
        let rows = records.map { record -> [TableHTML.Cell] in
            [
                .init(visit.words.moments.exact(record.receivedAt)), .init(record.kind.rawValue),
                .init(record.reason), .init(String(record.json.prefix(2_000))),
            ]
        }
        return TableHTML(
            caption: texts[.setAsideTitle],
            headers: [texts[.receivedAt], texts[.what], texts[.reason], texts[.rawJSON]],
            rows: rows
        ).html
    }

    /// One reading, whole.
    func readingPage(_ item: String, _ visit: PersonVisit) async throws -> Response {
        let texts = visit.texts
        guard let id = Int64(item), let kept = try await visit.store.keptMeasureGroup(id, of: visit.user) else {
            return missing(visit)
        }
        let words = try await ReadingWords(
            words: visit.words,
            devices: visit.store.devices(of: visit.user),
            person: visit.person
        )
        let group = kept.group
        let path = "\(PersonTab.readings.address(visit.user))/\(group.id)"
        let moments = visit.words.moments
        let measured = moments.exact(group.measuredAt, in: group.timeZone)
        var facts: [(GraphPhrase, String)] = [
            (.measuredAt, measured), (.createdAt, moments.exact(group.createdAt)),
            (.modifiedAt, moments.exact(group.modifiedAt)),
            (.attribution, words.numbered(group.attribution)),
            (.category, words.category(group.category)), (.device, words.device(group) ?? "–"),
            (.groupNumber, "\(group.id)"),
        ]
        if let model = group.modelID { facts.append((.model, "\(model)")) }
        if let zone = group.timeZone { facts.append((.timeZone, zone)) }
        if let deleted = kept.deletedAt { facts.append((.deletedOn, moments.exact(deleted))) }
        let rows = group.measures.map { measure -> [TableHTML.Cell] in
            let key = MeasureSeriesKey(measure.type, position: measure.position)
            let own = PersonTab.ownTypes[measure.type]
            let address = own?.address(visit.user) ?? "/people/\(visit.user)/measures/\(key.address)"
            let isLinked = own.map { visit.tabs.contains($0) } ?? visit.keys.contains(key)
            return [
                .init(words.name(measure), address: isLinked ? address : nil), .init(words.value(measure)),
                .init(measure.value.description), .init("\(measure.type.rawValue)"),
                .init(measure.position.map(texts.position) ?? ""),
            ]
        }
        let view = ReadingPageView(
            person: visit.frame(.readings),
            part: visit.part,
            title: texts(.readingTitle, ["when": measured]),
            notice: decision(visit),
            marks: words.marks(kept),
            table: TableHTML(
                caption: texts[.measure],
                headers: [texts[.measure], texts[.value], texts[.exactValue], texts[.measureType], texts[.position]],
                rows: rows
            ).html,
            facts: facts.map { .init(label: texts[$0.0], value: $0.1) },
            claim: words.claim(kept, next: path),
            hasEarlier: !kept.earlier.isEmpty,
            earlier: earlierVersions(kept, words, visit),
            json: MeasureGroupJSON(kept).text,
            jsonAddress: path + "/raw.json",
            back: PersonTab.readings.address(visit.user)
        )
        return whole(.reading, part: .readingPart, view, visit, title: view.title)
    }

    /// What the reading said before it was changed at Withings, the version that was replaced last first.
    private func earlierVersions(_ kept: KeptMeasureGroup, _ words: ReadingWords, _ visit: PersonVisit) -> String {
        let texts = visit.texts
        let moments = visit.words.moments
        let later = [kept.group] + kept.earlier.map(\.group)
        let rows = zip(kept.earlier, later).map { earlier, later -> [TableHTML.Cell] in
            let group = earlier.group
            // Of a weigh-in with dozens of values one was corrected.
            var changed = group
            changed.measures.removeAll(where: later.measures.contains)
            let values = changed.measures.isEmpty ? words.values(group) : words.values(changed, most: .max)
            return [
                .init(moments.exact(earlier.changedAt)), .init(values),
                .init(moments.exact(group.measuredAt)), .init(words.attribution(group.attribution)),
                .init(words.category(group.category)), .init(words.device(group) ?? "–"),
            ]
        }
        return TableHTML(
            caption: texts[.earlierVersions],
            headers: [
                texts[.changedOn], texts[.value], texts[.measuredAt], texts[.attribution], texts[.category],
                texts[.device],
            ],
            rows: rows
        ).html
    }

    func readingFile(_ item: String, _ name: String, _ visit: PersonVisit) async throws -> Response {
        guard name == "raw.json", let id = Int64(item),
            let kept = try await visit.store.keptMeasureGroup(id, of: visit.user)
        else { return missing(visit) }
        return answer(MeasureGroupJSON(kept).text, type: "application/json", status: .ok)
    }

    /// Claims an ambiguous reading, refuses it, or takes that back.
    func addClaims(to router: Router<WebContext>) {
        // With `readings` in the path, the router would not find the other pages of that name.
        router.post(
            "/people/{user}/{tab}/{item}/claim",
            use: form { fields, context, visitor in
                guard let running, let user = context.parameter("user").flatMap({ WithingsUserID($0) }),
                    try await known(user, running) != nil,
                    let id = context.parameter("item").flatMap({ Int64($0) })
                else { return notFound(visitor) }
                let decision: Bool?
                switch fields.text("decision") {
                case "mine": decision = true
                case "not": decision = false
                case "undo": decision = nil
                default: return redirect(LocalPath.checked(fields.text("next")))
                }
                guard let kept = try await running.store.keptMeasureGroup(id, of: user) else {
                    return notFound(visitor)
                }
                // A page that was left open may ask what Withings has answered meanwhile.
                guard kept.group.attribution == .ambiguous else {
                    return redirect(LocalPath.checked(fields.text("next")))
                }
                guard try await running.store.claim(id, of: user, as: decision) else { return notFound(visitor) }
                try await running.board.refresh(user)
                let next = LocalPath.checked(fields.text("next"))
                let done = decision.map { $0 ? "claimed" : "refused" }
                guard let done else { return redirect(next) }
                return redirect(next + (next.contains("?") ? "&" : "?") + "done=\(done)")
            }
        )
    }

    private func decision(_ visit: PersonVisit) -> String? {
        switch visit.parameters["done"] {
        case "claimed"?: visit.texts(.claimedNow, ["name": visit.person.name])
        case "refused"?: visit.texts[.refusedNow]
        default: nil
        }
    }
}
