import CaseData
import Diagnostics
import HotKeyDefinition

/// Turns a value into what one field shall hold, by the field's kind.
///
/// - Errors: GV0212, GV0213, GV0221, GV0222, GV0224, GV0226, GV0227, GV0228.
struct FieldContent {
  let field: FormField
  /// `navn` or `ydelser[3].fra`.
  let id: String
  /// The template the value comes from.
  let span: SourceSpan

  func content(of value: Value) throws(FieldRefusal) -> FieldPlan.Content {
    switch field.kind {
    case .checkbox: return .flag(try flag(value))
    case .choice: return .choice(try choice(value))
    case .date: return .text(try finished(date(value)))
    case .number: return .text(try finished(number(value)))
    case .text, .readOnly: return .text(try finished(cleaned(plainText(value), .single)))
    case .multiline: return .text(try finished(cleaned(plainText(value), .several)))
    }
  }

  private func flag(_ value: Value) throws(FieldRefusal) -> Bool {
    guard case .flag(let flag) = value else { throw mismatch("a flag", value) }
    return flag
  }

  private func choice(_ value: Value) throws(FieldRefusal) -> String {
    let text = try cleaned(standardText(value), .single)
    let offered = field.options.isEmpty || field.options.contains(text)
    if text.isEmpty, !field.options.contains("") {
      if field.required { throw emptyButRequired }
    } else if !offered {
      throw refused(
        .valueNotAnOption, "the value for `\(id)` is none of the field's options", "not an option",
        help: Suggestion.help("", in: field.options, noun: "options"))
    }
    return text
  }

  private func date(_ value: Value) throws(FieldRefusal) -> String {
    switch value {
    case .date(let date): return date.danish
    case .text(let text):
      let text = try cleaned(text, .single)
      if text.isEmpty { return "" }
      guard let date = DanishDate.read(Evaluator.trimmed(text)) else {
        throw refused(
          .valueNotReadable, "the text for `\(id)` does not read as a date", "expected a date")
      }
      return date.danish
    default: throw mismatch("a date", value)
    }
  }

  private func number(_ value: Value) throws(FieldRefusal) -> String {
    if value.isNumber { return try standardText(value) }
    guard case .text(let text) = value else { throw mismatch("a number", value) }
    let number = Evaluator.trimmed(try cleaned(text, .single))
    guard number.isEmpty || DanishNumber.reads(number) else {
      throw refused(
        .valueNotReadable, "the text for `\(id)` does not read as a number", "expected a number")
    }
    return number
  }

  /// The standard form; a secret shows itself here, in its own field, and nowhere else.
  private func plainText(_ value: Value) throws(FieldRefusal) -> String {
    if case .secret(let secret) = value { return secret.reveal() }
    return try standardText(value)
  }

  private func standardText(_ value: Value) throws(FieldRefusal) -> String {
    guard let text = StandardForm.text(value) else { throw mismatch("text", value) }
    return text
  }

  /// The last tests of every text: required, and not longer than the field.
  ///
  /// Length is counted in UTF-16 units, as browsers and Qt count it; where GTK counts fewer, the
  /// text fits all the more.
  private func finished(_ text: String) throws(FieldRefusal) -> String {
    if field.required, text.allSatisfy(\.isWhitespace) { throw emptyButRequired }
    let text = field.isInCapitals ? text.uppercased() : text
    if let length = field.length, text.utf16.count > length {
      throw refused(
        .textTooLong, "the text for `\(id)` is longer than the field's \(length) characters",
        "too long",
        help: "shorten it with `| take(\(length))` if a part will do")
    }
    return text
  }
}

/// One finding that keeps a field from being planned.
struct FieldRefusal: Error {
  let diagnostic: Diagnostic
}

extension FieldContent {
  private func refused(
    _ code: DiagnosticCode, _ message: String, _ label: String, help: String? = nil
  ) -> FieldRefusal {
    FieldRefusal(diagnostic: Diagnostic(code, .error, message, at: span, label: label, help: help))
  }

  private var emptyButRequired: FieldRefusal {
    refused(
      .requiredFieldEmpty, "`\(id)` must be filled, but its text is empty", "empty here",
      help: "the form says `required: true`")
  }

  private func mismatch(_ wanted: String, _ value: Value) -> FieldRefusal {
    if case .secret = value {
      return refused(.secretInText, "a secret may only fill a text field, not `\(id)`", "a secret")
    }
    let help = if case .flag = value { "write `| yesno`" } else { String?.none }
    return refused(
      .valueNotReadable, "`\(id)` needs \(wanted), but the value is \(value.kindInWords)",
      "expected \(wanted)", help: help)
  }

  private func cleaned(_ text: String, _ lines: FieldText.Lines) throws(FieldRefusal) -> String {
    do {
      return try FieldText.cleaned(text, lines)
    } catch {
      throw FieldRefusal(diagnostic: .refusedText(error, of: "`\(id)`", at: span))
    }
  }
}

extension Diagnostic {
  /// GV0227, GV0228.
  static func refusedText(
    _ refusal: FieldText.Refusal, of subject: String, at span: SourceSpan
  ) -> Diagnostic {
    switch refusal {
    case .control(let point):
      Diagnostic(
        .characterRefused, .error, "the text for \(subject) holds the control character \(point)",
        at: span,
        label: "holds \(point)",
        help: "the source of the data must be put right; it would act as a key")
    case .direction(let point):
      Diagnostic(
        .characterRefused, .error, "the text for \(subject) holds a right-to-left mark, \(point)",
        at: span,
        label: "holds \(point)",
        help: "the source of the data must be put right; it turns what is shown")
    case .tooLarge:
      Diagnostic(
        .textTooLarge, .error, "the text for \(subject) is larger than 1 MB", at: span,
        label: "too large")
    }
  }
}
