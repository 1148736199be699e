import Charts
import Foundation
import Store
import WithingsModel

extension [MeasurePoint] {
    /// The same as a chart has them, each belonging to the day of the place where it was measured.
    func chartPoints(at home: TimeZone) -> [ChartPoint] {
        var place = PlaceShift(home)
        return map { point in
            let shift = place.seconds(at: point.measuredAt, in: point.timeZone)
            return ChartPoint(point.measuredAt, point.value, shift: shift)
        }
    }
}
