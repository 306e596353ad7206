import CaseData
import HotKeyDefinition

import struct FoundationEssentials.Decimal

/// Case data for a drafted script: made up by type, and never what was recorded.
struct FictitiousCase {
  /// By path, `borger.navn`.
  private(set) var texts: [(leaf: CaseLeaf, yaml: String)] = []
  /// What the script's data are when a run has them.
  private(set) var values: [String: Value] = [:]
  let cpr: CPRNumber?

  /// Day of birth + 60: no living person's number.
  private static let numbers = ["610190-0019", "620290-0016", "630390-0013"]

  /// - Parameters:
  ///   - leaves: what the draft names, and the citizen.
  ///   - all: every value of the recording's case, none of which may come here.
  ///   - fields: which fields each leaf fills, by path.
  init(_ leaves: [CaseLeaf], avoiding all: [CaseLeaf], fields: [String: FormField]) {
    let avoided = Set(all.map(\.value))
    cpr =
      Self.numbers.compactMap { try? CPRNumber($0, mode: .test) }
      .first { !avoided.contains(.text($0.digits)) }
    for leaf in leaves {
      guard let value = value(of: leaf, fields[leaf.path], avoided) else { continue }
      values = Self.adding(
        value, at: leaf.path.split(separator: ".").map(String.init)[...], to: values)
      texts.append((leaf, Self.yaml(value)))
    }
  }

  private func value(
    of leaf: CaseLeaf, _ field: FormField?, _ avoided: Set<Value>
  ) -> Value? {
    switch leaf.type {
    case .cpr: return cpr.map { number in .text(number.digits) }
    case .date:
      let days = ["2026-02-03", "2026-03-04"].compactMap(CalendarDate.init(iso:))
      return first(days.map(Value.date), avoided)
    case .integer: return first([.integer(7), .integer(8)], avoided)
    case .decimal:
      let numbers = ["12.5", "13.5"].compactMap { Decimal(exactly: $0) }
      return first(numbers.map(Value.decimal), avoided)
    // There are but two.
    case .flag: return .flag(true)
    case .text: return text(leaf, field, avoided)
    case .secret, .record, .list, .unknown: return nil
    }
  }

  private func text(_ leaf: CaseLeaf, _ field: FormField?, _ avoided: Set<Value>) -> Value? {
    let own: [String]
    switch field?.kind {
    case .choice?: own = field?.options ?? []
    case .date?: own = ["03-02-2026", "04-03-2026"]
    case .number?: own = ["7", "8"]
    default: own = ["Opdigtet \(leaf.name)", "Opdigtet \(leaf.name) 2"]
    }
    let length = field?.length ?? Int.max
    return first(own.map { .text(String($0.prefix(length))) }, avoided) ?? own.first.map(Value.text)
  }

  private func first(_ candidates: [Value], _ avoided: Set<Value>) -> Value? {
    candidates.first { !avoided.contains($0) }
  }

  private static func adding(
    _ value: Value, at path: ArraySlice<String>, to record: [String: Value]
  ) -> [String: Value] {
    guard let name = path.first else { return record }
    var record = record
    if path.count == 1 {
      record[name] = value
    } else {
      var inner: [String: Value] = [:]
      if case .record(let known)? = record[name] { inner = known }
      record[name] = .record(adding(value, at: path.dropFirst(), to: inner))
    }
    return record
  }

  private static func yaml(_ value: Value) -> String {
    switch value {
    case .text(let text): YAMLText.quoted(text)
    case .integer(let number): String(number)
    case .decimal(let number): "\(number)"
    case .date(let date): date.iso
    case .flag(let flag): String(flag)
    case .record, .list, .secret, .missing: "null"
    }
  }
}
