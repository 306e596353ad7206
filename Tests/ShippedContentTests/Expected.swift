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
    // Each source tells its own moment: the minute may turn between them.
    let benefits = data["ydelseraflaest"] ?? data["aflaest"]
    let others = data["aflaest"] ?? data["ydelseraflaest"]
    return try Dictionary(
      uniqueKeysWithValues: texts.map { field, text in
        (field, try filled(text, readAt: field == "ydelser-kilde" ? benefits : others))
      })
  }

  private static func filled(_ text: String, readAt moment: Value?) throws -> String {
    guard case .record(let reading) = moment, case .date(let day) = reading["dato"],
      case .text(let time) = reading["klokken"]
    else { throw MomentMissing() }
    return text.replacing("‹dato-lang›", with: DanishDate.long(day))
      .replacing("‹dato›", with: day.danish)
      .replacing("‹klokken›", with: time)
  }

  private struct MomentMissing: Error {}
}
