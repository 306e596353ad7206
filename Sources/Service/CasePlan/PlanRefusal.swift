import Diagnostics
import Engine
package import PanelModel

/// Why there is no plan, as JSON: code and message, and where something can be put right.
package struct PlanRefusal: Codable, Sendable {
  package struct Finding: Codable, Sendable {
    package let code: String
    package let message: String
    package let help: String?
    package let path: String?
    package let line: Int?
    package let column: Int?
  }

  package let hotKey: String
  package let code: String
  package let message: String
  /// What the source of the data says itself, in English and without a value: where a file is wrong.
  package let detail: String?
  package let findings: [Finding]

  package init(_ refusal: CasePlan.Refusal, of hotKey: String, in language: PanelLanguage) {
    self.hotKey = hotKey
    switch refusal {
    case .caseFile(let diagnostics):
      code = diagnostics.first?.code.rawValue ?? ""
      message = language(
        "Filen med sagsdata kan ikke bruges.", "The file of case data cannot be used.")
      detail = nil
      findings = diagnostics.map(Finding.init)
    case .run(let failure):
      code = failure.code.rawValue
      message = failure.message(in: language)
      if case .data(let adapter, _, _, let said?) = failure.cause {
        detail = "\(adapter): \(said)"
      } else {
        detail = nil
      }
      if case .planning(let diagnostics) = failure.cause {
        findings = diagnostics.map(Finding.init)
      } else {
        findings = []
      }
    }
  }

  package var json: String { JSONText.of(self) }

  /// The message, what the source says, then each finding with its place and what to do.
  package var lines: [String] {
    ["\(code): \(message)"] + (detail.map { [$0] } ?? [])
      + findings.map { finding in
        let place = finding.path.map { "\($0):\(finding.line ?? 1):\(finding.column ?? 1): " } ?? ""
        let help = finding.help.map { "; \($0)" } ?? ""
        return "\(place)error[\(finding.code)]: \(finding.message)\(help)"
      }
  }
}

extension PlanRefusal.Finding {
  fileprivate init(_ diagnostic: Diagnostic) {
    let start = diagnostic.span?.start
    self.init(
      code: diagnostic.code.rawValue, message: diagnostic.message, help: diagnostic.help,
      path: diagnostic.span?.file.path, line: start?.line, column: start?.column)
  }
}
