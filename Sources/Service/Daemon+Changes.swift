import CaseData
import FoundationEssentials
import HotKeyDefinition
import PanelModel

/// What is new in a hot key, told once.
extension Daemon {
  /// Tells the notes that the user has not been shown; the run goes on meanwhile.
  func tellChanges(of id: String) async {
    guard let notifier, let hotKey = set.hotKeys.first(where: { $0.id.text == id }) else { return }
    let before = changesSeen[id]
    let notes = changesSeen.take(of: hotKey, hasUsed: usage[id] > 0, today: .today)
    guard !notes.isEmpty else { return }
    if await !notifier.tell(notes, of: hotKey.title) {
      changesSeen.giveBack(id, to: before)
    }
  }
}

extension NotificationText {
  /// - Parameter notes: newest first.
  init(_ notes: [ChangeNote], of title: String, _ language: PanelLanguage) {
    self.init(
      summary: language("Nyt i »\(title)«", "New in “\(title)”"),
      body: notes.map { "\($0.date.danish): \($0.note)" }.joined(separator: "\n"))
  }
}
