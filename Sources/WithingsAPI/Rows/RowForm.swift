/// In what form Withings sends the rows of a list.
enum RowForm {
    /// One after the other.
    case listed
    /// A map from the moment of each row to the row.
    case keyed
    /// One after the other, or a single row in the place of the list.
    case listedOrAlone
}
