extension DiagnosticCode {
  // The file.
  package static let unreadableFile = DiagnosticCode(rawValue: "GV0100")
  package static let invalidEncoding = DiagnosticCode(rawValue: "GV0101")
  package static let controlCharacter = DiagnosticCode(rawValue: "GV0102")
  package static let tabIndentation = DiagnosticCode(rawValue: "GV0103")
  package static let fileTooLarge = DiagnosticCode(rawValue: "GV0104")

  // Its YAML.
  package static let yamlSyntax = DiagnosticCode(rawValue: "GV0105")
  package static let severalDocuments = DiagnosticCode(rawValue: "GV0106")
  package static let yamlReference = DiagnosticCode(rawValue: "GV0107")
  package static let yamlTag = DiagnosticCode(rawValue: "GV0108")
  package static let duplicateKey = DiagnosticCode(rawValue: "GV0109")
  package static let nestedTooDeeply = DiagnosticCode(rawValue: "GV0110")
  package static let emptyFile = DiagnosticCode(rawValue: "GV0111")
  package static let unknownDefinition = DiagnosticCode(rawValue: "GV0112")
  package static let frontMatter = DiagnosticCode(rawValue: "GV0113")
  package static let unreadEnding = DiagnosticCode(rawValue: "GV0114")
  package static let unquotedTemplate = DiagnosticCode(rawValue: "GV0115")

  // Its keys and what stands in them.
  package static let unknownKey = DiagnosticCode(rawValue: "GV0120")
  package static let missingKey = DiagnosticCode(rawValue: "GV0121")
  package static let wrongNode = DiagnosticCode(rawValue: "GV0122")
  package static let emptyValue = DiagnosticCode(rawValue: "GV0123")
  package static let malformedID = DiagnosticCode(rawValue: "GV0124")
  package static let unknownWord = DiagnosticCode(rawValue: "GV0125")
  package static let notANumber = DiagnosticCode(rawValue: "GV0126")
  package static let notADate = DiagnosticCode(rawValue: "GV0127")
  package static let notAFlag = DiagnosticCode(rawValue: "GV0128")
  package static let notADuration = DiagnosticCode(rawValue: "GV0129")
  package static let misplacedKey = DiagnosticCode(rawValue: "GV0130")
  package static let unknownType = DiagnosticCode(rawValue: "GV0131")
  package static let validityReversed = DiagnosticCode(rawValue: "GV0132")
  package static let nameTaken = DiagnosticCode(rawValue: "GV0133")
  package static let unknownPathVariable = DiagnosticCode(rawValue: "GV0134")
  package static let queryParameters = DiagnosticCode(rawValue: "GV0135")
  package static let queryWrites = DiagnosticCode(rawValue: "GV0136")
  package static let screenForm = DiagnosticCode(rawValue: "GV0137")

  // Rates.
  package static let ratePeriods = DiagnosticCode(rawValue: "GV0138")
  package static let rateApproval = DiagnosticCode(rawValue: "GV0139")
}
