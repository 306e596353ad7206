import Audit
import DBus
import Desktop

/// What keeps a daemon from starting or ends it, in one sentence.
package enum StartProblem {
  /// - Returns: lower case, without values.
  package static func sentence(_ error: any Error) -> String {
    switch error {
    case let other as OtherDaemon: other.sentence
    case let error as DesktopError: error.detail.isEmpty ? error.code.rawValue : error.detail
    case AuditError.inUse:
      "another daemon keeps this audit trail already, and is left as it is: end it, or set GENVEJ_STATE"
    case let error as AuditError:
      "the audit trail cannot be kept (\(error)), and nothing runs unaudited"
    case let error as BusError where error.code == .nameTaken:
      "another daemon has the control interface of this session already"
    default: "\(error)"
    }
  }
}
