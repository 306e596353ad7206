import CaseData
import FoundationEssentials

/// Says of each answer, as it is typed, whether it can be one.
///
/// - Shape: pure; the daemon reads the answer once more and has the last word.
/// - Source: domain §1.1-§1.4 for CPR numbers.
package struct PromptCheck: Sendable {
  package enum Verdict: Sendable, Hashable {
    case good
    /// It may be right: it can be sent, and the user is told what is odd.
    case odd(String)
    /// Not yet an answer; nothing is wrong so far.
    case unfinished
    case wrong(String)
  }

  private let testMode: Bool
  private let language: PanelLanguage

  package init(testMode: Bool, language: PanelLanguage) {
    self.testMode = testMode
    self.language = language
  }

  package func verdict(on text: String, to question: PromptQuestion) -> Verdict {
    let text = text.trimmingWhitespace
    if text.isEmpty { return .unfinished }
    if !question.options.isEmpty {
      return question.options.contains(text)
        ? .good : .wrong(language("Vælg en af mulighederne.", "Choose one of the options."))
    }
    switch question.kind {
    case .text: return .good
    case .cpr: return cpr(text)
    case .date:
      let isDate = CalendarDate(danish: text) != nil || CalendarDate(iso: text) != nil
      return isDate
        ? .good
        : .wrong(language("Skriv datoen som 22-11-2026.", "Write the date as 22-11-2026."))
    case .integer:
      return Int(text) != nil
        ? .good : .wrong(language("Skriv et helt tal.", "Write a whole number."))
    case .decimal:
      return text.isDanishNumber
        ? .good : .wrong(language("Skriv et tal, f.eks. 1.234,50.", "Write a number: 1.234,50."))
    case .flag:
      return ["ja", "nej"].contains(text.lowercased())
        ? .good : .wrong(language("Svar ja eller nej.", "Answer ja or nej."))
    }
  }

  private func cpr(_ text: String) -> Verdict {
    let digits = text.filter(\.isWholeNumber).count
    do throws(CPRError) {
      let number = try CPRNumber(text, mode: testMode ? .test : .production)
      switch number.warning {
      case nil: return .good
      case .checkDigit, .checkDigitOnFirstOfJanuary:
        return .odd(
          language(
            "Kontrolcifferet passer ikke. Det kan være rigtigt: se efter en gang til.",
            "The check digit does not fit. It may be right: look once more."))
      }
    } catch {
      switch error {
      case .format:
        let isPart = digits < 10 && text.allSatisfy { $0.isWholeNumber || $0 == "-" || $0 == " " }
        return isPart
          ? .unfinished
          : .wrong(
            language(
              "Et CPR-nummer har ti cifre: 010190-1234.",
              "A CPR number has ten digits: 010190-1234."
            ))
      case .date:
        return .wrong(
          language("De første seks cifre er ingen dato.", "The first six digits are no date."))
      case .fictitious:
        return .wrong(
          language(
            "Det er et testnummer, som kun bruges i testtilstand.",
            "This is a test number, taken in test mode only."))
      }
    }
  }
}

/// The language of everything a person at the desk reads: Danish, or English where the locale says so.
///
/// - Source: `LC_ALL`, `LC_MESSAGES`, `LANG` in this order (POSIX, "Internationalization Variables").
package struct PanelLanguage: Sendable, Hashable {
  package let isEnglish: Bool

  package static let danish = PanelLanguage(environment: [:])
  package static let english = PanelLanguage(environment: ["LANG": "en"])

  package init(environment: [String: String]) {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }
    isEnglish = locale?.hasPrefix("en") ?? false
  }

  package func callAsFunction(_ danish: String, _ english: String) -> String {
    isEnglish ? english : danish
  }
}

extension String {
  package var trimmingWhitespace: String {
    var rest = self[...].drop(while: \.isWhitespace)
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }

  /// `1234`, `-1.234,50`: points between thousands, a comma before the decimals.
  fileprivate var isDanishNumber: Bool {
    let body = hasPrefix("-") ? dropFirst() : self[...]
    let parts = body.split(separator: ",", omittingEmptySubsequences: false)
    guard let whole = parts.first, parts.count <= 2, parts.last?.isEmpty == false else {
      return false
    }
    let groups = whole.split(separator: ".", omittingEmptySubsequences: false)
    let areDigits = (groups + parts.dropFirst()).allSatisfy { group in
      !group.isEmpty && group.allSatisfy { $0.isASCII && $0.isNumber }
    }
    let areThousands = groups.dropFirst().allSatisfy { $0.count == 3 }
    return areDigits && areThousands && (groups.count == 1 || (1...3).contains(groups[0].count))
  }
}
