import CaseData
import Diagnostics

/// Texts of a case of which not every one has a meaning.
extension ScriptParser {
  /// A CPR number, with or without a hyphen.
  mutating func readNumber(_ entry: YAMLMapping.Entry?) -> Name? {
    guard let entry, let name = findings.name(entry) else { return nil }
    if (try? CPRNumber(name.text, mode: .test)) != nil { return name }
    findings.add(
      .caseValueType, "`\(entry.key.text)` is a CPR number, and this is none",
      at: name.span.range, help: "write ten digits, in quotes, with or without a hyphen")
    return nil
  }

  /// A keyboard layout; which there are, the X server knows.
  mutating func readLayout(_ entry: YAMLMapping.Entry?) -> Name? {
    guard let entry, let name = findings.name(entry) else { return nil }
    if KeyboardLayoutName.isOne(name.text) { return name }
    findings.add(
      .unknownWord, "`\(entry.key.text)` cannot be `\(name.text)`", at: name.span.range,
      label: "expected a layout as `setxkbmap` names it, such as `us`",
      help: Suggestion.nearest(name.text, in: KeyboardLayoutName.everyday).map {
        "did you mean `\($0)`?"
      })
    return nil
  }

  /// One of the words of an enumeration, with its place.
  mutating func readWord<Word: RawRepresentable<String> & CaseIterable>(
    _ node: YAMLNode, of subject: String, _ type: Word.Type
  ) -> Name? {
    findings.word(node, of: subject, type).map {
      Name($0.rawValue, at: findings.span(node.range))
    }
  }

  /// The text that belongs to a fault; a field's name where it is none of its own.
  mutating func readText(
    of kind: ReplayCase.Fault.Kind, _ entry: YAMLMapping.Entry?
  ) -> Name? {
    switch kind {
    case .wrongCitizen: return readNumber(entry)
    case .layoutSwitch: return readLayout(entry)
    case .heldModifiers:
      guard let entry else { return nil }
      return readWord(entry.value, of: "`\(entry.key.text)`", KeyChord.Modifier.self)
    default: return findings.name(entry)
    }
  }
}

/// What keyboard layouts are called.
///
/// - Source: xkeyboard-config, `rules/base.lst`.
package enum KeyboardLayoutName {
  /// What every name of a layout matches.
  package static let pattern = "^[a-z][a-z0-9_/-]+$"

  static let everyday = ["dk", "us", "gb", "de", "no", "se", "fi", "fr"]

  static func isOne(_ text: String) -> Bool {
    let isLetter = { (scalar: Unicode.Scalar) in ("a"..."z").contains(scalar) }
    let scalars = text.unicodeScalars
    return scalars.count > 1 && scalars.first.map(isLetter) == true
      && scalars.allSatisfy {
        isLetter($0) || ("0"..."9").contains($0) || "_/-".unicodeScalars.contains($0)
      }
  }
}

extension ReplayCase {
  /// What a run leaves in the audit trail; the trail's own kinds are more.
  package enum AuditEvent: String, Sendable, CaseIterable {
    case runStarted = "run-started"
    case dataFetched = "data-fetched"
    case fieldProved = "field-proved"
    case fieldUnproved = "field-unproved"
    case fieldKept = "field-kept"
    case fieldFailed = "field-failed"
    case clipboardReturned = "clipboard-returned"
    case clipboardLost = "clipboard-lost"
    case runCompleted = "run-completed"
    case runFailed = "run-failed"
    case runCancelled = "run-cancelled"
    case runRefused = "run-refused"
  }
}
