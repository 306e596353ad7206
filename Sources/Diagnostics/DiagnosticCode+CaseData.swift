/// GV04xx: case data that somebody has written down.
extension DiagnosticCode {
  package static let caseUnknownName = DiagnosticCode(rawValue: "GV0400")
  package static let caseValueType = DiagnosticCode(rawValue: "GV0401")
  package static let jsonSyntax = DiagnosticCode(rawValue: "GV0402")
}
