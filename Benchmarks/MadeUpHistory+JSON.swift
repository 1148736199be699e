import WithingsModel

extension MadeUpHistory {
    /// A page as `getmeas` answers it.
    static func answer(_ number: Int) -> String {
        let groups = page(number).map(json).joined(separator: ",")
        let next = number + 1 < pageCount ? #","more":1,"offset":\#((number + 1) * groupsPerPage)"# : ""
        return
            #"{"status":0,"body":{"updatetime":1790000100,"timezone":"Europe\/Paris","measuregrps":[\#(groups)]\#(next)}}"#
    }

    private static func json(_ group: MeasureGroup) -> String {
        let measures = group.measures.map { measure in
            #"{"value":\#(measure.value.mantissa),"type":\#(measure.type.rawValue),"unit":\#(measure.value.exponent),"#
                + #""algo":\#(measure.algorithm ?? 0),"fm":\#(measure.fm ?? 0)}"#
        }
        let device = group.deviceID ?? ""
        return #"{"grpid":\#(group.id),"attrib":0,"date":\#(group.measuredAt),"created":\#(group.createdAt),"#
            + #""modified":\#(group.modifiedAt),"category":1,"deviceid":"\#(device)","hash_deviceid":"\#(device)","#
            + #""measures":[\#(measures.joined(separator: ","))],"modelid":6,"model":"Body Cardio","comment":null}"#
    }
}
