import CSystemd

/// One message of sd-bus, held while it lives.
///
/// - Isolation: the actor of its connection; sd-bus counts references without locks.
final class BusMessage {
  let pointer: OpaquePointer

  /// Takes over the reference the caller has.
  init(adopting pointer: OpaquePointer) { self.pointer = pointer }

  /// Adds a reference of its own.
  init(sharing pointer: OpaquePointer) { self.pointer = sd_bus_message_ref(pointer) ?? pointer }

  deinit { sd_bus_message_unref(pointer) }

  var sender: String { text(sd_bus_message_get_sender(pointer)) }
  var path: String { text(sd_bus_message_get_path(pointer)) }
  var interface: String { text(sd_bus_message_get_interface(pointer)) }
  var member: String { text(sd_bus_message_get_member(pointer)) }

  /// The D-Bus error name, where the message is an error.
  var errorName: String? {
    guard sd_bus_message_is_method_error(pointer, nil) > 0 else { return nil }
    return text(sd_bus_message_get_error(pointer)?.pointee.name)
  }

  func text(_ pointer: UnsafePointer<CChar>?) -> String {
    pointer.map { String(cString: $0) } ?? ""
  }
}

/// The type codes of the wire format, as sd-bus takes them.
///
/// - Source: D-Bus Specification, "Summary of types"; sd-bus names a structure `r` and an entry
///   `e`.
enum TypeCode {
  static let byte = code("y")
  static let boolean = code("b")
  static let int16 = code("n")
  static let uint16 = code("q")
  static let int32 = code("i")
  static let uint32 = code("u")
  static let int64 = code("x")
  static let uint64 = code("t")
  static let double = code("d")
  static let string = code("s")
  static let objectPath = code("o")
  static let signature = code("g")
  static let array = code("a")
  static let structure = code("r")
  static let entry = code("e")
  static let variant = code("v")

  private static func code(_ scalar: Unicode.Scalar) -> CChar {
    CChar(truncatingIfNeeded: scalar.value)
  }
}
