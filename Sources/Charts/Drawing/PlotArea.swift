import WithingsModel

/// Where the points of a chart lie on the paper.
struct PlotArea {
    var left: Double
    var right: Double
    var top: Double
    var bottom: Double
    var span: Range<EpochSeconds>
    var scale: ValueScale

    var width: Double { right - left }

    func x(_ moment: EpochSeconds) -> Double {
        let length = Double(span.upperBound - span.lowerBound)
        return left + width * Double(moment - span.lowerBound) / max(length, 1)
    }

    func y(_ value: Double) -> Double {
        let length = scale.high - scale.low
        return bottom - (bottom - top) * (value - scale.low) / (length > 0 ? length : 1)
    }
}
