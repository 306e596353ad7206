/// What was measured of one tool in one situation, all runs of it.
///
/// - Shape: one row of the table and one object of `bench.json`.
struct BenchmarkRow: Sendable, Codable, Hashable {
  enum Unit: String, Sendable, Codable {
    case seconds = "s"
    case milliseconds = "ms"
    case megabytes = "MB"
    case wakeupsPerMinute = "wake-ups a minute"
  }

  /// The tool that the ratios are about.
  static let ownTool = "Genvej"

  /// `fill`, as `ONLY=` names it.
  let part: String
  /// `Genvej`, `xdotool type`.
  let tool: String
  /// `Chromium`, `80 hot keys`.
  let target: String
  /// `idle`, `busy`.
  let load: String
  let unit: Unit
  /// One a run.
  let samples: [Double]
  /// How many fields held the right text, one a run; empty where no form is filled.
  let rightFields: [Int]
  /// Fields of the form; 0 where no form is filled.
  let fields: Int
  /// The most that the median may be (design §7); `nil` where none is set.
  let goal: Double?
  /// The keyboard layout of each run; empty where it plays no part.
  let layouts: [String]
  /// What the figures alone do not say: `1 run stopped: GV0604`.
  let notes: [String]

  init(
    part: String, tool: String, target: String, load: String = "idle", unit: Unit,
    samples: [Double], rightFields: [Int] = [], fields: Int = 0, goal: Double? = nil,
    layouts: [String] = [], notes: [String] = []
  ) {
    self.part = part
    self.tool = tool
    self.target = target
    self.load = load
    self.unit = unit
    self.samples = samples
    self.rightFields = rightFields
    self.fields = fields
    self.goal = goal
    self.layouts = layouts
    self.notes = notes
  }

  /// The middle sample, the mean of the two middle ones, 0 without samples.
  var median: Double { Statistics.median(samples) }

  /// Whether every run was right and the goal, if there is one, is reached.
  var isReached: Bool {
    rightFields.allSatisfy { $0 == fields } && goal.map { median <= $0 } ?? true
  }

  /// Whether `other` measures the same thing of another tool.
  func isComparable(with other: BenchmarkRow) -> Bool {
    (part, target, load, unit) == (other.part, other.target, other.load, other.unit)
  }
}

enum Statistics {
  static func median(_ samples: [Double]) -> Double {
    guard !samples.isEmpty else { return 0 }
    let sorted = samples.sorted()
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2)
      ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }
}
