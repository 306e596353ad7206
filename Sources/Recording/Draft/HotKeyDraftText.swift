import CaseData
import HotKeyDefinition
import RecordingModel

/// The drafted hot key.
///
/// - Shape: no text of the recording but options and check boxes, which stand in the form's own
///   definition.
package enum HotKeyDraftText {
  package static func text(_ subject: DraftSubject) -> String {
    var lines = [
      "# Drafted by `genvej record` on \(subject.day.iso). It is yours to finish: \(todo(subject))",
      "hotkey: \(subject.id)",
      "title: \(YAMLText.quoted("Udkast: " + subject.system.title))",
    ]
    if !subject.sources.questions.isEmpty {
      lines.append("# purpose: { legal-basis: …, verified: …, data: […] }")
    }
    let (active, idle) = (subject.time.activeSeconds, subject.time.idleSeconds)
    lines += [
      "# By hand: \(active) s for \(subject.fields.count) fields, and \(idle) s in pauses of over a minute.",
      manualTime(subject.time, on: subject.day),
    ]
    lines += subject.sources.lines
    lines += [
      "steps:", "  - confirm: preview",
      "  - fill: \(subject.system.id.text).\(subject.form.name.text)",
    ]
    if let citizen = subject.citizen { lines.append("    citizen: \(citizen)") }
    lines += ["    policy: only-empty", "    fields:"]
    lines += subject.fields.map { "      " + line($0.recorded, $0.content) }
    if !subject.unread.isEmpty {
      lines.append(
        "      # not read, since the application does not name them or hides them: "
          + subject.unread.joined(separator: ", "))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The *before* figure, as a definition states it.
  static func manualTime(_ time: ActivityTime, on day: CalendarDate) -> String {
    "manual-time: { minutes: \(time.minutes), kind: measured, source: \(YAMLText.quoted("genvej record \(day.iso)")) }"
  }

  /// Whether an open field can be left empty in a definition; of other kinds it would be a mistake.
  static func hasPlaceholder(_ recorded: RecordedField, _ reason: OpenReason) -> Bool {
    (recorded.field.kind == .text || recorded.field.kind == .multiline) && reason != .cell
  }

  private static func todo(_ subject: DraftSubject) -> String {
    switch subject.openFields {
    case 0: "say what it is for, and give it keys."
    case 1: "decide on one field, say what it is for, and give it keys."
    case let count: "decide on \(count) fields, say what it is for, and give it keys."
    }
  }

  private static func line(_ recorded: RecordedField, _ content: DraftContent) -> String {
    switch content {
    case .expression(let template, let others):
      let comment =
        others.isEmpty ? "" : " # equal in this case: \(others.joined(separator: ", "))"
      return "\(recorded.id): \(YAMLText.quoted(template))\(comment)"
    case .constant(let text): return "\(recorded.id): \(YAMLText.quoted(text))"
    case .open(let reason):
      let start = hasPlaceholder(recorded, reason) ? "\(recorded.id): \"\" #" : "# \(recorded.id):"
      return "\(start) \(words(reason))"
    }
  }

  private static func words(_ reason: OpenReason) -> String {
    switch reason {
    case .text(let count):
      "a text of \(count) characters was written here; decide what it should be"
    case .partly(let count, let paths):
      "a text of \(count) characters was written here, with \(paths.joined(separator: ", ")) in it; decide what it should be"
    case .secret(let path):
      "the secret \(path) was written here; decide whether it should be"
    case .option: "an option was chosen that the form does not declare; decide what it should be"
    case .emptied: "it was emptied by hand; decide what it should be"
    case .cell: "a cell of a table was written; see `tables` in the language's description"
    }
  }
}
