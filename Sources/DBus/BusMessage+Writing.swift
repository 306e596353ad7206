import CSystemd

extension BusMessage {
  /// Adds `values` to the body.
  ///
  /// - Errors: `.malformed` where sd-bus refuses a value: a NUL in a string, a path that is none,
  ///   an array
  ///   of mixed types.
  func append(_ values: [DBusValue]) throws(BusError) {
    try append(values, depth: 0)
  }

  /// D-Bus allows arrays and structures this deep, and sd-bus looks only when it reads.
  private static let deepest = 32

  private func append(_ values: [DBusValue], depth: Int) throws(BusError) {
    guard depth <= BusMessage.deepest else { throw BusError(.malformed, detail: "nested too deep") }
    for value in values { try append(value, depth) }
  }

  private func append(_ value: DBusValue, _ depth: Int) throws(BusError) {
    switch value {
    case .byte(let value): try append(TypeCode.byte, value)
    case .boolean(let value): try append(TypeCode.boolean, Int32(value ? 1 : 0))
    case .int16(let value): try append(TypeCode.int16, value)
    case .uint16(let value): try append(TypeCode.uint16, value)
    case .int32(let value): try append(TypeCode.int32, value)
    case .uint32(let value): try append(TypeCode.uint32, value)
    case .int64(let value): try append(TypeCode.int64, value)
    case .uint64(let value): try append(TypeCode.uint64, value)
    case .double(let value): try append(TypeCode.double, value)
    case .string(let text): try append(TypeCode.string, text: text)
    case .objectPath(let text): try append(TypeCode.objectPath, text: text)
    case .signature(let text): try append(TypeCode.signature, text: text)
    case .array(let element, let values): try append(TypeCode.array, element, values, depth)
    case .structure(let members):
      // sd-bus takes it, and then nobody can read the message.
      guard !members.isEmpty else { throw BusError(.malformed, detail: "empty structure") }
      try append(TypeCode.structure, members.map(\.typeSignature).joined(), members, depth)
    case .entry(let key, let value):
      let types = key.typeSignature + value.typeSignature
      try append(TypeCode.entry, types, [key, value], depth)
    case .variant(let value): try append(TypeCode.variant, value.typeSignature, [value], depth)
    }
  }

  private func append<Value: BitwiseCopyable>(_ type: CChar, _ value: Value) throws(BusError) {
    let result = withUnsafePointer(to: value) { sd_bus_message_append_basic(pointer, type, $0) }
    guard result >= 0 else { throw .system(.malformed, result, in: "sd_bus_message_append_basic") }
  }

  private func append(_ type: CChar, text: String) throws(BusError) {
    // A C string ends at the first NUL: what follows would be lost in silence.
    guard !text.utf8.contains(0) else { throw BusError(.malformed, detail: "NUL in a string") }
    let result = text.withCString { sd_bus_message_append_basic(pointer, type, $0) }
    guard result >= 0 else { throw .system(.malformed, result, in: "sd_bus_message_append_basic") }
  }

  private func append(
    _ type: CChar, _ contents: String, _ values: [DBusValue], _ depth: Int
  ) throws(BusError) {
    guard !contents.utf8.contains(0) else { throw BusError(.malformed, detail: "NUL in a type") }
    let opened = sd_bus_message_open_container(pointer, type, contents)
    guard opened >= 0 else {
      throw .system(.malformed, opened, in: "sd_bus_message_open_container")
    }
    try append(values, depth: depth + 1)
    let closed = sd_bus_message_close_container(pointer)
    guard closed >= 0 else {
      throw .system(.malformed, closed, in: "sd_bus_message_close_container")
    }
  }
}
