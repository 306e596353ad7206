import CTestKit
import Dispatch
import Glibc
import Synchronization

/// A connected socket, read and written without blocking a thread.
///
/// - Errors: ``TestKitError/Code/ended`` when the peer hangs up; `CancellationError` closes the
///   socket for good.
/// - Isolation: any thread; reads one at a time, writes in the order of the calls.
final class ByteStream: Sendable {
  private let channel: DispatchIO
  private let queue = DispatchQueue(label: "genvej.test.socket")

  private init(connected descriptor: Int32) {
    channel = DispatchIO(type: .stream, fileDescriptor: descriptor, queue: .global()) { _ in
      Glibc.close(descriptor)
    }
    channel.setLimit(lowWater: 1)
  }

  deinit { close() }

  func close() { channel.close(flags: .stop) }

  /// Connects to a Unix socket.
  static func connect(path: String) throws -> ByteStream {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let room = MemoryLayout.size(ofValue: address.sun_path)
    guard path.utf8.count < room else {
      throw TestKitError(.refused, "socket path too long: \(path)")
    }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    return try connect(AF_UNIX, &address, path)
  }

  /// Connects to a port of this machine.
  static func connect(port: UInt16) throws -> ByteStream {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    return try connect(AF_INET, &address, "port \(port)")
  }

  private static func connect<Address>(
    _ family: Int32, _ address: inout Address, _ name: String
  ) throws -> ByteStream {
    let stream = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    let descriptor = socket(family, stream, 0)
    guard descriptor >= 0 else { throw TestKitError.system("socket", errno) }
    let failure = withUnsafeBytes(of: &address) { bytes -> Int32 in
      guard let start = bytes.baseAddress else { return EINVAL }
      let generic = start.assumingMemoryBound(to: sockaddr.self)
      return Glibc.connect(descriptor, generic, socklen_t(bytes.count)) == 0 ? 0 : errno
    }
    guard failure == 0 else {
      Glibc.close(descriptor)
      throw TestKitError.system("connection to \(name)", failure)
    }
    return ByteStream(connected: descriptor)
  }

  func write(_ bytes: [UInt8]) async throws {
    let data = bytes.withUnsafeBytes { DispatchData(bytes: $0) }
    try await cancelling {
      try await withCheckedThrowingContinuation {
        (continuation: CheckedContinuation<Void, any Error>) in
        channel.write(offset: 0, data: data, queue: queue) { isDone, _, error in
          guard isDone else { return }
          continuation.resume(with: ByteStream.result((), error))
        }
      }
    }
  }

  /// Exactly `count` bytes.
  func read(_ count: Int) async throws -> [UInt8] {
    let bytes = try await read(upTo: count)
    guard bytes.count == count else { throw TestKitError(.ended, "the peer hung up") }
    return bytes
  }

  /// Everything until the peer closes.
  func readToEnd() async throws -> [UInt8] { try await read(upTo: Int.max) }

  private func read(upTo count: Int) async throws -> [UInt8] {
    let gathered = Mutex<[UInt8]>([])
    return try await cancelling {
      try await withCheckedThrowingContinuation { continuation in
        channel.read(offset: 0, length: count, queue: queue) { isDone, data, error in
          let bytes = gathered.withLock { bytes in
            bytes += data.map { [UInt8]($0) } ?? []
            return bytes
          }
          if isDone { continuation.resume(with: ByteStream.result(bytes, error)) }
        }
      }
    }
  }

  private func cancelling<Result: Sendable>(
    _ operation: () async throws -> Result
  ) async throws -> Result {
    try await withTaskCancellationHandler(operation: operation) { channel.close(flags: .stop) }
  }

  private static func result<Value>(_ value: Value, _ error: Int32) -> Result<Value, any Error> {
    switch error {
    case 0: .success(value)
    case ECANCELED: .failure(CancellationError())
    default: .failure(TestKitError.system("socket", error))
    }
  }
}
