/// What an object may be asked of itself; nobody may set it.
///
/// - Shape: `read` gives all values at the time of the question, by name; a name that is missing
///   counts as no property.
/// - Source: D-Bus Specification, `org.freedesktop.DBus.Properties`.
package struct BusProperties: Sendable {
  static let interface = "org.freedesktop.DBus.Properties"

  /// Names and types, for introspection.
  package let declarations: [BusArgument]
  package let read: @Sendable () async -> [String: DBusValue]

  package init(
    _ declarations: [BusArgument], read: @escaping @Sendable () async -> [String: DBusValue]
  ) {
    self.declarations = declarations
    self.read = read
  }

  func method(_ member: String) -> BusMethod? {
    switch member {
    case "Get":
      BusMethod(
        member, inputs: [BusArgument("interface", "s"), BusArgument("name", "s")],
        outputs: [BusArgument("value", "v")]
      ) { [read] arguments throws(BusMethodError) in
        guard let name = arguments.last?.string, let value = await read()[name] else {
          throw BusMethodError(
            "org.freedesktop.DBus.Error.UnknownProperty", "there is no such property")
        }
        return [.variant(value)]
      }
    case "GetAll":
      BusMethod(
        member, inputs: [BusArgument("interface", "s")],
        outputs: [BusArgument("values", "a{sv}")]
      ) { [read] _ in [.properties(await read())] }
    case "Set":
      BusMethod(
        member,
        inputs: [
          BusArgument("interface", "s"), BusArgument("name", "s"), BusArgument("value", "v"),
        ]
      ) { _ throws(BusMethodError) in
        throw BusMethodError(
          "org.freedesktop.DBus.Error.PropertyReadOnly", "the property cannot be set")
      }
    default: nil
    }
  }
}

extension DBusValue {
  /// A dictionary of any values, `a{sv}`, in the order of its keys.
  package static func properties(_ values: [String: DBusValue]) -> DBusValue {
    let entries = values.sorted { $0.key < $1.key }
    return .array(of: "{sv}", entries.map { .entry(.string($0.key), .variant($0.value)) })
  }
}

extension BusObject {
  /// The method that a call means; a call need not name an interface.
  func method(_ member: String, of interface: String) -> BusMethod? {
    let own = methods.first { $0.name == member }
    return switch interface {
    case self.interface: own
    case BusProperties.interface: properties?.method(member)
    case "": own ?? properties?.method(member)
    default: nil
    }
  }

  var propertyElements: [String] {
    (properties?.declarations ?? []).map {
      "    <property name=\"\($0.name)\" type=\"\($0.type)\" access=\"read\"/>"
    }
  }
}
