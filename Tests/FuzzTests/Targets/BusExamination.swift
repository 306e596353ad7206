import CSystemd
import Glibc

@testable import DBus

/// Bodies of D-Bus messages: the input is read as a value, written into a message and read back.
enum BusExamination {
  /// A connection on which nobody answers: a message needs one to be built.
  nonisolated(unsafe) private static let bus: OpaquePointer? = {
    var sockets: [CInt] = [0, 0]
    var bus: OpaquePointer?
    guard socketpair(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0, &sockets) == 0, sd_bus_new(&bus) >= 0,
      sd_bus_set_fd(bus, sockets[0], sockets[0]) >= 0, sd_bus_start(bus) >= 0
    else { return nil }
    return bus
  }()

  static func examine(_ bytes: [UInt8]) throws {
    var reader = ValueReader(bytes[...])
    var values: [DBusValue] = []
    while values.count < 8, let value = reader.value(depth: 0) { values.append(value) }
    guard let message = try message(of: values) else { return }
    let found = try message.readBody()
    try promise(found.map(Self.shown) == values.map(Self.shown), "a message reads otherwise")
    for value in found { try ask(value) }
  }

  /// A message as it would come in; `nil` where the values make none.
  static func message(of values: [DBusValue]) throws -> BusMessage? {
    var created: OpaquePointer?
    guard sd_bus_message_new_signal(bus, &created, "/a", "a.b", "C") >= 0, let created else {
      throw BrokenPromise(description: "no message can be built")
    }
    let message = BusMessage(adopting: created)
    do {
      try message.append(values)
    } catch {
      try promise(error.code == .malformed, "a value is \(error.code.rawValue)")
      return nil
    }
    let isReady =
      sd_bus_message_seal(created, 1, 0) >= 0 && sd_bus_message_rewind(created, 1) >= 0
    return isReady ? message : nil
  }

  private static func ask(_ value: DBusValue) throws {
    if let number = value.integer { try promise(value.string == nil, "\(number) is a text too") }
    _ = (value.boolean, value.stringDictionary)
    for element in value.elements ?? [] { try ask(element) }
  }

  /// As text, in which a number that is none equals itself.
  private static func shown(_ value: DBusValue) -> String { "\(value)" }
}

/// Makes values out of bytes.
private struct ValueReader {
  private var bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
  }

  mutating func value(depth: Int) -> DBusValue? {
    guard let code = bytes.popFirst() else { return nil }
    switch code {
    case UInt8(ascii: "y"): return .byte(bytes.popFirst() ?? 0)
    case UInt8(ascii: "b"): return .boolean(bytes.popFirst().map { $0 & 1 == 1 } ?? false)
    case UInt8(ascii: "n"): return .int16(number())
    case UInt8(ascii: "q"): return .uint16(number())
    case UInt8(ascii: "i"): return .int32(number())
    case UInt8(ascii: "u"): return .uint32(number())
    case UInt8(ascii: "x"): return .int64(number())
    case UInt8(ascii: "t"): return .uint64(number())
    case UInt8(ascii: "d"): return .double(Double(bitPattern: number()))
    case UInt8(ascii: "s"): return .string(text())
    case UInt8(ascii: "o"): return .objectPath(text())
    case UInt8(ascii: "g"): return .signature(text())
    default: return depth < 40 ? container(code, depth + 1) : .byte(code)
    }
  }

  private mutating func container(_ code: UInt8, _ depth: Int) -> DBusValue? {
    switch code {
    case UInt8(ascii: "a"):
      let type = text()
      return .array(of: type, values(depth))
    case UInt8(ascii: "("): return .structure(values(depth))
    case UInt8(ascii: "{"):
      guard let key = value(depth: depth), let value = value(depth: depth) else { return nil }
      return .entry(key, value)
    case UInt8(ascii: "v"): return value(depth: depth).map(DBusValue.variant)
    default: return .byte(code)
    }
  }

  /// Up to a `)`.
  private mutating func values(_ depth: Int) -> [DBusValue] {
    var values: [DBusValue] = []
    while let next = bytes.first, next != UInt8(ascii: ")"), let value = value(depth: depth) {
      values.append(value)
    }
    _ = bytes.popFirst()
    return values
  }

  private mutating func number<Number: FixedWidthInteger>() -> Number {
    var number: Number = 0
    for _ in 0..<MemoryLayout<Number>.size {
      number = number << 8 | Number(truncatingIfNeeded: bytes.popFirst() ?? 0)
    }
    return number
  }

  /// Up to a `;`.
  private mutating func text() -> String {
    let text = bytes.prefix { $0 != UInt8(ascii: ";") }
    bytes = bytes.dropFirst(text.count + 1)
    return String(decoding: text, as: UTF8.self)
  }
}
