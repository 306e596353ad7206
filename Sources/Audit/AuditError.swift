/// Why the trail could not be kept.
///
/// - Shape: holds no name and no value; `errno` and line numbers only.
package enum AuditError: Error, Sendable, Hashable {
  /// The name has another form than ``AuditName`` allows.
  case badName
  /// The file of the trail cannot be opened or is no plain file of this user.
  case unusableFile(errno: Int32)
  /// The key file cannot be read or made, or others may read it, or it holds no key.
  case unusableKey
  /// Another process keeps this trail.
  case inUse
  /// An event could not be written.
  case notWritten(errno: Int32)
}
