import CaseData
import Desktop
import Diagnostics
import Engine
import FoundationEssentials
import PanelModel

/// What the control interface answers: value-free JSON with stable keys.
///
/// - Source: design §6.
package struct RunReport: Codable, Sendable {
  package struct Field: Codable, Sendable {
    package let id: String
    package let label: String
    package let result: String
    package let retried: Bool
    package let milliseconds: Double
  }

  package let run: String
  package let hotKey: String
  package let status: String
  package let code: String?
  package let message: String?
  package let field: String?
  package let clipboardReturned: Bool?
  package let seconds: Double
  package let fields: [Field]

  /// - Parameter language: of the message; the code is the same in all.
  init(_ outcome: RunOutcome, in language: PanelLanguage) {
    run = outcome.run
    hotKey = outcome.hotKey
    status = outcome.status.rawValue
    code = outcome.failure?.code.rawValue
    message = outcome.failure?.message(in: language)
    field = outcome.failure?.field
    clipboardReturned = outcome.clipboardReturned
    seconds = outcome.duration / .seconds(1)
    fields = outcome.fields.map { field in
      Field(
        id: field.id, label: field.label, result: "\(field.result)", retried: field.retried,
        milliseconds: field.duration / .milliseconds(1))
    }
  }
}

/// One hot key, as `genvej list` shows it.
package struct HotKeyReport: Codable, Sendable {
  package let id: String
  package let title: String
  package let keys: String?
  /// Why the key is off, `nil` where it is on.
  package let off: String?
}

/// What `genvej status` shows.
package struct StatusReport: Codable, Sendable {
  package let hotKeys: Int
  package let running: Bool
  package let refusals: [String]
  /// Findings of the last reload that was refused; empty where the newest definitions are in force.
  package let reloadFindings: [String]
  package let auditTrail: String
  package let testMode: Bool
}

/// What `genvej reload` answers.
package struct ReloadReport: Codable, Sendable {
  package let inForce: Bool
  package let hotKeys: Int
  package let findings: [String]
}

enum JSONText {
  static func of(_ report: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(report) else { return "{}" }
    return String(decoding: data, as: UTF8.self)
  }
}
