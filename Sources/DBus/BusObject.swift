/// An object a connection offers to the bus: methods of one interface, and its signals for
/// introspection.
///
/// - Source: D-Bus Specification, "Introspection Data Format".
package struct BusObject: Sendable {
  package let path: String
  package let interface: String
  package let methods: [BusMethod]
  package let signals: [BusSignalDeclaration]
  package let properties: BusProperties?

  package init(
    path: String, interface: String, methods: [BusMethod], signals: [BusSignalDeclaration] = [],
    properties: BusProperties? = nil
  ) {
    self.path = path
    self.interface = interface
    self.methods = methods
    self.signals = signals
    self.properties = properties
  }

  var introspection: String {
    let methods = methods.map { method in
      element(
        "method", method.name,
        method.inputs.map { argument($0, direction: "in") }
          + method.outputs.map { argument($0, direction: "out") })
    }
    let signals = signals.map { signal in
      element("signal", signal.name, signal.arguments.map { argument($0, direction: nil) })
    }
    return """
        <interface name="\(interface)">
      \((methods + signals + propertyElements).joined(separator: "\n"))
        </interface>
        <interface name="org.freedesktop.DBus.Introspectable">
          <method name="Introspect">
            <arg type="s" name="xml" direction="out"/>
          </method>
        </interface>
      """
  }

  private func element(_ kind: String, _ name: String, _ arguments: [String]) -> String {
    (["    <\(kind) name=\"\(name)\">"] + arguments + ["    </\(kind)>"]).joined(separator: "\n")
  }

  private func argument(_ argument: BusArgument, direction: String?) -> String {
    let direction = direction.map { " direction=\"\($0)\"" } ?? ""
    return "      <arg type=\"\(argument.type)\" name=\"\(argument.name)\"\(direction)/>"
  }
}

/// A named argument and its D-Bus signature.
package struct BusArgument: Sendable {
  package let name: String
  package let type: String

  package init(_ name: String, _ type: String) {
    self.name = name
    self.type = type
  }
}

/// A signal as introspection shows it.
package struct BusSignalDeclaration: Sendable {
  package let name: String
  package let arguments: [BusArgument]

  package init(_ name: String, _ arguments: [BusArgument]) {
    self.name = name
    self.arguments = arguments
  }
}

/// A method others may call.
///
/// - Shape: `body` gets exactly the types of `inputs` and answers those of `outputs`; it may take
///   seconds, and
///   is cancelled when its connection stops serving.
package struct BusMethod: Sendable {
  package let name: String
  package let inputs: [BusArgument]
  package let outputs: [BusArgument]
  package let body: @Sendable ([DBusValue]) async throws(BusMethodError) -> [DBusValue]

  package init(
    _ name: String, inputs: [BusArgument] = [], outputs: [BusArgument] = [],
    body: @escaping @Sendable ([DBusValue]) async throws(BusMethodError) -> [DBusValue]
  ) {
    self.name = name
    self.inputs = inputs
    self.outputs = outputs
    self.body = body
  }
}

/// What a method answers instead of values.
package struct BusMethodError: Error, Sendable {
  /// A D-Bus error name, `dk.genvej.Error.Refused`.
  package let name: String
  /// A sentence for the caller, without a value of a citizen.
  package let message: String

  package init(_ name: String, _ message: String) {
    self.name = name
    self.message = message
  }
}
