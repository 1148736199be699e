import Testing
import WithingsModel

@testable import Entities

@Suite("The catalogue")
struct CatalogueTests {
    @Test("has every row of Home Assistant's integration that this issue asks for")
    func counts() {
        #expect(Catalogue.body.count == 24)
        #expect(Catalogue.segments.count == 15)
        #expect(Catalogue.sleep.count == 17 + 23)
        #expect(Catalogue.workouts.count == 7 + 15)
        #expect(Catalogue.legacy.count == 30)
        #expect(Catalogue.activity.count == 9)
        #expect(Catalogue.goals.count == 3)
        #expect(Catalogue.product.count == 1 + 2)
    }

    @Test("has each key, each name and each source once")
    func unique() {
        let all = Catalogue.all
        #expect(Set(all.map(\.key)).count == all.count)
        #expect(Set(all.map(\.name.english)).count == all.count)
        #expect(Set(all.map(\.name.korean)).count == all.count)
        for row in all { #expect(all.filter { $0.source == row.source }.count == 1, "\(row.key)") }
    }

    @Test("says kilocalories of what Withings calls calories, in every row")
    func kilocalories() {
        let rows = Catalogue.all.filter { $0.key.contains("calories") && $0.unit != nil }
        #expect(rows.count >= 3)
        #expect(rows.allSatisfy { $0.unit == "kcal" })
        #expect(Catalogue.all.allSatisfy { $0.unit != "cal" && $0.unit != "calories" })
    }

    @Test("gives each row a picture: an icon, or the one of its class; the sensors of 0.99 have what they had")
    func icons() {
        let rows =
            Catalogue.all.filter { !Catalogue.legacy.contains($0) } + [
                Catalogue.measure(MeasureType(999), position: nil)
            ]
        let bare = rows.filter { $0.icon == nil && $0.deviceClass == nil }.map(\.key)
        #expect(bare == [])
        #expect(rows.compactMap(\.icon).allSatisfy { $0.wholeMatch(of: /mdi:[a-z0-9-]+/) != nil })
    }

    @Test("lists every measure type that the model names, but the one that only segments have")
    func types() {
        let listed = Set(
            Catalogue.all.compactMap { row -> MeasureType? in
                guard case .measure(let type, _) = row.source else { return nil }
                return type
            }
        )
        let known: [Int] = [
            1, 4, 5, 6, 8, 9, 10, 11, 12, 35, 54, 71, 73, 76, 77, 88, 91, 123, 130, 135, 136, 137, 138, 139, 147, 148,
            151, 155, 158, 159, 167, 168, 169, 170, 173, 174, 175, 196, 197, 198, 204, 205, 226, 227, 229, 248, 249,
            251,
        ]
        #expect(listed.map(\.rawValue).sorted() == known)
        // None of them is a part of the body at a place without a name, but what only segments have.
        #expect(listed.filter { $0.part(at: BodyPosition(44)) != nil }.map(\.rawValue).sorted() == [173, 174, 175])
    }

    @Test("gives Korean names to Korean readers and English ones to everybody else")
    func languages() {
        let name = Catalogue.description("weight_kg")?.name
        #expect(name?.text(in: "ko-KR") == "체중")
        #expect(name?.text(in: "de") == "Weight")
    }

    @Test("makes a row for a type that nobody knows: diagnostic, off, named after its number")
    func unknownType() {
        let row = Catalogue.measure(MeasureType(999), position: nil)
        #expect(row.key == "measure_type_999")
        #expect(row.name == EntityName("Type 999", "유형 999"))
        #expect(row.isDiagnostic && !row.enabledByDefault)
    }

    @Test("makes a row for a part of the body that is not listed, with the type's unit")
    func unknownPosition() {
        let row = Catalogue.measure(.pulseWaveVelocity, position: BodyPosition(rawValue: 4))
        #expect(row.key == "pulse_wave_velocity_position_4")
        #expect(row.unit == "m/s" && row.isDiagnostic && !row.enabledByDefault)
    }
}
