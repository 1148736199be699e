import WithingsModel

/// What of a figure is drawn, and how wide, for whoever looks closer at it on a page.
package struct FigurePart: Sendable, Hashable {
    /// Wide enough for the desk; narrow screens ask for their own.
    package static let usualWidth = 900

    /// On the figure's own axis: moments, or seconds of a day; nil for all of it.
    package var shown: Range<EpochSeconds>?
    /// In pixels, 280 to 2400.
    package var width: Int

    package init(shown: Range<EpochSeconds>? = nil, width: Int = usualWidth) {
        self.shown = shown
        self.width = min(max(width, 280), 2_400)
    }

    /// The part of a whole; never less than a sixtieth of an hour, never outside.
    package func shown(of whole: Range<EpochSeconds>) -> Range<EpochSeconds> {
        guard let shown else { return whole }
        let first = min(max(shown.lowerBound, whole.lowerBound), max(whole.lowerBound, whole.upperBound - 60))
        return first..<max(first + 60, min(shown.upperBound, whole.upperBound))
    }
}
