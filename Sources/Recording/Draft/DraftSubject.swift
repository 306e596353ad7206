package import CaseData
package import HotKeyDefinition
package import RecordingModel

/// Everything a draft is written from.
package struct DraftSubject: Sendable {
  /// The hot key's id.
  package let id: String
  package let system: TargetSystem
  package let form: Form
  /// `ask:` and `data:`, as they stand in a definition.
  package let sources: DataText
  /// The citizen of the case, `borger.cpr`; `nil` where the form shows none.
  package let citizen: String?
  /// In the form's order.
  package let fields: [(recorded: RecordedField, content: DraftContent)]
  /// Fields that could not be read, by their ids.
  package let unread: [String]
  package let time: ActivityTime
  package let day: CalendarDate

  package init(
    id: String, system: TargetSystem, form: Form, sources: DataText, citizen: String?,
    fields: [(recorded: RecordedField, content: DraftContent)], unread: [String],
    time: ActivityTime, day: CalendarDate
  ) {
    self.id = id
    self.system = system
    self.form = form
    self.sources = sources
    self.citizen = citizen
    self.fields = fields
    self.unread = unread
    self.time = time
    self.day = day
  }

  /// The name of the drafts' files: the last part of the id.
  package var fileName: String { id.split(separator: ".").last.map(String.init) ?? id }

  /// Whether a definition can be made of it: one field at least has a line that is no comment.
  package var hasLines: Bool {
    fields.contains { field in
      guard case .open(let reason) = field.content else { return true }
      return HotKeyDraftText.hasPlaceholder(field.recorded, reason)
    }
  }

  /// How many fields a person has to decide on.
  package var openFields: Int {
    fields.count { if case .open = $0.content { true } else { false } }
  }
}
