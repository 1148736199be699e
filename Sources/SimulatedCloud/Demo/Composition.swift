/// What a body is made of, as the scales of different years report it.
struct Composition {
    /// In kilograms.
    var weight: Double
    /// As a part of the weight.
    var fat: Double

    private var grams: Int { Int(weight * 20) * 50 }
    private var fatMass: Double { weight * fat }
    private var lean: Double { weight - fatMass }
    private var bone: Double { lean * 0.05 }
    private var water: Double { lean * 0.73 }

    private func hundredths(_ kilograms: Double) -> Int { Int((kilograms * 100).rounded()) }
    private func thousandths(_ kilograms: Double) -> Int { Int((kilograms * 1_000).rounded()) }

    var byHand: [CloudMeasure] {
        [
            CloudMeasure(1, grams * 10, unit: -4), CloudMeasure(8, thousandths(fatMass), unit: -3),
            CloudMeasure(6, Int(fat * 100_000), unit: -3), CloudMeasure(5, thousandths(lean), unit: -3),
        ]
    }

    var ofBodyCardio: [CloudMeasure] {
        [
            CloudMeasure(1, grams, unit: -3, algo: 0, fm: 131),
            CloudMeasure(8, hundredths(fatMass), unit: -2, algo: 0, fm: 131),
            CloudMeasure(76, hundredths(lean - bone), unit: -2, algo: 0, fm: 131),
            CloudMeasure(77, hundredths(water), unit: -2, algo: 0, fm: 131),
            CloudMeasure(88, hundredths(bone), unit: -2, algo: 0, fm: 131),
            CloudMeasure(6, Int(fat * 100_000), unit: -3),
            CloudMeasure(5, thousandths(lean), unit: -3),
        ]
    }

    /// One group with the whole body at position 7, fat-free and fat mass twice, and the five segments.
    var ofBodyScan: [CloudMeasure] {
        let algo = 218_235_904
        func whole(_ type: Int, _ value: Int, unit: Int = -2) -> CloudMeasure {
            CloudMeasure(type, value, unit: unit, position: 7, algo: algo, fm: 3)
        }
        var measures = [
            CloudMeasure(1, grams, unit: -3, algo: algo, fm: 3),
            whole(5, hundredths(lean)), whole(5, hundredths(lean)),
            whole(8, hundredths(fatMass)), whole(8, hundredths(fatMass)),
            whole(76, hundredths(lean - bone)), whole(77, hundredths(water)), whole(88, hundredths(bone)),
            whole(168, hundredths(water * 0.38)), whole(169, hundredths(water * 0.62)),
            whole(170, Int(fat * 120), unit: -1), whole(226, Int(370 + 21.6 * lean), unit: 0),
        ]
        let leanParts = [(12, 0.465), (10, 0.17), (3, 0.052), (11, 0.172), (2, 0.053)]
        let fatParts = [(12, 0.49), (10, 0.165), (3, 0.046), (11, 0.165), (2, 0.046)]
        for (type, mass, parts) in [(173, lean, leanParts), (174, fatMass, fatParts), (175, lean - bone, leanParts)] {
            for (position, part) in parts {
                measures.append(
                    CloudMeasure(type, hundredths(mass * part), unit: -2, position: position, algo: algo, fm: 3)
                )
            }
        }
        measures.append(CloudMeasure(6, Int(fat * 100_000), unit: -3))
        return measures
    }
}
