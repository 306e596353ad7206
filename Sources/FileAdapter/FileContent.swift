import CaseData
import Glibc

/// Reads a file whole, in pieces.
enum FileContent {
  static let limit = 64 << 20
  private static let chunk = 64 << 10

  /// The bytes of a plain file.
  ///
  /// - Parameters:
  ///   - path: absolute.
  ///   - faults: makes the errors.
  ///   - betweenChunks: called before each piece; what it throws ends the reading.
  /// - Returns: all of them.
  /// - Throws: ``AdapterError``: `unavailable`; `locked` where another program writes to it;
  ///   `malformed` above ``limit``.
  static func read(
    _ path: String, faults: FileFaults, betweenChunks: () throws -> Void
  ) throws -> [UInt8] {
    // Without O_NONBLOCK a pipe with no writer would hold the thread for ever.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw refusal(errno, faults: faults) }
    defer { close(descriptor) }
    let before = try facts(of: descriptor, faults: faults)
    guard before.st_size <= limit else { throw faults.malformed("the file is larger than 64 MB") }
    let bytes = try content(
      of: descriptor, size: Int(before.st_size), faults: faults, betweenChunks: betweenChunks)
    let after = try facts(of: descriptor, faults: faults)
    guard bytes.count == Int(before.st_size), after.st_size == before.st_size,
      after.st_mtim.tv_sec == before.st_mtim.tv_sec,
      after.st_mtim.tv_nsec == before.st_mtim.tv_nsec
    else { throw faults.locked("the file was written to while it was read") }
    return bytes
  }

  private static func content(
    of descriptor: Int32, size: Int, faults: FileFaults, betweenChunks: () throws -> Void
  ) throws -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size)
    while bytes.count <= size {
      try betweenChunks()
      let piece = try [UInt8](unsafeUninitializedCapacity: chunk) { buffer, count in
        var got = Glibc.read(descriptor, buffer.baseAddress, chunk)
        while got < 0, errno == EINTR { got = Glibc.read(descriptor, buffer.baseAddress, chunk) }
        guard got >= 0 else { throw faults.unavailable("the file cannot be read to its end") }
        count = got
      }
      if piece.isEmpty { break }
      bytes += piece
    }
    return bytes
  }

  private static func facts(of descriptor: Int32, faults: FileFaults) throws(AdapterError) -> stat {
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
      throw faults.unavailable("it is not a plain file")
    }
    return facts
  }

  private static func refusal(_ code: Int32, faults: FileFaults) -> AdapterError {
    switch code {
    case ENOENT, ENOTDIR: faults.unavailable("the file is not there")
    case EACCES, EPERM: faults.unavailable("the file may not be read by this user")
    case EWOULDBLOCK, EBUSY, ETXTBSY: faults.locked("another program holds the file")
    default: faults.unavailable("the file cannot be opened (errno \(code))")
    }
  }
}
