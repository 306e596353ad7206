/// One method call, not yet sent.
package struct BusCall: Sendable, Hashable {
  /// A name on the bus, well-known or unique.
  package let destination: String
  package let path: String
  package let interface: String
  package let member: String
  package let arguments: [DBusValue]
  /// Whether the bus may start the service that would own the name.
  package var startsService = true
  /// Whether sd-bus wipes the message's memory when it is released: for arguments that name a
  /// citizen.
  package var isSensitive = false

  package init(
    to destination: String, path: String, interface: String, member: String,
    _ arguments: [DBusValue] = []
  ) {
    self.destination = destination
    self.path = path
    self.interface = interface
    self.member = member
    self.arguments = arguments
  }

  /// A call to the bus itself.
  package static func bus(_ member: String, _ arguments: [DBusValue] = []) -> BusCall {
    BusCall(
      to: "org.freedesktop.DBus", path: "/org/freedesktop/DBus", interface: "org.freedesktop.DBus",
      member: member, arguments)
  }

  /// Reads a property; the answer is one variant.
  package static func property(
    of destination: String, path: String, interface: String, name: String
  ) -> BusCall {
    BusCall(
      to: destination, path: path, interface: "org.freedesktop.DBus.Properties", member: "Get",
      [.string(interface), .string(name)])
  }

  /// Sets a property.
  package static func setProperty(
    of destination: String, path: String, interface: String, name: String, to value: DBusValue
  ) -> BusCall {
    BusCall(
      to: destination, path: path, interface: "org.freedesktop.DBus.Properties", member: "Set",
      [.string(interface), .string(name), .variant(value)])
  }
}

/// The answer to a call, or why there is none.
package typealias BusAnswer = Result<[DBusValue], BusError>
