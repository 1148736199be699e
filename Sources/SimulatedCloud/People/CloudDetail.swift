/// Makes the course of days and nights when it is asked for, so that years of minutes need not be kept.
package protocol CloudDetail: Sendable {
    /// What was felt and counted in a span of time, in no order.
    func samples(of person: CloudPerson, in span: ClosedRange<Int>) -> [CloudSample]
    /// The segments of sleep that begin in a span of time.
    func segments(of person: CloudPerson, in span: ClosedRange<Int>) -> [CloudRow]
    /// The body of `heart get`; nil if the person has no such recording.
    func heartSignal(_ id: Int, of person: CloudPerson) -> CloudJSONObject?
    /// The body of `stetho get`; nil if the person has no such recording.
    func stethoscopeSignal(_ id: Int, of person: CloudPerson) -> CloudJSONObject?
}
