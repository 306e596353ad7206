import Diagnostics

/// A text that the editor holds.
struct OpenDocument: Sendable {
  /// As the client spells it.
  let uri: String
  /// As the client counts.
  var version: Int
  /// Grows with every change, whatever the client counts.
  var edit: Int
  var file: SourceFile
  var bytes: [UInt8]
}
