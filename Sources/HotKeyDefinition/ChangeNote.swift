package import CaseData

/// An item of `changes:`: what is new in a hot key, for those who use it.
package struct ChangeNote: Sendable, Hashable {
  /// Told from this day on.
  package let date: CalendarDate
  /// In the words of the person who runs the hot key.
  package let note: String

  package init(date: CalendarDate, note: String) {
    self.date = date
    self.note = note
  }
}
