/// Why a call on the bus gave no answer.
///
/// - Shape: codes, names of errors, of members and of system errors only; what a peer wrote in its
///   error's
///   text is dropped, because it may repeat an argument.
package struct BusError: Error, Sendable, Hashable, CustomStringConvertible {
  package enum Code: String, Sendable, Hashable {
    /// No bus answers at the address, or there is no address.
    case noBus
    /// Nobody on the bus has the name the call was meant for.
    case noOwner
    /// Another process has the name asked for.
    case nameTaken
    /// The connection to the bus ended.
    case connectionLost
    /// The peer left the bus before it answered.
    case peerLeft
    /// No answer before the deadline.
    case deadline
    /// The calling task was cancelled.
    case cancelled
    /// The peer has no such object, interface or member.
    case unknown
    /// The peer answered with any other error.
    case refused
    /// A message that cannot be built, or an answer of another type than the interface says.
    case malformed
  }

  package let code: Code
  /// The D-Bus error name of the answer, where there was one.
  package let name: String?
  /// The member called, or the system error of the call that failed.
  package let detail: String

  package init(_ code: Code, name: String? = nil, detail: String) {
    self.code = code
    self.name = name
    self.detail = detail
  }

  package var description: String {
    "\(code.rawValue): \(detail)" + (name.map { " (\($0))" } ?? "")
  }
}

extension BusError {
  /// The error of an answer.
  ///
  /// - Parameters:
  ///   - name: the error's name on the bus.
  ///   - member: the method called.
  ///   - expired: whether the call's deadline has passed: sd-bus and the bus use the same name for
  ///     "too late" and for "the peer has left".
  init(name: String, member: String, expired: Bool) {
    let code: Code =
      switch name.split(separator: ".").last {
      case "ServiceUnknown", "NameHasNoOwner": .noOwner
      case "NoReply", "Timeout", "TimedOut", "Disconnected": expired ? .deadline : .peerLeft
      case "UnknownMethod", "UnknownObject", "UnknownInterface", "UnknownProperty": .unknown
      default: .refused
      }
    self.init(code, name: name, detail: member)
  }

  /// The error of a call into sd-bus, which returned −errno.
  static func system(_ code: Code, _ result: Int32, in function: String) -> BusError {
    BusError(code, detail: "\(function): errno \(-result)")
  }
}
