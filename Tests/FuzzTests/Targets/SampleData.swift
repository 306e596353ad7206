import CaseData
import Foundation
import HotKeyDefinition

/// Case data of the types that a definition asks for, chosen by the bytes of the input.
struct SampleData {
  private var seed: UInt64

  init(_ bytes: [UInt8]) {
    seed = bytes.reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
  }

  /// The answers and results that a hot key has when it is planned.
  mutating func data(of hotKey: HotKey, in set: DefinitionSet) -> [String: Value] {
    var data: [String: Value] = [:]
    for question in hotKey.questions { data[question.name.text] = value(of: question.type) }
    for source in hotKey.data {
      guard let query = set.query(source) else { continue }
      data[source.name.text] = value(of: query.resultType)
    }
    return data
  }

  mutating func value(of type: ValueType) -> Value {
    switch type {
    case .text, .unknown: return .text(chosen(["", "Åse Prøvesen", "22-11-2026", "a\nb", "\u{7}"]))
    case .integer: return .integer(chosen([0, 1, -1, 2026, .max, .min]))
    case .decimal: return .decimal(chosen([0, 1234.5, -0.005, .greatestFiniteMagnitude]))
    case .date:
      return CalendarDate(year: chosen([1, 2026, 9999]), month: 11, day: 22)
        .map(Value.date) ?? .missing
    case .flag: return .flag(chosen([true, false]))
    case .cpr: return .text("6101900019")
    case .secret: return .secret(Secret("hemmelig"))
    case .record(let fields):
      // Sorted, so that the same bytes give the same data.
      let pairs = fields.sorted { $0.key < $1.key }
      return .record(
        Dictionary(uniqueKeysWithValues: pairs.map { ($0.key, valueOrNone(of: $0.value)) }))
    case .list(let element):
      let count = chosen([3, 1, 0])
      return .list((0..<count).map { _ in value(of: element) })
    }
  }

  private mutating func valueOrNone(of type: ValueType) -> Value {
    chosen([false, false, false, true]) ? .missing : value(of: type)
  }

  private mutating func chosen<Choice>(_ choices: [Choice]) -> Choice {
    seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return choices[Int((seed >> 33) % UInt64(choices.count))]
  }
}
