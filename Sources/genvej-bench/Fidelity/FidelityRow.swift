/// What one tool did in one application, all layouts together.
struct FidelityRow: Sendable, Codable, Hashable {
  /// The tool that is measured.
  static let ownTool = "Genvej"

  let tool: String
  let target: FidelityTarget
  let way: FidelityWay
  /// `idle`, `busy`.
  let load: String
  var text = TextFidelity()
  /// Characters that are not right in fields that were called proved.
  var unnoticed = 0
  /// Runs that stopped, by the code that they gave.
  var stops: [String] = []
  var seconds = 0.0

  var isRight: Bool { text.isRight && unnoticed == 0 && stops.isEmpty }

  func isSameSituation(as other: FidelityRow) -> Bool {
    (tool, target, way, load) == (other.tool, other.target, other.way, other.load)
  }

  mutating func add(_ other: FidelityRow) {
    text += other.text
    unnoticed += other.unnoticed
    stops += other.stops
    seconds += other.seconds
  }
}
