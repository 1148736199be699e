import WithingsModel

/// All pages of a list, asked for one after the other as they are consumed.
///
/// A sequence can be walked more than once; every walk asks again from the first page.
public struct PageSequence<Row: Sendable>: AsyncSequence, Sendable {
    public typealias Element = Page<Row>
    public typealias Failure = WithingsError
    typealias Fetch = @Sendable (_ offset: Int64?) async throws(WithingsError) -> Page<Row>

    let fetch: Fetch

    public func makeAsyncIterator() -> Iterator { Iterator(fetch: fetch) }

    /// A walk through the pages; ends after the last page and after an error.
    public struct Iterator: AsyncIteratorProtocol {
        fileprivate let fetch: Fetch
        private var offset: Int64?
        private var isDone = false

        fileprivate init(fetch: @escaping Fetch) { self.fetch = fetch }

        public mutating func next(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws(WithingsError) -> Page<Row>? {
            if isDone { return nil }
            isDone = true
            let page = try await fetch(offset)
            offset = page.nextOffset
            isDone = page.nextOffset == nil
            return page
        }

        public mutating func next() async throws(WithingsError) -> Page<Row>? {
            try await next(isolation: nil)
        }
    }
}
