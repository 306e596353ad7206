import Glibc

/// Which bus a connection is opened to.
///
/// - Source: D-Bus Specification, "Server Addresses" and "Well-known Message Bus Instances".
package enum BusAddress: Sendable, Hashable {
  /// The user's bus: `DBUS_SESSION_BUS_ADDRESS`, else the socket `bus` in `XDG_RUNTIME_DIR`.
  case session
  /// An address as the specification writes it, `unix:path=…`.
  case address(String)

  /// The address as text, `nil` where the environment names none.
  package var text: String? {
    switch self {
    case .address(let text): return text.isEmpty ? nil : text
    case .session:
      if let address = environmentValue("DBUS_SESSION_BUS_ADDRESS") { return address }
      guard let directory = environmentValue("XDG_RUNTIME_DIR") else { return nil }
      let path = directory + "/bus"
      return access(path, F_OK) == 0 ? "unix:path=" + escaped(path) : nil
    }
  }

  /// Bytes outside the specification's set, as `%` and two digits.
  private func escaped(_ path: String) -> String {
    let digits = Array("0123456789abcdef")
    return path.utf8.reduce(into: "") { result, byte in
      let scalar = Unicode.Scalar(byte)
      switch scalar {
      case "0"..."9", "A"..."Z", "a"..."z", "-", "_", "/", "\\", "*", ".":
        result.unicodeScalars.append(scalar)
      default: result += ["%", digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
  }
}

/// A variable of the environment, `nil` where it is missing or empty.
package func environmentValue(_ name: String) -> String? {
  guard let value = getenv(name), value.pointee != 0 else { return nil }
  return String(cString: value)
}
