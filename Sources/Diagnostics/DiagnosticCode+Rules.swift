extension DiagnosticCode {
  // What may go wrong at the desk although every definition is right: the rules of `genvej check`.
  package static let titleOnlyWindow = DiagnosticCode(rawValue: "GV0601")
  package static let proofNotStated = DiagnosticCode(rawValue: "GV0602")
  package static let overwriteWithoutPreview = DiagnosticCode(rawValue: "GV0603")
  package static let noLegalBasis = DiagnosticCode(rawValue: "GV0604")
  package static let legalBasisUnverified = DiagnosticCode(rawValue: "GV0605")
  package static let textNotInForce = DiagnosticCode(rawValue: "GV0606")
  package static let personalNumber = DiagnosticCode(rawValue: "GV0607")
  package static let emailAddress = DiagnosticCode(rawValue: "GV0608")
  package static let chordOfDesktop = DiagnosticCode(rawValue: "GV0609")
  package static let chordOfGenvej = DiagnosticCode(rawValue: "GV0610")
  package static let unusedText = DiagnosticCode(rawValue: "GV0611")
  package static let unusedQuery = DiagnosticCode(rawValue: "GV0612")
  package static let unusedResult = DiagnosticCode(rawValue: "GV0613")
  package static let fieldNeverFilled = DiagnosticCode(rawValue: "GV0614")
  package static let mayBeTooLong = DiagnosticCode(rawValue: "GV0615")
  package static let rateEnded = DiagnosticCode(rawValue: "GV0616")
  package static let rateNotApproved = DiagnosticCode(rawValue: "GV0617")
  package static let rateGap = DiagnosticCode(rawValue: "GV0618")
  package static let unusedRates = DiagnosticCode(rawValue: "GV0619")

  // Silences.
  package static let silenceWithoutReason = DiagnosticCode(rawValue: "GV0690")
  package static let silenceInVain = DiagnosticCode(rawValue: "GV0691")
  package static let notSilenced = DiagnosticCode(rawValue: "GV0692")
}
