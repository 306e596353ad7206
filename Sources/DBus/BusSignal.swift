/// A signal as it came.
package struct BusSignal: Sendable, Hashable {
  /// Unique name of the sender.
  package let sender: String
  package let path: String
  package let interface: String
  package let member: String
  package let arguments: [DBusValue]
}

/// Which signals a subscription asks the bus for; what is not said matches everything.
///
/// - Shape: interface and member are checked again where the signal arrives.
/// - Source: D-Bus Specification, "Match Rules".
package struct SignalRule: Sendable, Hashable {
  package var sender: String?
  package var path: String?
  /// A path and all below it.
  package var pathNamespace: String?
  package var interface: String?
  package var member: String?
  /// The first argument, where it is a string.
  package var firstArgument: String?

  package init(
    sender: String? = nil, path: String? = nil, pathNamespace: String? = nil,
    interface: String? = nil, member: String? = nil, firstArgument: String? = nil
  ) {
    self.sender = sender
    self.path = path
    self.pathNamespace = pathNamespace
    self.interface = interface
    self.member = member
    self.firstArgument = firstArgument
  }

  /// The rule as the bus takes it.
  ///
  /// - Errors: `.malformed` for an apostrophe, which no name or path has.
  func text() throws(BusError) -> String {
    let parts = [
      ("sender", sender), ("path", path), ("path_namespace", pathNamespace),
      ("interface", interface), ("member", member), ("arg0", firstArgument),
    ]
    var text = "type='signal'"
    for case (let key, let value?) in parts {
      guard !value.contains("'"), !value.utf8.contains(0) else {
        throw BusError(.malformed, detail: "match rule")
      }
      text += ",\(key)='\(value)'"
    }
    return text
  }
}
