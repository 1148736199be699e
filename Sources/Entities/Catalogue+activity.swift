import WithingsModel

extension Catalogue {
    /// Today's movement. `floors_climbed` is Home Assistant's published key; the value is metres of elevation.
    static let activity: [EntityDescription] = [
        today("activity_steps_today", "Steps today", "오늘 걸음 수", "steps", unit: "steps", icon: "mdi:shoe-print"),
        today(
            "activity_distance_today",
            "Distance travelled today",
            "오늘 이동 거리",
            "distance",
            unit: "m",
            precision: 0,
            icon: "mdi:map-marker-distance"
        ),
        today(
            "activity_floors_climbed_today",
            "Elevation change today",
            "오늘 고도 변화",
            "elevation",
            unit: "m",
            icon: "mdi:stairs-up"
        ),
        today("activity_soft_duration_today", "Soft activity today", "오늘 저강도 활동 시간", "soft", unit: "s", enabled: false),
        today(
            "activity_moderate_duration_today",
            "Moderate activity today",
            "오늘 중강도 활동 시간",
            "moderate",
            unit: "s",
            enabled: false
        ),
        today(
            "activity_intense_duration_today",
            "Intense activity today",
            "오늘 고강도 활동 시간",
            "intense",
            unit: "s",
            enabled: false
        ),
        today("activity_active_duration_today", "Active time today", "오늘 활동 시간", "active", unit: "s"),
        today(
            "activity_active_calories_burnt_today",
            "Active calories burnt today",
            "오늘 활동 소모 칼로리",
            "calories",
            unit: "kcal",
            precision: 1,
            icon: "mdi:fire"
        ),
        today(
            "activity_total_calories_burnt_today",
            "Total calories burnt today",
            "오늘 총 소모 칼로리",
            "totalcalories",
            unit: "kcal",
            precision: 1,
            icon: "mdi:fire"
        ),
    ]
}
