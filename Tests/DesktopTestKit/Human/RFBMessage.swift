/// The messages of ``RFBClient`` as bytes.
///
/// - Source: RFC 6143 §7.5 (client to server), §7.6 (server to client).
enum RFBMessage {
  static func key(_ key: Keysym, isDown: Bool) -> [UInt8] {
    [4, isDown ? 1 : 0, 0, 0] + bigEndian(key.rawValue)
  }

  static func stroke(_ key: Keysym) -> [UInt8] {
    RFBMessage.key(key, isDown: true) + RFBMessage.key(key, isDown: false)
  }

  static func pointer(_ x: Int, _ y: Int, _ buttons: UInt8) -> [UInt8] {
    [5, buttons] + bigEndian(UInt16(clamping: x)) + bigEndian(UInt16(clamping: y))
  }

  /// Raw pixels only, so that an update's length is known.
  static let rawEncoding: [UInt8] = [2, 0, 0, 1, 0, 0, 0, 0]

  /// A request for the pixel in the corner, changed or not: always answered.
  static let onePixel: [UInt8] = [3, 0, 0, 0, 0, 0, 0, 1, 0, 1]

  /// Reads messages until a framebuffer update has come.
  static func awaitUpdate(from stream: ByteStream, bytesPerPixel: Int) async throws {
    while true {
      switch try await stream.read(1)[0] {
      case 0:
        return try await readUpdate(from: stream, bytesPerPixel: bytesPerPixel)
      case 1:
        let head = try await stream.read(5)
        _ = try await stream.read(6 * number(head[3...]))
      case 2:
        break
      case 3:
        let head = try await stream.read(7)
        _ = try await stream.read(number(head[3...]))
      case let kind:
        throw TestKitError(.malformed, "the VNC server sent message \(kind)")
      }
    }
  }

  private static func readUpdate(from stream: ByteStream, bytesPerPixel: Int) async throws {
    let head = try await stream.read(3)
    for _ in 0..<number(head[1...]) {
      let rectangle = try await stream.read(12)
      guard number(rectangle[8...]) == 0 else {
        throw TestKitError(.malformed, "the VNC server sent an encoding nobody asked for")
      }
      _ = try await stream.read(number(rectangle[4..<6]) * number(rectangle[6..<8]) * bytesPerPixel)
    }
  }

  /// A big-endian number.
  static func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }

  private static func bigEndian<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian) { Array($0) }
  }
}

/// The beginning of a connection.
///
/// - Source: RFC 6143 §7.1, §7.3.
enum RFBHandshake {
  /// Version 3.8, security None, a shared desktop, raw pixels.
  ///
  /// - Returns: bits a pixel.
  static func perform(_ stream: ByteStream) async throws -> Int {
    let version = try await stream.read(12)
    guard version.starts(with: Array("RFB 003.".utf8)) else {
      throw TestKitError(.malformed, "this is no VNC server")
    }
    try await stream.write(Array("RFB 003.008\n".utf8))
    let count = Int(try await stream.read(1)[0])
    let offered = try await stream.read(count)
    guard offered.contains(1) else {
      throw TestKitError(.refused, "the VNC server asks for a password")
    }
    try await stream.write([1])
    guard RFBMessage.number(try await stream.read(4)[...]) == 0 else {
      throw TestKitError(.refused, "the VNC server refuses the connection")
    }
    try await stream.write([1])
    let screen = try await stream.read(24)
    _ = try await stream.read(RFBMessage.number(screen[20...]))
    try await stream.write(RFBMessage.rawEncoding)
    return Int(screen[4])
  }
}
