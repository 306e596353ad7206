extension DiagnosticCode {
  // Replay scripts.
  package static let nothingExpected = DiagnosticCode(rawValue: "GV0701")
  package static let scriptUnknownHotKey = DiagnosticCode(rawValue: "GV0702")
  package static let scriptUnknownName = DiagnosticCode(rawValue: "GV0703")
  package static let scriptPage = DiagnosticCode(rawValue: "GV0704")
  package static let scriptPerson = DiagnosticCode(rawValue: "GV0705")
  package static let caseTwice = DiagnosticCode(rawValue: "GV0706")
}
