import WithingsModel

/// What an entity shows.
package enum EntityValue: Sendable, Equatable {
    case number(ExactDecimal)
    case text(String)
    case moment(EpochSeconds)
    case flag(Bool)
}
