import CaseData
import Diagnostics

/// Nobody who may exist stands in a script: reports show its texts.
extension ScriptParser {
  /// Finds fault with every text that is a CPR number without the 60 on its day of birth.
  ///
  /// - Errors: GV0705, which never shows the number.
  mutating func refusePersons(in node: YAMLNode) {
    switch node {
    case .scalar(let scalar):
      guard let number = try? CPRNumber(scalar.text, mode: .test), !number.isFictitious else {
        return
      }
      findings.add(
        .scriptPerson, "a number that a person may have stands in the script", at: scalar.range,
        help: "take a test person's: 60 added to the day of birth, such as 610190-0019")
    case .sequence(let sequence):
      for item in sequence.items { refusePersons(in: item) }
    case .mapping(let mapping):
      for entry in mapping.entries { refusePersons(in: entry.value) }
    case .refused: return
    }
  }

  /// The findings, with nothing of a person in the lines they show.
  static func masked(_ findings: Findings) -> [Diagnostic] {
    guard findings.diagnostics.contains(where: { $0.code == .scriptPerson }) else {
      return findings.diagnostics
    }
    let personal = PersonalData([findings.file])
    return findings.diagnostics.map(personal.masked)
  }
}
