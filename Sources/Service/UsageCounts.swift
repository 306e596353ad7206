import FoundationEssentials

/// How often each hot key was run to its end at this desk, so that the palette shows what is used.
///
/// - Shape: a small JSON file in the state folder; holds ids and counts, nothing of a citizen. A
///   file that cannot be read counts as none.
struct UsageCounts: Sendable {
  private let path: String
  private var counts: [String: Int]

  init(path: String) {
    self.path = path
    let data = FileManager.default.contents(atPath: path)
    counts = data.flatMap { try? JSONDecoder().decode([String: Int].self, from: $0) } ?? [:]
  }

  subscript(id: String) -> Int { counts[id] ?? 0 }

  mutating func count(_ id: String) {
    counts[id, default: 0] += 1
    // Lost counts cost nothing but an order in a list.
    try? JSONEncoder().encode(counts).write(to: URL(fileURLWithPath: path), options: .atomic)
  }
}
