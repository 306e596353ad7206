import CaseData
import FoundationEssentials
import Planning
import Testing

/// What `Tests/Forms/forventet-plan.json` says the plan of the main citizen must hold.
enum Expected {
  /// The texts by field; `‹dato›`, `‹dato-lang›` and `‹klokken›` stand for the moment at which the
  /// sources were read.
  ///
  /// - Parameter data: the case record, whose `aflaest` or `ydelseraflaest` tell the moment.
  /// - Returns: the texts, with that moment in them.
  /// - Throws: where the file cannot be read, or `data` has no moment.
  static func plan(readAt data: [String: Value]) throws -> [String: String] {
    let file = Shipped.forms.appending(path: "forventet-plan.json")
    let texts = try JSONDecoder().decode([String: String].self, from: Data(contentsOf: file))
    guard case .record(let reading) = data["aflaest"] ?? data["ydelseraflaest"],
      case .date(let day) = reading["dato"], case .text(let time) = reading["klokken"]
    else { throw MomentMissing() }
    return texts.mapValues { text in
      text.replacing("‹dato-lang›", with: DanishDate.long(day))
        .replacing("‹dato›", with: day.danish)
        .replacing("‹klokken›", with: time)
    }
  }

  private struct MomentMissing: Error {}
}
