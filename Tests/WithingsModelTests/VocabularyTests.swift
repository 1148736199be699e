import Testing
import WithingsModel

@Suite("Withings' open vocabularies")
struct VocabularyTests {
    @Test("Every documented position has a name of its own, and whole body, which only devices know")
    func positions() {
        let names = (0...31).map { BodyPosition($0).name }
        #expect(Set(names).count == 32)
        #expect(!names.contains { $0.hasPrefix("position") })
        #expect(BodyPosition.wholeBody.name == "whole body")
        #expect(BodyPosition.leftArm.name == "left arm")
        #expect(BodyPosition(27).name == "pulmonary back bottom right area")
    }

    @Test("Every documented result about atrial fibrillation has a name")
    func results() {
        #expect((0...13).allSatisfy { !AtrialFibrillationResult($0).name.hasPrefix("result") })
        #expect(AtrialFibrillationResult.positive.name == "positive")
        #expect(AtrialFibrillationResult(10).name == "negative, high heart rate")
    }

    @Test("Every category that is subscribed to has a word of its own")
    func categories() {
        let keys = NotificationCategory.useful.map(\.key)
        #expect(Set(keys).count == 12)
        #expect(!keys.contains { $0.hasPrefix("category") })
        #expect(NotificationCategory.useful.map(\.rawValue) == [1, 2, 4, 16, 44, 46, 50, 51, 52, 54, 58, 62])
    }

    @Test("What nobody knows yet keeps its number and says so", arguments: [-2, 77_777])
    func unknown(number: Int) {
        #expect(BodyPosition(number).name == "position \(number)")
        #expect(AtrialFibrillationResult(number).name == "result \(number)")
        #expect(NotificationCategory(number).key == "category_\(number)")
        #expect(Attribution(number).name == "attribution \(number)")
        #expect(SleepState(number).name == "state \(number)")
        #expect(WorkoutCategory(number).key == "category_\(number)")
        #expect(DeviceModel(rawValue: number).name == nil)
        #expect(MeasureType(number).rawValue == number)
    }

    @Test("All 130 published kinds of sport have a key and a name of their own")
    func workouts() {
        let numbers = WorkoutCategory.publishedNumbers
        #expect(numbers.count == 130)
        #expect(Set(numbers.map { WorkoutCategory($0).key }).count == numbers.count)
        #expect(Set(numbers.map { WorkoutCategory($0).name }).count == numbers.count)
        #expect(!numbers.contains(533))
        #expect([1, 36, 128, 196, 272, 308, 457, 490, 568].allSatisfy(numbers.contains))
    }
}
