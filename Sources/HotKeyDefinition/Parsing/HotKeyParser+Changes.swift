import CaseData
import Diagnostics

extension HotKeyParser {
  /// Newest first, whatever their order in the file.
  mutating func readChanges(_ node: YAMLNode) -> [ChangeNote] {
    let notes = findings.items(node, of: "`changes`").compactMap { readChange($0) }
    return notes.sorted { $0.date > $1.date }
  }

  private mutating func readChange(_ node: YAMLNode) -> ChangeNote? {
    guard var reader = MappingReader(node, "a change", &findings) else { return nil }
    defer { reader.finish(&findings) }
    let date = findings.date(reader.require("date", &findings))
    let note = findings.text(reader.require("note", &findings))
    guard let date, let note else { return nil }
    return ChangeNote(date: date, note: note)
  }
}
