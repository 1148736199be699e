import WithingsModel

extension Catalogue {
    /// What U-Scan measures. Home Assistant's integration has no entity for it.
    static let urine: [EntityDescription] = [
        measured("urinary_ph", "Urinary pH", "소변 pH", .urinaryPH, deviceClass: "ph", enabled: false),
        measured(
            "urine_specific_gravity",
            "Urine specific gravity",
            "소변 비중",
            .urineSpecificGravity,
            precision: 3,
            enabled: false,
            icon: "mdi:test-tube"
        ),
        measured(
            "urinary_nitrites",
            "Urinary nitrites",
            "소변 아질산염",
            .urinaryNitrites,
            unit: "µmol/L",
            enabled: false,
            icon: "mdi:test-tube"
        ),
        measured(
            "urinary_ketones",
            "Urinary ketones",
            "소변 케톤",
            .urinaryKetones,
            unit: "mmol/L",
            enabled: false,
            icon: "mdi:test-tube"
        ),
        measured(
            "urinary_vitamin_c",
            "Urinary vitamin C",
            "소변 비타민 C",
            .urinaryVitaminC,
            unit: "mmol/L",
            enabled: false,
            icon: "mdi:test-tube"
        ),
        measured(
            "urinary_calcium",
            "Urinary calcium",
            "소변 칼슘",
            .urinaryCalcium,
            unit: "mmol/L",
            enabled: false,
            icon: "mdi:test-tube"
        ),
        measured(
            "urinary_creatinine",
            "Urinary creatinine",
            "소변 크레아티닌",
            .urinaryCreatinine,
            unit: "mmol/L",
            enabled: false,
            icon: "mdi:test-tube"
        ),
        measured(
            "urinary_calcium_creatinine_ratio",
            "Urinary calcium to creatinine ratio",
            "소변 칼슘/크레아티닌 비율",
            .urinaryCalciumCreatinineRatio,
            enabled: false,
            icon: "mdi:test-tube"
        ),
    ]
}
