extension DemoRows {
    /// What the rows raise.
    func news(of userID: Int64) -> [CloudNotification] {
        groups.filter { $0.category == 1 }.flatMap { CloudNotification.about(measureGroup: $0, of: userID) }
            + nights.map { .about(night: $0, of: userID) }
            + (activities + workouts).map { .activity(userID, day: $0.day) }
            + heartRecords.map { .about(heartRecord: $0, of: userID) }
            + stethoscopeRecords.map { .about(stethoscopeRecord: $0, of: userID) }
    }
}
