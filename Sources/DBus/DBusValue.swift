/// One value of the D-Bus type system.
///
/// - Shape: signed and unsigned integers of 16 to 64 bits, byte, double, the three kinds of string
///   and the
///   four containers; file descriptors are not carried.
/// - Source: D-Bus Specification, "Type System".
package enum DBusValue: Sendable, Hashable {
  case byte(UInt8)
  case boolean(Bool)
  case int16(Int16)
  case uint16(UInt16)
  case int32(Int32)
  case uint32(UInt32)
  case int64(Int64)
  case uint64(UInt64)
  case double(Double)
  case string(String)
  case objectPath(String)
  case signature(String)
  /// Elements of one type; the type stands there for the empty array.
  case array(of: String, [DBusValue])
  case structure([DBusValue])
  /// Key and value, inside an array only: that is how D-Bus writes a dictionary.
  indirect case entry(DBusValue, DBusValue)
  indirect case variant(DBusValue)

  /// A dictionary of strings, `a{ss}`, in the order of its keys.
  package static func dictionary(_ strings: [String: String]) -> DBusValue {
    let keys = strings.keys.sorted()
    return .array(of: "{ss}", keys.map { .entry(.string($0), .string(strings[$0] ?? "")) })
  }

  /// The D-Bus signature of the value's type.
  package var typeSignature: String {
    switch self {
    case .byte: "y"
    case .boolean: "b"
    case .int16: "n"
    case .uint16: "q"
    case .int32: "i"
    case .uint32: "u"
    case .int64: "x"
    case .uint64: "t"
    case .double: "d"
    case .string: "s"
    case .objectPath: "o"
    case .signature: "g"
    case .array(let element, _): "a" + element
    case .structure(let members): "(" + members.map(\.typeSignature).joined() + ")"
    case .entry(let key, let value): "{" + key.typeSignature + value.typeSignature + "}"
    case .variant: "v"
    }
  }
}

extension DBusValue {
  /// The text of a string, an object path or a signature; `nil` for any other type.
  package var string: String? {
    switch self {
    case .string(let text), .objectPath(let text), .signature(let text): text
    case .variant(let value): value.string
    default: nil
    }
  }

  /// Any integer type as `Int`; `nil` for any other type, and for what does not fit.
  package var integer: Int? {
    switch self {
    case .byte(let value): Int(value)
    case .int16(let value): Int(value)
    case .uint16(let value): Int(value)
    case .int32(let value): Int(value)
    case .uint32(let value): Int(value)
    case .int64(let value): Int(exactly: value)
    case .uint64(let value): Int(exactly: value)
    case .variant(let value): value.integer
    default: nil
    }
  }

  /// The truth value; `nil` for any other type.
  package var boolean: Bool? {
    switch self {
    case .boolean(let value): value
    case .variant(let value): value.boolean
    default: nil
    }
  }

  /// The elements of an array or the members of a structure; `nil` for any other type.
  package var elements: [DBusValue]? {
    switch self {
    case .array(_, let elements), .structure(let elements): elements
    case .entry(let key, let value): [key, value]
    case .variant(let value): value.elements
    default: nil
    }
  }

  /// A dictionary of strings; `nil` for any other type.
  package var stringDictionary: [String: String]? {
    guard case .array(let element, let entries) = self, element == "{ss}" else { return nil }
    var result: [String: String] = [:]
    for case .entry(.string(let key), .string(let value)) in entries { result[key] = value }
    return result
  }
}
