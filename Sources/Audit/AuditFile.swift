import Glibc

/// The file of a trail, open for appending by one process.
///
/// - Isolation: owned by one ``AuditTrail``.
final class AuditFile {
  /// Where the trail stands.
  struct Tail {
    /// Of the last sound line; 0 and ``AuditLine/root`` in a new trail.
    var sequence = 0
    var hash = AuditLine.root
    /// What a crash left behind the last sound line.
    var fragment: [UInt8] = []
    /// Whether the last sound line lacks nothing but its line break.
    var lacksLineBreak = false
  }

  private let descriptor: Int32
  /// Set when half a line could not be taken back: a further line would be glued to it.
  private var isBroken = false

  /// Opens or makes the file, 0600, and locks it against other writers.
  ///
  /// - Throws: ``AuditError/unusableFile(errno:)``, ``AuditError/inUse``.
  init(path: String) throws(AuditError) {
    let descriptor = open(
      path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
    guard descriptor >= 0 else { throw .unusableFile(errno: errno) }
    do throws(AuditError) {
      try AuditFile.secure(descriptor)
    } catch {
      close(descriptor)
      throw error
    }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Appends bytes; where the disk takes only a part of them, the part is taken back.
  func append(_ bytes: [UInt8]) throws(AuditError) {
    guard !isBroken else { throw .notWritten(errno: EIO) }
    let before = lseek(descriptor, 0, SEEK_END)
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written >= 0 else {
        let reason = errno
        isBroken = rest.count < bytes.count && ftruncate(descriptor, before) != 0
        throw .notWritten(errno: reason)
      }
      rest = rest.dropFirst(written)
    }
  }

  /// Forces what was appended to the disk.
  func flush() throws(AuditError) {
    guard fdatasync(descriptor) == 0 else { throw .notWritten(errno: errno) }
  }

  /// Finds the last sound line by reading from the end.
  func tail() throws(AuditError) -> Tail {
    var end: [UInt8] = []
    var start = lseek(descriptor, 0, SEEK_END)
    while start > 0 {
      // Twice as much each time, since all of it is looked through again.
      let size = min(start, max(64 << 10, off_t(end.count)))
      start -= size
      end = try piece(at: start, count: Int(size)) + end
      if let tail = AuditFile.lastSound(in: end) { return tail }
    }
    return Tail(followedBy: end[...])
  }

  private func piece(at offset: off_t, count: Int) throws(AuditError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    guard pread(descriptor, &bytes, count, offset) == count else {
      throw .unusableFile(errno: errno)
    }
    return bytes
  }

  private static func lastSound(in bytes: [UInt8]) -> Tail? {
    var end = bytes.count
    while let lineEnd = bytes[..<end].lastIndex(of: 0x0A) {
      let start = bytes[..<lineEnd].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      if let line = AuditLine(bytes[start..<lineEnd]) {
        return Tail(line, followedBy: bytes[(lineEnd + 1)...])
      }
      end = lineEnd
    }
    return nil
  }

  /// Makes a new file's name outlast a power cut.
  static func flushFolder(of path: String) throws(AuditError) {
    let end = path.lastIndex(of: "/")
    let folder = end.map { String(path[...$0]) } ?? "."
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unusableFile(errno: errno) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .unusableFile(errno: errno) }
  }

  private static func secure(_ descriptor: Int32) throws(AuditError) {
    var facts = stat()
    guard fstat(descriptor, &facts) == 0 else { throw .unusableFile(errno: errno) }
    guard facts.st_mode & S_IFMT == S_IFREG, facts.st_uid == geteuid() else {
      throw .unusableFile(errno: EPERM)
    }
    guard fchmod(descriptor, 0o600) == 0 else { throw .unusableFile(errno: errno) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      throw errno == EWOULDBLOCK ? .inUse : .unusableFile(errno: errno)
    }
  }
}

extension AuditFile.Tail {
  /// - Parameters:
  ///   - line: the last sound line that has its line break.
  ///   - rest: what stands behind the line, or in the whole file where it has none.
  init(_ line: AuditLine? = nil, followedBy rest: ArraySlice<UInt8>) {
    let hash = line?.hash ?? AuditLine.root
    if let next = AuditLine(rest), next.previous == hash {
      self.init(sequence: next.sequence, hash: next.hash, lacksLineBreak: true)
    } else {
      self.init(sequence: line?.sequence ?? 0, hash: hash, fragment: Array(rest))
    }
  }
}
