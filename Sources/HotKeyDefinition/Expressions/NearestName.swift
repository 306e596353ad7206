/// Finds the name somebody most likely meant.
enum NearestName {
  /// The nearest of `names` to `text`, or `nil` where none is near.
  ///
  /// - Shape: one edit (insert, delete, exchange, swap of neighbours) for words under four letters, two above,
  ///   three from eight letters on; capitals do not count. Of equally near ones the first in the alphabet.
  static func among(_ names: some Sequence<String>, to text: String) -> String? {
    let wanted = Array(text.lowercased())
    guard wanted.count <= 64 else { return nil }
    let limit = wanted.count < 4 ? 1 : wanted.count < 8 ? 2 : 3
    var best: (name: String, distance: Int)?
    for name in names.sorted() where abs(name.count - wanted.count) <= limit {
      let found = distance(wanted, Array(name.lowercased()))
      if found <= limit, found < best?.distance ?? .max { best = (name, found) }
    }
    return best?.name
  }

  /// Edit distance with swaps of neighbours (optimal string alignment).
  static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var older: [Int] = []
    var old = Array(0...right.count)
    for row in 0..<left.count {
      var new = [row + 1]
      for column in 0..<right.count {
        let exchange = old[column] + (left[row] == right[column] ? 0 : 1)
        var cost = min(exchange, old[column + 1] + 1, new[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          cost = min(cost, older[column - 1] + 1)
        }
        new.append(cost)
      }
      older = old
      old = new
    }
    return old[right.count]
  }

  /// `did you mean …?`, else the whole list where it has at most 12 names, else nothing.
  static func help(for text: String, among names: some Collection<String>, called plural: String) -> String? {
    if let nearest = among(names, to: text) { return "did you mean `\(nearest)`?" }
    guard !names.isEmpty, names.count <= 12 else { return nil }
    return "\(plural) are \(names.sorted().map { "`\($0)`" }.joined(separator: ", "))"
  }
}
