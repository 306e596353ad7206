package import CaseData
import Diagnostics

import struct FoundationEssentials.Decimal

/// Reads case data that somebody has written down, as values of declared types.
///
/// - Shape: a record may leave fields out: they are missing, as in a source that does not hold them;
///   `null` says the same.
/// - Errors: GV0400 to GV0402 at what does not fit; a message names keys, never what stands in them.
package struct CaseValueReader {
  package private(set) var findings: Findings
  private let mode: CPRNumber.Mode

  /// - Parameter mode: which CPR numbers are taken.
  package init(findings: Findings, mode: CPRNumber.Mode) {
    self.findings = findings
    self.mode = mode
  }

  /// The names of a whole file.
  package mutating func values(_ root: YAMLNode, of types: [String: ValueType]) -> [String: Value] {
    guard case .mapping(let mapping) = root else {
      wrong(root, "case data are a mapping of names", "found \(root.kind)")
      return [:]
    }
    var values: [String: Value] = [:]
    for entry in mapping.entries {
      let name = entry.key.text
      guard let type = types[name] else {
        unknown(entry.key, "the hot key fetches nothing under this name", among: types.keys)
        continue
      }
      values[name] = value(entry.value, as: type, of: name)
    }
    return values
  }

  /// One value; `nil` where a finding has been made.
  ///
  /// - Parameter place: where it stands in the data, `ydelser[2].fra`.
  package mutating func value(_ node: YAMLNode, as type: ValueType, of place: String) -> Value? {
    if case .record = type, node.isNothing { return .missing }
    switch (type, node) {
    case (.record(let fields), .mapping(let mapping)): return record(mapping, fields, of: place)
    case (.list(let element), .sequence(let sequence)):
      return .list(
        sequence.items.enumerated().compactMap { index, item in
          self.item(item, as: element, of: "\(place)[\(index + 1)]")
        })
    case (.record, _), (.list, _), (_, .mapping), (_, .sequence), (_, .refused):
      wrong(node, "`\(place)` is \(type.noun)", "found \(node.kind)")
      return nil
    case (_, .scalar(let scalar)): return value(scalar, as: type, of: place)
    }
  }

  /// An element of a list; nothing is no element.
  private mutating func item(_ node: YAMLNode, as type: ValueType, of place: String) -> Value? {
    guard !node.isNothing else {
      wrong(node, "`\(place)` is \(type.noun)", "found nothing")
      return nil
    }
    return value(node, as: type, of: place)
  }

  private mutating func record(
    _ mapping: YAMLMapping, _ fields: [String: ValueType], of place: String
  ) -> Value {
    var record = fields.mapValues { _ in Value.missing }
    for entry in mapping.entries {
      guard let type = fields[entry.key.text] else {
        unknown(entry.key, "`\(place)` has no such field", among: fields.keys)
        continue
      }
      record[entry.key.text] = value(entry.value, as: type, of: "\(place).\(entry.key.text)")
    }
    return .record(record)
  }

  // MARK: Scalars

  private mutating func value(
    _ scalar: YAMLScalar, as type: ValueType, of place: String
  ) -> Value? {
    if YAMLNode.scalar(scalar).isNothing { return .missing }
    if let value = Self.value(of: scalar.text, as: type, mode) { return value }
    wrong(.scalar(scalar), "`\(place)` is \(type.noun)", help: help(scalar.text, type))
    return nil
  }

  private static func value(
    of text: String, as type: ValueType, _ mode: CPRNumber.Mode
  ) -> Value? {
    switch type {
    case .text: .text(text.normalisedText)
    case .secret: .secret(Secret(text))
    case .integer: Int(text).map(Value.integer)
    case .decimal: Decimal(exactly: text).map(Value.decimal)
    case .date: text.utf8.count == 10 ? CalendarDate(iso: text).map(Value.date) : nil
    case .flag: Bool(text).map(Value.flag)
    case .cpr: (try? CPRNumber(text, mode: mode)).map { .text($0.digits) }
    case .record, .list, .unknown: nil
    }
  }

  /// What is to be written instead, told without the value.
  private func help(_ text: String, _ type: ValueType) -> String {
    switch type {
    case .integer: return "write digits only"
    case .decimal:
      return "write digits with a `.` before the decimals, and nothing between thousands"
    case .date: return "write year, month and day, such as 2026-11-22"
    case .flag: return "write `true` or `false`"
    case .cpr where mode == .production && Self.value(of: text, as: .cpr, .test) != nil:
      return "it is a test number (day of birth + 60), taken with `--test-mode` only"
    case .cpr: return "write ten digits, in quotes, with or without a hyphen"
    default: return "see the query's `fields` in adapters.yaml"
    }
  }

  // MARK: Findings

  private mutating func wrong(
    _ node: YAMLNode, _ message: String, _ found: String? = nil, help: String? = nil
  ) {
    if case .refused = node { return }
    findings.add(
      .caseValueType, found.map { "\(message), \($0)" } ?? "\(message), and this is none",
      at: node.range, help: help)
  }

  private mutating func unknown(
    _ key: YAMLScalar, _ message: String, among names: some Sequence<String>
  ) {
    findings.add(
      .caseUnknownName, message, at: key.range,
      help: Suggestion.help(key.text, in: names.sorted(), noun: "names"))
  }
}

extension YAMLNode {
  /// Nothing at all, or `null` without quotes.
  fileprivate var isNothing: Bool {
    guard case .scalar(let scalar) = self, scalar.style == .plain else { return false }
    return ["", "null", "~"].contains(scalar.text)
  }
}
