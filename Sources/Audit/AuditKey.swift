import CaseData
import Crypto
import Glibc

/// The installation's key, which turns a CPR number into a reference that nobody else can make or
/// turn back.
///
/// - Shape: 32 random bytes in a file that only its owner may read.
struct AuditKey {
  private static let length = 32
  private let key: SymmetricKey

  /// Reads the key, or makes it where the file is not there.
  ///
  /// - Throws: ``AuditError/unusableKey``.
  init(path: String) throws(AuditError) {
    if let bytes = try AuditKey.read(path) {
      key = SymmetricKey(data: bytes)
      return
    }
    try AuditKey.create(path)
    guard let bytes = try AuditKey.read(path) else { throw .unusableKey }
    key = SymmetricKey(data: bytes)
  }

  func reference(to citizen: CPRNumber) -> CitizenReference {
    let code = HMAC<SHA256>.authenticationCode(for: Array(citizen.digits.utf8), using: key)
    return CitizenReference(text: Letters.encode(code.prefix(16)))
  }

  private static func read(_ path: String) throws(AuditError) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    if descriptor < 0, errno == ENOENT { return nil }
    guard descriptor >= 0 else { throw .unusableKey }
    defer { close(descriptor) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG,
      facts.st_uid == geteuid(),
      facts.st_mode & 0o077 == 0, facts.st_size == length
    else { throw .unusableKey }
    var bytes = [UInt8](repeating: 0, count: length)
    guard Glibc.read(descriptor, &bytes, length) == length else { throw .unusableKey }
    return bytes
  }

  /// Writes the whole key under another name first: a crash leaves no half key, and of two
  /// processes one wins.
  private static func create(_ path: String) throws(AuditError) {
    let draft = "\(path).\(getpid()).\(RunID())"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .unusableKey }
    defer {
      close(descriptor)
      unlink(draft)
    }
    let written = SymmetricKey(size: .bits256).withUnsafeBytes { bytes in
      Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    }
    guard written == length, fsync(descriptor) == 0, link(draft, path) == 0 || errno == EEXIST
    else {
      throw .unusableKey
    }
  }
}
