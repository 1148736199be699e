// One import suffices for users of the library.
@_exported public import WithingsModel
