extension DiagnosticCode {
  // GV0301 to GV0309 are the grabs of a running daemon.
  package static let malformedChord = DiagnosticCode(rawValue: "GV0310")
  package static let unknownModifier = DiagnosticCode(rawValue: "GV0311")
  package static let unknownKeyName = DiagnosticCode(rawValue: "GV0312")
  package static let tooManyChords = DiagnosticCode(rawValue: "GV0313")
  package static let chordTaken = DiagnosticCode(rawValue: "GV0314")
  package static let chordIsPrefix = DiagnosticCode(rawValue: "GV0315")
  package static let modifierTwice = DiagnosticCode(rawValue: "GV0316")
  package static let bareKey = DiagnosticCode(rawValue: "GV0317")
}
