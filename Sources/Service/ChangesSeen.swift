import CaseData
import FoundationEssentials
import HotKeyDefinition

/// Which change notes of hot keys this user has been shown.
///
/// - Shape: a small JSON file in the state folder: the newest date by id, nothing of a citizen. A
///   file that cannot be read counts as none; one that cannot be written holds for as long as the
///   daemon lives. A hot key that is new to the user shows none of the notes that it came with: what
///   one has never used cannot have changed.
struct ChangesSeen: Sendable {
  /// More than these tell nobody anything.
  private static let most = 3

  private let path: String
  private var dates: [String: String]

  init(path: String) {
    self.path = path
    let data = FileManager.default.contents(atPath: path)
    dates = data.flatMap { try? JSONDecoder().decode([String: String].self, from: $0) } ?? [:]
  }

  /// What the user is to be told now, newest first; marked as seen.
  ///
  /// - Parameters:
  ///   - hasUsed: whether the user has run the hot key before.
  ///   - today: notes of a later day wait for it.
  mutating func take(
    of hotKey: HotKey, hasUsed: Bool, today: CalendarDate
  ) -> [ChangeNote] {
    let id = hotKey.id.text
    let seen = dates[id]
    let due = hotKey.changes.filter { $0.date <= today }.sorted { $0.date > $1.date }
    // Known from now on, even with all its notes still to come: they are news when they do.
    if seen == nil, due.isEmpty, !hotKey.changes.isEmpty { mark(id, "") }
    let unseen = due.filter { $0.date.iso > seen ?? "" }
    guard let newest = unseen.first else { return [] }
    mark(id, newest.date.iso)
    guard seen != nil || hasUsed else { return [] }
    return Array(unseen.prefix(Self.most))
  }

  /// When they could not be shown: they are told at the next key press.
  mutating func giveBack(_ id: String, to date: String?) {
    dates[id] = date
    keep()
  }

  /// The newest date seen, to give back.
  subscript(id: String) -> String? { dates[id] }

  private mutating func mark(_ id: String, _ date: String) {
    dates[id] = date
    keep()
  }

  private func keep() {
    try? JSONEncoder().encode(dates).write(to: URL(fileURLWithPath: path), options: .atomic)
  }
}
