package import Diagnostics
import Glibc

/// What stands in a folder of definitions.
///
/// - Shape: paths as they are shown, in alphabetical order; hidden files are passed over, and so is
///   a
///   folder that links back to one above it.
struct DefinitionFolder {
  private(set) var files: [String] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// Endings that look right and are not read, with the one that is.
  private let near: [String: String]
  private let ending: String

  /// Lists the files under `root` whose name ends in `ending`, those that are only `open` among them;
  /// where the folder `isNeeded`, its absence is an error.
  init(
    _ root: String, ending: String, near: [String: String], isNeeded: Bool,
    open: OpenTexts = OpenTexts()
  ) {
    self.ending = ending
    self.near = near
    let shown = Self.trimmed(root)
    let opened = open.paths(below: shown, ending: ending)
    guard FileKind(shown) != .absent || (isNeeded && opened.isEmpty) else {
      files = opened.sorted()
      return
    }
    walk(shown, above: [])
    if !opened.isEmpty { files = Array(Set(files).union(opened)) }
    files.sort()
  }

  /// A path without the slash people put at the end of a folder.
  static func trimmed(_ path: String) -> String {
    path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  private mutating func walk(_ folder: String, above: [FileIdentity]) {
    guard let directory = opendir(folder) else {
      diagnostics.append(.unreadable(folder, errno))
      return
    }
    defer { closedir(directory) }
    guard let identity = FileIdentity(folder), !above.contains(identity) else { return }
    while let entry = readdir(directory) {
      let name = Self.name(of: entry)
      if name.hasPrefix(".") { continue }
      let path = folder + "/" + name
      let type = Int(entry.pointee.d_type)
      let isFolder = type == DT_REG ? false : type == DT_DIR || FileKind(path) == .folder
      if isFolder {
        walk(path, above: above + [identity])
      } else if name.hasSuffix(ending) {
        files.append(path)
      } else {
        warnOfEnding(path, name)
      }
    }
  }

  private static func name(of entry: UnsafeMutablePointer<dirent>) -> String {
    withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }

  private mutating func warnOfEnding(_ path: String, _ name: String) {
    guard let dot = name.lastIndex(of: "."), let wanted = near[String(name[dot...])] else { return }
    diagnostics.append(
      Diagnostic(
        .unreadEnding, .warning, "this file is not read",
        at: SourceSpan(file: SourceFile(path: path, text: ""), range: 0..<0),
        help: "let its name end in `\(wanted)`"))
  }
}

/// What stands under a path, links followed.
enum FileKind {
  case absent, file, folder, other

  init(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      self = .absent
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    default: self = .other
    }
  }
}

/// One and the same file, whatever path leads to it.
struct FileIdentity: Hashable {
  private let device: UInt
  private let inode: UInt

  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt(status.st_dev)
    inode = UInt(status.st_ino)
  }
}

extension Diagnostic {
  /// A file or folder the system does not give us.
  static func unreadable(_ path: String, _ error: Int32) -> Diagnostic {
    unreadable(path, String(cString: strerror(error)).lowercased())
  }

  static func unreadable(_ path: String, _ reason: String) -> Diagnostic {
    Diagnostic(
      .unreadableFile, .error, "cannot read this: \(reason)",
      at: SourceSpan(file: SourceFile(path: path, text: ""), range: 0..<0))
  }
}

extension DefinitionFile {
  /// Screens what is open under a path, or else reads the file.
  package static func read(
    _ path: String, open: OpenTexts
  ) -> (file: DefinitionFile?, diagnostics: [Diagnostic]) {
    if let bytes = open[path] { return screened(bytes, path: path) }
    return read(path)
  }

  /// Reads and screens one file.
  ///
  /// Never more than ``largest`` bytes and one are read, and only from a regular file: a pipe or
  /// device under a
  /// folder of definitions holds nobody up.
  package static func read(_ path: String) -> (file: DefinitionFile?, diagnostics: [Diagnostic]) {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return (nil, [.unreadable(path, errno)]) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return (nil, [.unreadable(path, errno)]) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      return (nil, [.unreadable(path, "it is no regular file")])
    }
    guard status.st_size <= largest else {
      return screened([], path: path, size: Int(status.st_size))
    }
    do {
      return screened(try bytes(descriptor, Int(status.st_size)), path: path)
    } catch {
      return (nil, [.unreadable(path, error.number)])
    }
  }

  private struct ReadError: Error { let number: Int32 }

  private static func bytes(_ descriptor: Int32, _ size: Int) throws(ReadError) -> [UInt8] {
    // One more than stated, to notice a file that grew.
    var bytes = [UInt8](repeating: 0, count: min(size, largest) + 1)
    var filled = 0
    while filled < bytes.count {
      let count = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(descriptor, buffer.baseAddress.map { $0 + filled }, buffer.count - filled)
      }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw ReadError(number: errno) }
      if count == 0 { break }
      filled += count
      if filled == bytes.count, bytes.count <= largest {
        bytes += [UInt8](repeating: 0, count: 4096)
      }
    }
    return Array(bytes[..<filled])
  }
}
