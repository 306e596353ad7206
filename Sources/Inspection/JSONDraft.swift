import FoundationEssentials
import HotKeyDefinition

/// A sketch as JSON, for programs: the same keys as the system file, and the comments as `notes`.
package struct JSONDraft: Sendable, Encodable {
  private let sketch: SystemSketch

  package init(_ sketch: SystemSketch) { self.sketch = sketch }

  /// - Throws: what the encoder throws.
  package func text() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }

  private struct Key: CodingKey, ExpressibleByStringLiteral {
    let stringValue: String
    let intValue: Int? = nil
    init(stringLiteral value: String) { stringValue = value }
    init(_ value: String) { stringValue = value }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  private typealias Container = KeyedEncodingContainer<Key>

  package func encode(to encoder: any Encoder) throws {
    var root = encoder.container(keyedBy: Key.self)
    try root.encode(sketch.id, forKey: "system")
    try root.encode(sketch.title, forKey: "title")
    try root.encode("test", forKey: "environment")
    try root.encode(sketch.window.toolkit, forKey: "toolkit-detected")
    try root.encode(notes, forKey: "notes")
    var windows = root.nestedContainer(keyedBy: Key.self, forKey: "windows")
    var window = windows.nestedContainer(keyedBy: Key.self, forKey: "vindue")
    try window.encodeIfPresent(sketch.window.windowClass, forKey: "class")
    try window.encodeIfPresent(sketch.window.title, forKey: "title")
    if sketch.window.showsCitizen { try window.encode(true, forKey: "title-shows-citizen") }
    guard !sketch.form.fields.isEmpty else { return }
    var forms = root.nestedContainer(keyedBy: Key.self, forKey: "forms")
    var form = forms.nestedContainer(keyedBy: Key.self, forKey: Key(sketch.form.id))
    try form.encode(sketch.form.finding.rawValue, forKey: "find")
    try form.encode(sketch.form.proof.rawValue, forKey: "proof")
    try form.encodeIfPresent(sketch.form.citizen, forKey: "citizen")
    // Their order is the order of the form: a list, and no object.
    var fields = form.nestedUnkeyedContainer(forKey: "fields")
    for field in sketch.form.fields {
      var container = fields.nestedContainer(keyedBy: Key.self)
      try encode(field, into: &container)
    }
  }

  private func encode(_ field: FieldSketch, into container: inout Container) throws {
    try container.encode(field.id, forKey: "id")
    try container.encode(field.label, forKey: "label")
    try container.encode(field.kind.rawValue, forKey: "type")
    try container.encodeIfPresent(field.length, forKey: "length")
    if field.isRequired { try container.encode(true, forKey: "required") }
    if !field.options.isEmpty { try container.encode(field.options, forKey: "options") }
    try container.encodeIfPresent(field.note, forKey: "note")
  }

  private var notes: [String] {
    let none: [String] =
      if case .none(let reason) = sketch.finding { ["no fields: \(reason)"] } else { [] }
    return none + sketch.window.notes + sketch.form.notes
  }
}
