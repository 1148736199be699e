import Foundation

#if canImport(Glibc)
    import Glibc
#endif

/// Gives memory that is not used any more back to the system, which the C library does only where it happens to lie at the end.
enum FreeMemory {
    /// Once whoever used it has let go.
    static func giveBackSoon() {
        Task.detached {
            try? await Task.sleep(for: .seconds(1))
            #if canImport(Glibc)
                // Swift's view of the C library does not have it.
                typealias Trim = @convention(c) (Int) -> CInt
                guard let symbol = dlsym(nil, "malloc_trim") else { return }
                _ = unsafeBitCast(symbol, to: Trim.self)(0)
            #endif
        }
    }
}
