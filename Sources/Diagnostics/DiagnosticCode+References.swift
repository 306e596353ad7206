extension DiagnosticCode {
  // Ids over the whole set.
  package static let duplicateID = DiagnosticCode(rawValue: "GV0230")
  package static let leftOut = DiagnosticCode(rawValue: "GV0231")

  // Data.
  package static let unknownAdapter = DiagnosticCode(rawValue: "GV0232")
  package static let unknownQuery = DiagnosticCode(rawValue: "GV0233")
  package static let queryArgumentCount = DiagnosticCode(rawValue: "GV0234")
  package static let queryArgumentType = DiagnosticCode(rawValue: "GV0235")
  package static let nameTwice = DiagnosticCode(rawValue: "GV0236")
  package static let unusedData = DiagnosticCode(rawValue: "GV0237")
  package static let unknownRates = DiagnosticCode(rawValue: "GV0238")

  // Systems and forms.
  package static let unknownSystem = DiagnosticCode(rawValue: "GV0240")
  package static let unknownForm = DiagnosticCode(rawValue: "GV0241")
  package static let unknownField = DiagnosticCode(rawValue: "GV0242")
  package static let unknownColumn = DiagnosticCode(rawValue: "GV0243")
  package static let notAField = DiagnosticCode(rawValue: "GV0244")
  package static let readOnlyField = DiagnosticCode(rawValue: "GV0245")
  package static let contentType = DiagnosticCode(rawValue: "GV0246")
  package static let requiredField = DiagnosticCode(rawValue: "GV0247")
  package static let unknownOption = DiagnosticCode(rawValue: "GV0248")
  package static let contentTooLong = DiagnosticCode(rawValue: "GV0249")
  package static let citizenType = DiagnosticCode(rawValue: "GV0250")
  package static let citizenMissing = DiagnosticCode(rawValue: "GV0251")
  package static let unknownWindow = DiagnosticCode(rawValue: "GV0252")

  // Texts.
  package static let unknownText = DiagnosticCode(rawValue: "GV0260")
  package static let textNeed = DiagnosticCode(rawValue: "GV0261")
  package static let textNeedType = DiagnosticCode(rawValue: "GV0262")

  // Layers.
  package static let notTheUsers = DiagnosticCode(rawValue: "GV0270")
  package static let usersSetAside = DiagnosticCode(rawValue: "GV0271")
  package static let pathPattern = DiagnosticCode(rawValue: "GV0272")

  // Questions answered from a list.
  package static let nothingToChoose = DiagnosticCode(rawValue: "GV0280")
  package static let unknownDefault = DiagnosticCode(rawValue: "GV0281")
  package static let choiceLimits = DiagnosticCode(rawValue: "GV0282")
  package static let askedLater = DiagnosticCode(rawValue: "GV0283")
  package static let optionTwice = DiagnosticCode(rawValue: "GV0284")
}
