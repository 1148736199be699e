import Testing
import WithingsModel

@testable import Entities

@Suite("Entity ids")
struct EntitySlugTests {
    // The expected texts are what Home Assistant's slugify makes of these names.
    @Test(
        "are written as Home Assistant writes them",
        arguments: [
            ("Jürgen Größe", "jurgen_grosse"), ("홍길동", "honggildong"), ("김민준", "gimminjun"), ("최지우", "coejiu"),
            ("박서연 엄마", "bagseoyeon_eomma"), ("Anna's", "anna_s"), ("Ærø", "aero"), ("Łukasz", "lukasz"),
            ("Иван Петров", "ivan_petrov"), ("北京", "bei_jing"), ("O'Brien-Smith", "o_brien_smith"),
            ("José_María", "jose_maria"), ("VO2 max", "vo2_max"), ("Body+", "body"), ("Đặng", "dang"),
            ("þór ñ å", "thor_n_a"),
            ("🙂 Bob", "bob"), ("!!!", ""), ("  ", ""),
        ]
    )
    func slugs(name: String, slug: String) {
        #expect(EntitySlug.slug(name) == slug)
    }

    @Test("of people with the same slug are told apart by a number, in the order of linking")
    func collisions() {
        let handles = EntityHandle.handles([("Anna", "a"), ("ANNA!", "b"), ("!!!", "7")])
        let weight = Catalogue.body[0]
        #expect(
            handles.map { $0.entityID(of: weight) } == [
                "sensor.anna_weight", "sensor.anna_weight_2", "sensor.withings_7_weight",
            ]
        )
    }

    @Test("of people are each another one, whoever is called like whom")
    func people() {
        let people = ["Anna", "anna", "Anna 2", "A.B", "A B"].enumerated().map { number, name in
            Person(user: WithingsUserID(Int64(number)), name: name)
        }
        let slugs = PersonSlugs.slugs(of: people)
        #expect(people.map { slugs[$0.user] } == ["anna", "anna_2", "anna_2_2", "a_b", "a_b_2"])
    }

    @Test("are never given twice, and an entity keeps its own")
    func uniqueness() {
        var ids = EntityIDs()
        var given = ["one", "two", "one"].map { ids.take("sensor.a", for: $0) }
        ids.release("sensor.a")
        given.append(ids.take("sensor.a", for: "three"))
        #expect(given == ["sensor.a", "sensor.a_2", "sensor.a", "sensor.a"])
    }
}
