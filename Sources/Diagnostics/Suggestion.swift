/// Finds what somebody meant to write.
///
/// - Source: Elm's distances: one slip for a name of one or two letters, two for a longer one.
package enum Suggestion {
  /// Far more than any form has fields: a file with ten thousand names, and as many mistakes, would
  /// take minutes.
  package static let mostCandidates = 500
  /// Bytes of a name that is compared letter by letter; nobody's slip is longer.
  private static let longestName = 200

  /// The candidate nearest to `name`, or `nil` where none is near enough.
  ///
  /// A candidate that differs in upper and lower case only always counts as near. Of two equally
  /// near
  /// ones the first in alphabetical order is taken, so that the answer does not depend on the
  /// order.
  package static func nearest(_ name: String, in candidates: some Sequence<String>) -> String? {
    guard name.utf8.count <= longestName else { return nil }
    let wanted = Array(name.lowercased().unicodeScalars)
    let limit = wanted.count < 3 ? 1 : 2
    var best: (name: String, distance: Int)?
    for candidate in candidates where candidate != name {
      guard abs(candidate.utf8.count - name.utf8.count) <= 4 * limit else { continue }
      let scalars = Array(candidate.lowercased().unicodeScalars)
      let distance = distance(wanted, scalars, limit: limit)
      // A one-letter name is one slip away from every other: then nothing was recognised.
      guard distance <= limit, distance < max(wanted.count, scalars.count) else { continue }
      if let found = best, (found.distance, found.name) <= (distance, candidate) { continue }
      best = (candidate, distance)
    }
    return best?.name
  }

  /// Number of letters put in, left out, exchanged or swapped with their neighbour; more than
  /// `limit`
  /// is answered with `limit + 1`.
  static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], limit: Int) -> Int {
    guard abs(left.count - right.count) <= limit else { return limit + 1 }
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for (row, scalar) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var cost = min(
          last[column + 1] + 1, current[column] + 1, last[column] + (scalar == other ? 0 : 1))
        let swapped =
          row > 0 && column > 0 && scalar == right[column - 1] && left[row - 1] == other
        if swapped { cost = min(cost, beforeLast[column - 1] + 1) }
        current.append(cost)
      }
      if (current.min() ?? 0) > limit { return limit + 1 }
      (beforeLast, last) = (last, current)
    }
    return min(last[right.count], limit + 1)
  }

  /// ``did you mean `navn`?`` for the nearest candidate, else the whole list where it is short.
  ///
  /// - Parameter candidates: in the order they are listed in; of more than ``mostCandidates`` none
  ///   is looked at.
  /// - Returns: `nil` where nothing is near and the list is empty or longer than twelve.
  package static func help(
    _ name: String, in candidates: some Collection<String>, noun: String
  ) -> String? {
    guard candidates.count <= mostCandidates else { return nil }
    if let nearest = nearest(name, in: candidates) { return "did you mean `\(nearest)`?" }
    guard !candidates.isEmpty, candidates.count <= 12 else { return nil }
    return "\(noun): " + candidates.map { "`\($0)`" }.joined(separator: ", ")
  }

  /// The same where the candidates have no order: they are listed alphabetically.
  package static func help(
    _ name: String, inUnordered candidates: some Collection<String>, noun: String
  ) -> String? {
    candidates.count <= mostCandidates ? help(name, in: candidates.sorted(), noun: noun) : nil
  }
}
