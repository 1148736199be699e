extension String {
    /// That is not torn apart at the end of a line.
    var unbroken: String { replacing(" ", with: "\u{A0}") }
}
