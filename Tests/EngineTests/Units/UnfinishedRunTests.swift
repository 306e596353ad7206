import Desktop
import HotKeyDefinition
import PanelModel
import Planning
import Testing

@testable import Engine

/// What is said of a run that stopped, and what can be done about it.
@Suite struct UnfinishedRunTests {
  private typealias Step = (FieldOutcome.Result, FieldRecord.Before, String?)

  private func record(
    _ steps: [(FieldOutcome.Result, FieldRecord.Before, String?)],
    texts: [String?] = ["Et", "To", "Tre 610190-0019"], isComplete: Bool = false,
    secret: Bool = false
  ) -> RunRecord {
    let fields = Plans.measuring(texts).map { field in
      FieldPlan(
        id: field.id, label: field.label, kind: field.kind, length: nil, required: false,
        options: [], initially: nil, content: field.content, secret: secret)
    }
    let plan = Sheet([], fields).plan
    var record = RunRecord(plan)
    guard case .fill(let form)? = plan.actions.first else { return record }
    var done = FormRecord(actionIndex: 0, plan: form, window: WindowID(rawValue: 7))
    done.fields = zip(steps, fields).map { step, field in
      FieldRecord(
        outcome: FieldOutcome(
          id: field.id, label: field.label, result: step.0, retried: false, duration: .zero),
        before: step.1, left: step.2)
    }
    done.isComplete = isComplete
    record.forms.append(done)
    return record
  }

  private func unfinished(
    _ record: RunRecord, _ cause: RunFailure.Cause = .readOnly
  ) -> UnfinishedRun {
    let outcome = RunOutcome(
      run: "run-1", hotKey: "skema.udfyld", status: .failed, failure: RunFailure(cause),
      fields: [], duration: .zero, clipboardReturned: true, warnings: [])
    return UnfinishedRun(outcome: outcome, record: record)
  }

  private func notice(
    _ record: RunRecord, _ cause: RunFailure.Cause = .readOnly
  ) -> FailureNotice {
    unfinished(record, cause).notice(title: "Titel", message: "Besked", report: "Rapport")
  }

  @Test func notice_tellsEveryField_alsoThoseTheRunDidNotComeTo() {
    let record = record(
      [(.proved, .text(""), nil), (.unproved, .text(""), nil), (.failed, .text(""), "Tre")],
      texts: ["Et", "To", "Tre 610190-0019", nil, "Fem"])
    let notice = notice(record)
    #expect(notice.fields.map(\.state) == [.filled, .unproved, .failed, .open])
    #expect(notice.fields.map(\.label) == ["Felt 1", "Felt 2", "Felt 3", "Felt 5"])
    #expect(notice.window == 7 && notice.title == "Titel" && notice.message == "Besked")
  }

  @Test func difference_isMasked_andNeverThatOfASecret() {
    let steps: [(FieldOutcome.Result, FieldRecord.Before, String?)] = [
      (.proved, .text(""), nil), (.kept, .text("x"), nil), (.failed, .text(""), "Om 610190-0019"),
    ]
    let open = notice(record(steps))
    #expect(open.expected == "Tre 610190-••••" && open.found == "Om 610190-••••")
    #expect(open.fields.map(\.state) == [.filled, .kept, .failed])
    let secret = notice(record(steps, secret: true))
    #expect(secret.expected == nil && secret.found == nil)
  }

  @Test func formThatIsLostOrAnothers_isNotGoneOnWith() {
    let record = record([(.proved, .text(""), nil)])
    let final: [RunFailure.Cause] = [
      .formLost, .otherCitizen, .citizenUnreadable, .cannotProve(fields: []),
      .labelMissing(fields: []), .desktop(DesktopError(.windowGone)),
    ]
    for cause in final { #expect(!notice(record, cause).canResume, "\(cause)") }
    let passing: [RunFailure.Cause] = [
      .readOnly, .desktop(DesktopError(.stopped)), .desktop(DesktopError(.focusLost)),
      .changedSincePreview,
    ]
    for cause in passing { #expect(notice(record, cause).canResume, "\(cause)") }
  }

  @Test func formThatIsDone_isNotGoneOnWith() {
    #expect(!record([(.proved, .text(""), nil)], isComplete: true).canBeResumed)
    #expect(!RunRecord(Sheet([], []).plan).canBeResumed)
  }

  @Test func onlyWhatTheRunHasWritten_canBePutBack() {
    #expect(record([(.proved, .text("Før"), nil)]).canBeUndone)
    #expect(record([(.unproved, .text(""), nil)]).canBeUndone)
    #expect(record([(.failed, .text(""), "E")]).canBeUndone)
    #expect(!record([(.kept, .text("Før"), nil)]).canBeUndone, "the user's own")
    #expect(!record([(.proved, .unknown, nil)]).canBeUndone, "nobody knows what stood there")
    #expect(!record([(.proved, .text("Et"), nil)]).canBeUndone, "it stood there already")
    #expect(!record([]).canBeUndone)
  }

  @Test func runThatCameToNoField_isNotKept() {
    #expect(!RunRecord(Sheet([], []).plan).hasWritten)
    #expect(!record([]).hasWritten)
    #expect(record([(.kept, .text("Før"), nil)]).hasWritten)
  }
}
