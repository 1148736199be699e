extension SimulatedCloud {
    /// `heart list`: newest first. It knows dates only; a `lastupdate` is not looked at.
    func heartList(_ request: CloudRequest, of person: CloudPerson) throws(CloudRefusal) -> CloudJSON {
        try recordings(person.heartRecords, request)
    }

    /// `stetho list`: newest first.
    func stethoscopeList(_ request: CloudRequest, of person: CloudPerson) throws(CloudRefusal) -> CloudJSON {
        try recordings(person.stethoscopeRecords, request)
    }

    private func recordings(_ rows: [CloudRow], _ request: CloudRequest) throws(CloudRefusal) -> CloudJSON {
        var dated = request
        dated.parameters["lastupdate"] = nil
        let window = try ListWindow.times(dated, inclusive: rules.lastUpdateIsInclusive)
        let chosen = rows.filter(window.contains).sorted { $0.time > $1.time }
        let page = try ListPage(chosen, request, size: rules.heartPageSize)
        return page.body("series", offsetAlways: rules.offsetOnLastPage) { $0.fields }
    }

    /// `heart get`: the signal of one recording. ECG belongs to the higher plan.
    func heartSignal(
        _ request: CloudRequest,
        of person: CloudPerson,
        _ plan: DataPlan
    ) throws(CloudRefusal) -> CloudJSON {
        guard let id = try request.integer("signalid") else { throw .missingParameter("signalid") }
        guard plan.total, let body = person.heartSignal(id) else { throw .invalidParameter("signalid") }
        return .object(body)
    }

    /// `stetho get`: the sound of one recording.
    func stethoscopeSignal(_ request: CloudRequest, of person: CloudPerson) throws(CloudRefusal) -> CloudJSON {
        guard let id = try request.integer("signalid") else { throw .missingParameter("signalid") }
        guard let body = person.stethoscopeSignal(id) else { throw .invalidParameter("signalid") }
        return .object(body)
    }
}
