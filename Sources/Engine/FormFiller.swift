import Desktop
import HotKeyDefinition
import Planning

/// Fills one form: guard, write, prove, next.
///
/// - Errors: ``RunFailure``; what was filled until then stands in ``outcomes``.
/// - Isolation: one run's task.
/// - Source: design §3 "The fill cycle", §2 promises 1 and 2.
struct FormFiller {
  let plan: FormPlan
  let session: any InputSession
  let profile: ToolkitProfile
  /// Found again where the page has replaced them.
  var fields: AccessibleFields
  /// How often that was.
  var renewals = 0
  /// Whether something was chosen since the fields were found: other fields may have appeared.
  var mayShowMore = false
  /// Where Tab has come to, beyond fields that the page does not show now.
  var ahead: Int?
  let check: WindowCheck
  /// Told of each field as soon as it is done.
  let report: @Sendable (FieldOutcome) async -> Void
  /// Aligned with the plan's fields, as far as they are done, in this run and the one it goes on
  /// from.
  var records: [FieldRecord] = []
  /// The field this run begins with.
  private let firstIndex: Int
  /// What a failed attempt of an earlier run left in the first field of this one.
  private let left: String?
  /// What stood there before that attempt.
  private let beforeLeft: FieldRecord.Before?
  /// The field in which the cursor is, as far as the keys that were pressed tell.
  var cursor = 0
  /// What is to be put back; `nil` where the form is filled.
  let undoing: FormRecord?

  var outcomes: [FieldOutcome] { records.map(\.outcome) }

  /// - Parameter earlier: where the run goes on, or what it puts back.
  init(
    plan: FormPlan, session: any InputSession, profile: ToolkitProfile, fields: AccessibleFields,
    check: WindowCheck, earlier: FormRecord? = nil, isUndoing: Bool = false,
    report: @escaping @Sendable (FieldOutcome) async -> Void
  ) {
    undoing = isUndoing ? earlier : nil
    let done = isUndoing ? [] : earlier?.untilFailure ?? []
    records = done
    firstIndex = done.count
    cursor = earlier?.cursor ?? 0
    let failed = isUndoing ? nil : earlier?.fields.last { $0.outcome.result == .failed }
    left = failed?.left
    beforeLeft = failed?.before
    self.plan = plan
    self.session = session
    self.profile = profile
    self.fields = fields
    self.check = check
    self.report = report
  }

  /// The last field that is to be written; beyond it Tab is not pressed.
  private var lastIndex: Int? {
    plan.fields.lastIndex { $0.content != .untouched }
  }

  /// How many fields are gone through.
  var fieldsToVisit: Int { lastIndex.map { $0 + 1 } ?? 0 }

  mutating func fill() async throws(RunFailure) {
    try refuseBeforehand()
    guard let last = lastIndex else { return }
    // A run that was stopped behind its last field proves that one anew.
    let first = min(firstIndex, last)
    records = Array(records.prefix(first))
    try await goToField(first, knowing: records)
    cursor = first
    try check.stillHolds(try await window())
    try await checkCitizen(from: first)
    for index in first...last {
      try await fill(index)
      if index < last { try await advance(from: index) }
    }
    try await lookBack(from: last)
    try await checkCitizenOnceMore()
    try await lookOnceMore()
  }

  /// Puts back what stood in the form, from its first field on.
  mutating func putBack() async throws(RunFailure) {
    guard let undoing, let last = lastIndex else { return }
    try await goToField(0, knowing: undoing.untilFailure)
    cursor = 0
    try check.stillHolds(try await window())
    for index in 0...last {
      try await fill(index)
      if index < last { try await advance(from: index) }
    }
    try await unmark(last)
    try await lookOnceMore()
  }

  /// Takes the mark off the last text, or the next key the user presses would replace it.
  func unmark(_ index: Int) async throws(RunFailure) {
    switch plan.fields[index].kind {
    case .choice, .checkbox, .readOnly: return
    case .text, .multiline, .date, .number:
      try await onDesktop { () async throws(DesktopError) in
        try await session.press(Chord([], "Right"), count: 1)
      }
    }
  }

  /// What makes the form impossible is said before anything is written.
  private func refuseBeforehand() throws(RunFailure) {
    let written = plan.fields.enumerated().filter { $0.element.content != .untouched }
    let unprovable = written.filter { index, field in
      guard fields[index] == nil else { return false }
      let isCleared = plan.policy == .overwrite && field.content == .text("")
      return field.kind == .choice || field.kind == .checkbox || isCleared
    }
    if plan.form.proof == .required, !unprovable.isEmpty {
      throw RunFailure(.cannotProve(fields: unprovable.map(\.element.label)))
    }
    let unknown = written.filter { index, field in
      fields[index] == nil && !canSetUnseen(field)
    }
    if !unknown.isEmpty { throw RunFailure(.cannotProve(fields: unknown.map(\.element.label))) }
    // Without a name the focus may be in the document itself, where "select all" marks the whole form.
    if plan.form.finding == .label || profile.toolkit == .libreoffice {
      let missing = written.filter { fields[$0.offset] == nil }.map(\.element.label)
      if !missing.isEmpty { throw RunFailure(.labelMissing(fields: missing)) }
    }
  }

  private func canSetUnseen(_ field: FieldPlan) -> Bool {
    switch (field.kind, field.content) {
    case (.checkbox, _): field.initially != nil
    case (.choice, .choice(let option)), (.choice, .text(let option)):
      option.isEmpty
        || StateSetter.canChooseUnseen(option, of: field, in: profile.toolkit)
    default: true
    }
  }

  private mutating func fill(_ index: Int) async throws(RunFailure) {
    let field = plan.fields[index]
    let start = session.now
    let left = records.count == firstIndex ? left : nil
    let known = renewals
    let before = try await before(index)
    // The fields were found again, but where is the cursor now?
    if renewals != known { try await expectFocus(at: index) }
    var writer = FieldWriter(
      // Where the failed attempt's text no longer stands, the user has mended the field by hand.
      field: field, policy: left == nil ? plan.policy : .onlyEmpty, session: session,
      profile: profile,
      accessible: fields.form, element: fields[index], hasFocus: hasFocus(index), left: left)
    do throws(RunFailure) {
      let written = try await write(index, &writer)
      if field.kind == .choice || field.kind == .checkbox { mayShowMore = true }
      // Whoever gave the text back has handled all keys before it: what those keys did to the page
      // shows by now.
      if field.content != .untouched { try check.stillHolds(try await window()) }
      try await expectOwnText(index, written.result)
      await note(index, written.result, writer, before, since: start)
    } catch {
      await note(index, .failed, writer, before, since: start)
      throw RunFailure(await cause(of: error), field: field.id, label: field.label)
    }
  }

  /// Why a field has failed: where the window shows another page by now, its text is no matter.
  private func cause(of failure: RunFailure) async -> RunFailure.Cause {
    guard case .mismatch = failure.cause, let now = try? await window() else {
      return failure.cause
    }
    do throws(RunFailure) {
      try check.stillHolds(now)
      return failure.cause
    } catch {
      return error.cause
    }
  }

  /// Writes, or puts back; once more where a choice or a check box was replaced by another while it
  /// was set: what it shows is looked at before anything is done to it.
  private mutating func write(
    _ index: Int, _ writer: inout FieldWriter
  ) async throws(RunFailure) -> (result: FieldOutcome.Result, retried: Bool) {
    if let ours = undoing?.standing(at: index) {
      return try await writer.putBack(insteadOf: ours)
    }
    do throws(RunFailure) {
      return try await writer.write()
    } catch {
      let kind = plan.fields[index].kind
      guard error.isFormLost, kind == .choice || kind == .checkbox, try await renew() else {
        throw error
      }
      try await expectFocus(at: index)
      writer = writer.renewed(fields.form, fields[index])
      return try await writer.write()
    }
  }

  /// What the field holds before it is written, where the application tells.
  private mutating func before(_ index: Int) async throws(RunFailure) -> FieldRecord.Before {
    let field = plan.fields[index]
    guard field.content != .untouched else { return .unknown }
    let before = try await asking { fields throws(RunFailure) in
      try await fields.content(index, of: field.kind)
    }
    // An empty field that has been filled since is left alone anyway.
    guard plan.policy == .overwrite, let previewed = field.previewed, let shown = before.text,
      shown != previewed
    else { return before }
    throw RunFailure(.changedSincePreview, field: field.id, label: field.label)
  }

  /// The window as it is now.
  func window() async throws(RunFailure) -> WindowSnapshot? {
    try await onDesktop { () async throws(DesktopError) in try await session.window() }
  }

  private mutating func note(
    _ index: Int, _ result: FieldOutcome.Result, _ writer: FieldWriter,
    _ before: FieldRecord.Before,
    since start: ContinuousClock.Instant
  ) async {
    let field = plan.fields[index]
    let told = before == .unknown ? writer.before : before
    let earlier = records.count == firstIndex && result != .kept ? beforeLeft : nil
    let outcome = FieldOutcome(
      id: field.id, label: field.label, result: result, retried: writer.retried,
      duration: session.now - start)
    records.append(
      FieldRecord(
        outcome: outcome, before: earlier.flatMap { $0 == .unknown ? nil : $0 } ?? told,
        left: result == .failed && !writer.lastFound.isEmpty ? writer.lastFound : nil))
    await report(outcome)
  }
}
