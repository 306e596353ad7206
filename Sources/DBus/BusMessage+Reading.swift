import CSystemd

extension BusMessage {
  /// All values of the body.
  ///
  /// - Errors: `.malformed` for a type ``DBusValue`` does not carry, and for more values than
  ///   ``mostValues``.
  func readBody(atMost most: Int = mostValues) throws(BusError) -> [DBusValue] {
    var left = most
    return try readValues(&left)
  }

  /// Values of a body, counted with those inside others.
  ///
  /// A message may have 128 MB: as many bytes, each a value of its own here, would take gigabytes. A
  /// page of fifty thousand elements has a million.
  static let mostValues = 4_000_000

  private func readValues(_ left: inout Int) throws(BusError) -> [DBusValue] {
    var values: [DBusValue] = []
    while let value = try readValue(&left) {
      guard left > 0 else { throw BusError(.malformed, detail: "too many values") }
      left -= 1
      values.append(value)
    }
    return values
  }

  private func readValue(_ left: inout Int) throws(BusError) -> DBusValue? {
    var type: CChar = 0
    var contents: UnsafePointer<CChar>?
    let found = sd_bus_message_peek_type(pointer, &type, &contents)
    guard found > 0 else {
      if found < 0 { throw .system(.malformed, found, in: "sd_bus_message_peek_type") }
      return nil
    }
    let inner = text(contents)
    switch type {
    case TypeCode.array:
      return .array(of: inner, try readContainer(type, inner, &left))
    case TypeCode.structure:
      return .structure(try readContainer(type, inner, &left))
    case TypeCode.entry:
      let members = try readContainer(type, inner, &left)
      guard members.count == 2 else { throw BusError(.malformed, detail: "dictionary entry") }
      return .entry(members[0], members[1])
    case TypeCode.variant:
      let members = try readContainer(type, inner, &left)
      guard let value = members.first else { throw BusError(.malformed, detail: "variant") }
      return .variant(value)
    default:
      return try readBasic(type)
    }
  }

  private func readContainer(
    _ type: CChar, _ inner: String, _ left: inout Int
  ) throws(BusError) -> [DBusValue] {
    let entered = sd_bus_message_enter_container(pointer, type, inner)
    guard entered >= 0 else {
      throw .system(.malformed, entered, in: "sd_bus_message_enter_container")
    }
    let values = try readValues(&left)
    let left = sd_bus_message_exit_container(pointer)
    guard left >= 0 else { throw .system(.malformed, left, in: "sd_bus_message_exit_container") }
    return values
  }

  private func readBasic(_ type: CChar) throws(BusError) -> DBusValue {
    switch type {
    case TypeCode.byte: .byte(try read(type, UInt8(0)))
    case TypeCode.boolean: .boolean(try read(type, Int32(0)) != 0)
    case TypeCode.int16: .int16(try read(type, Int16(0)))
    case TypeCode.uint16: .uint16(try read(type, UInt16(0)))
    case TypeCode.int32: .int32(try read(type, Int32(0)))
    case TypeCode.uint32: .uint32(try read(type, UInt32(0)))
    case TypeCode.int64: .int64(try read(type, Int64(0)))
    case TypeCode.uint64: .uint64(try read(type, UInt64(0)))
    case TypeCode.double: .double(try read(type, 0.0))
    case TypeCode.string: .string(try readText(type))
    case TypeCode.objectPath: .objectPath(try readText(type))
    case TypeCode.signature: .signature(try readText(type))
    default: throw BusError(.malformed, detail: "a type this connection does not carry")
    }
  }

  private func read<Value: BitwiseCopyable>(
    _ type: CChar, _ initial: Value
  ) throws(BusError) -> Value {
    var value = initial
    let result = withUnsafeMutablePointer(to: &value) {
      sd_bus_message_read_basic(pointer, type, $0)
    }
    guard result > 0 else { throw .system(.malformed, result, in: "sd_bus_message_read_basic") }
    return value
  }

  private func readText(_ type: CChar) throws(BusError) -> String {
    text(try read(type, UnsafePointer<CChar>?.none))
  }
}
