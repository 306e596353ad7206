import Glibc

/// Why a piece of the test stage did not come up, or did not answer.
///
/// - Shape: `detail` names programs, lines and paths of the test; it may hold anything a program
///   printed.
package struct TestKitError: Error, Sendable, CustomStringConvertible {
  package enum Code: String, Sendable {
    /// A program is not installed; `detail` names the Debian package.
    case missingProgram
    /// The evidence did not come before the deadline.
    case deadline
    /// The program or the peer ended while it was waited for.
    case ended
    /// The system refused a call.
    case refused
    /// The peer answered something its protocol does not allow.
    case malformed
  }

  package let code: Code
  package let detail: String

  package init(_ code: Code, _ detail: String) {
    self.code = code
    self.detail = detail
  }

  package var description: String { "\(code.rawValue): \(detail)" }

  /// The system's own words for `errno`.
  static func system(_ call: String, _ number: Int32) -> TestKitError {
    TestKitError(.refused, "\(call): \(String(cString: strerror(number)))")
  }
}
