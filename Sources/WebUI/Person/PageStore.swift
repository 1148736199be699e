import Store

/// What pages about people read: records, their detail, and what was chosen on the pages.
package typealias PageStore = RecordStore & DetailStore & DocumentStore
