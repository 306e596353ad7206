import Desktop
import Diagnostics
import Foundation
import PanelModel
import Testing

@testable import Engine

/// What a caseworker reads holds no value, and is Danish or English.
@Suite struct MessageTests {
  /// A value in every place that a cause could take one from.
  private static let value = "Hemmelighed610190"
  private static let difference = TextDifference(expected: value + "a", found: value)

  private static let desktopCodes: [DesktopError.Code] = [
    .connectionLost, .focusLost, .windowGone, .notFetched, .noCopy, .clipboardTaken,
    .clipboardUnsaved, .stopped, .shieldRefused, .cannotType, .notActivated, .unsupported,
  ]

  static let causes: [RunFailure.Cause] =
    [
      .busy, .unknownHotKey, .planning([]),
      .data(adapter: "opera", query: "borger", code: "unavailable"),
      .noRate(rates: "befordring"),
      .data(adapter: "opera", query: "borger", code: "locked"),
      .data(adapter: "opera", query: "borger", code: "malformed"),
      .data(adapter: "opera", query: "borger", code: "deadline"),
      .data(adapter: "opera", query: "borger", code: "bad-query"),
      .noWindow(system: "Plansystemet"), .severalWindows(system: "Plansystemet", count: 2),
      .otherCitizen, .citizenUnreadable, .cannotProve(fields: ["Svar", "Afsluttet"]),
      .labelMissing(fields: ["Svar"]), .wrongField(expected: "Felt 2", found: "Kaldenavn"),
      .wrongField(expected: "Felt 2", found: nil), .mismatch(difference),
      .changedAfterwards(difference), .choiceNotSet, .checkboxNotSet, .readOnly, .formLost,
      .insertUnproved,
      .question(name: "cpr", .noAnswer), .question(name: "cpr", .invalid),
      .question(name: "cpr", .several), .question(name: "uge", .unknownName),
      .question(name: "cpr", .testNumber), .question(name: "cpr", .notGiven),
    ]
    + [AccessibilityError.Code.noBus, .gone, .deadline, .malformed].map { .accessibility($0) }
    + desktopCodes.map { .desktop(DesktopError($0, value)) }

  @Test func messages_holdNoValue() {
    for cause in Self.causes {
      let failure = RunFailure(cause, field: "felt02", label: "Felt 2")
      #expect(!failure.message.contains("Hemmelighed"))
      #expect(!failure.message.contains("610190"))
      #expect(!failure.message.contains("Optional("))
    }
  }

  @Test func messages_areDanishSentences_eachOfItsOwn() {
    var seen: [String: String] = [:]
    for cause in Self.causes {
      let message = RunFailure(cause, field: "felt02", label: "Felt 2").message
      #expect(message.last == ".")
      #expect(message.first?.isUppercase == true)
      for word in [" the ", " is ", " window", " field"] { #expect(!message.contains(word)) }
      let name = "\(cause)"
      #expect(seen[message] == nil || message.contains("ikke til kilden"), "\(name)")
      seen[message] = name
    }
  }

  @Test func messages_areThereInEnglishToo_withoutValues_eachOfItsOwn() {
    let english = PanelLanguage(environment: ["LANG": "en_GB.UTF-8"])
    var seen: [String: String] = [:]
    for cause in Self.causes {
      let failure = RunFailure(cause, field: "felt02", label: "Felt 2")
      let message = failure.message(in: english)
      let name = "\(cause)"
      #expect(failure.message(in: .danish) == failure.message, "\(name)")
      #expect(message != failure.message, "\(name)")
      #expect(message.last == "." && message.first?.isUppercase == true, "\(name)")
      for word in [" er ", " ikke ", " og ", "»", "Hemmelighed", "610190", "Optional("] {
        #expect(!message.contains(word), "\(name)")
      }
      #expect(message.contains("Felt 2") == failure.message.contains("Felt 2"), "\(name)")
      #expect(seen[message] == nil || message.contains("does not fit the source"), "\(name)")
      seen[message] = name
    }
  }

  @Test func field_isNamed_whereItMatters() {
    for cause: RunFailure.Cause in [
      .mismatch(Self.difference), .changedAfterwards(Self.difference), .choiceNotSet,
      .checkboxNotSet, .readOnly, .desktop(DesktopError(.focusLost)),
      .desktop(DesktopError(.noCopy)), .desktop(DesktopError(.notFetched)),
      .desktop(DesktopError(.clipboardTaken)),
    ] {
      #expect(RunFailure(cause, field: "felt02", label: "Felt 2").message.contains("»Felt 2«"))
      #expect(!RunFailure(cause).message.contains("»"))
    }
  }

  @Test(arguments: [
    TextDifference.Kind.empty, .truncated, .reformatted, .extended, .other,
  ])
  func difference_isTold_withoutTheTexts(_ kind: TextDifference.Kind) {
    let found: [TextDifference.Kind: String] = [
      .empty: "", .truncated: "Hemme", .reformatted: "HEMMELIGHED", .extended: "xHemmelighed",
      .other: "Hammelighed",
    ]
    let difference = TextDifference(expected: "Hemmelighed", found: found[kind] ?? "")
    #expect(difference.kind == kind)
    #expect(!difference.danish.lowercased().contains("hemme"))
    #expect(!difference.danish.lowercased().contains("hamme"))
  }

  @Test func everyCause_hasACode_thatIsItsOwnKind() {
    for cause in Self.causes {
      let code = RunFailure(cause).code.rawValue
      #expect(code.hasPrefix("GV05"), "\(cause)")
    }
  }
}
