import Glibc

/// The files of a draft, which take the place of nothing.
struct DraftFiles {
  let hotKey: String
  let script: String

  /// - Parameters:
  ///   - folder: has to be there.
  ///   - name: without ending.
  init(in folder: String, name: String) throws(RecordingRefusal) {
    let folder = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    guard access(folder, W_OK | X_OK) == 0 else { throw .noFolder(folder) }
    hotKey = "\(folder)/\(name).yaml"
    script = "\(folder)/\(name).test.yaml"
    for path in [hotKey, script] where access(path, F_OK) == 0 { throw .fileExists(path) }
  }

  func write(hotKey text: String, script other: String) throws(RecordingRefusal) {
    try Self.write(text, to: hotKey)
    try Self.write(other, to: script)
  }

  private static func write(_ text: String, to path: String) throws(RecordingRefusal) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard file >= 0 else { throw errno == EEXIST ? .fileExists(path) : .notWritten(path) }
    defer { close(file) }
    let bytes = Array(text.utf8)
    guard Glibc.write(file, bytes, bytes.count) == bytes.count else { throw .notWritten(path) }
  }
}
