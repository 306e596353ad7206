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
  let fields: AccessibleFields
  let check: WindowCheck
  /// Told of each field as soon as it is done.
  let report: @Sendable (FieldOutcome) async -> Void
  private(set) var outcomes: [FieldOutcome] = []

  init(
    plan: FormPlan, session: any InputSession, profile: ToolkitProfile, fields: AccessibleFields,
    check: WindowCheck, report: @escaping @Sendable (FieldOutcome) async -> Void
  ) {
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

  mutating func fill() async throws(RunFailure) {
    try refuseBeforehand()
    guard let last = lastIndex else { return }
    try await goToFirstField()
    try check.stillHolds(try await window())
    try await checkCitizen()
    for index in 0...last {
      try await fill(index)
      if index < last { try await advance(from: index) }
    }
    try await lookBack(from: last)
    try await lookOnceMore()
  }

  /// Takes the mark off the last text, or the next key the user presses would replace it.
  private func unmark(_ index: Int) async throws(RunFailure) {
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
    if plan.form.finding == .label {
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
    let start = ContinuousClock.now
    var writer = FieldWriter(
      field: field, policy: plan.policy, session: session, profile: profile,
      accessible: fields.form, element: fields[index])
    do throws(RunFailure) {
      let written = try await writer.write()
      // Whoever gave the text back has handled all keys before it: what those keys did to the page
      // shows by now.
      if field.content != .untouched { try check.stillHolds(try await window()) }
      await note(index, written.result, retried: written.retried, since: start)
    } catch {
      await note(index, .failed, retried: writer.retried, since: start)
      throw RunFailure(error.cause, field: field.id, label: field.label)
    }
  }

  /// The window as it is now.
  private func window() async throws(RunFailure) -> WindowSnapshot? {
    try await onDesktop { () async throws(DesktopError) in try await session.window() }
  }

  private mutating func note(
    _ index: Int, _ result: FieldOutcome.Result, retried: Bool, since start: ContinuousClock.Instant
  ) async {
    let field = plan.fields[index]
    let outcome = FieldOutcome(
      id: field.id, label: field.label, result: result, retried: retried, duration: .now - start)
    outcomes.append(outcome)
    await report(outcome)
  }
}

/// Moving through the form.
extension FormFiller {
  private func goToFirstField() async throws(RunFailure) {
    guard fields[0] != nil, isVisited(0) else { return }
    let state = try await fields.state(0)
    if !state.contains(.focused) { try await fields.focus(0) }
    try await expectFocus(at: 0)
  }

  /// By label only what is written is gone to: another field may be locked, and take no focus.
  private func isVisited(_ index: Int) -> Bool {
    plan.form.finding == .order || plan.fields[index].content != .untouched
  }

  private func advance(from index: Int) async throws(RunFailure) {
    if plan.form.finding == .label {
      guard isVisited(index + 1) else { return }
      try await fields.focus(index + 1)
    } else {
      do throws(DesktopError) {
        try await session.press(Chord([], "Tab"), count: 1)
      } catch {
        throw RunFailure(
          .desktop(error), field: plan.fields[index + 1].id, label: plan.fields[index + 1].label)
      }
    }
    try await expectFocus(at: index + 1)
  }

  /// Compares the focused field's label with the form's, where the application tells it.
  private func expectFocus(at index: Int) async throws(RunFailure) {
    let found: String?
    if fields[index] == nil {
      // A field that the application does not name cannot be recognised; one that it names cannot
      // be
      // this one.
      guard let other = try await fields.otherLabel(than: index, stop: session) else { return }
      found = other
    } else {
      if try await fields.becomesFocused(index, stop: session) { return }
      found = await fields.focusedLabel()
    }
    throw RunFailure(
      .wrongField(expected: plan.fields[index].label, found: found), field: plan.fields[index].id,
      label: plan.fields[index].label)
  }
}

/// The right citizen.
extension FormFiller {
  /// Reads the field that shows the citizen before anything else is written.
  private func checkCitizen() async throws(RunFailure) {
    guard let citizen = plan.citizen, let name = plan.form.citizenField?.text,
      let index = plan.fields.firstIndex(where: { $0.id == name })
    else { return }
    if let shown = try await fields.text(index) {
      return try compare(shown, with: citizen, at: index)
    }
    try await move(by: index)
    let shown = try await shownCitizen(at: index, citizen: citizen)
    try await move(by: -index)
    try compare(shown, with: citizen, at: index)
  }

  /// An empty field gives no copy, so the citizen's own number is put in if there is none, and read
  /// back.
  private func shownCitizen(at index: Int, citizen: String) async throws(RunFailure) -> String {
    let field = plan.fields[index]
    var text = "\(citizen.prefix(6))-\(citizen.suffix(4))"
    if case .text(let content) = field.content, !content.isEmpty { text = content }
    do throws(DesktopError) {
      try await session.pasteIfEmpty(text)
      let shown = try await session.readBack()
      if field.content == .untouched, !(await session.fieldHadContent()) {
        try await session.clear()
      }
      return shown
    } catch {
      throw RunFailure(.desktop(error), field: field.id, label: field.label)
    }
  }

  private func compare(_ shown: String, with citizen: String, at index: Int) throws(RunFailure) {
    let digits = String(shown.filter(\.isWholeNumber))
    if shown.allSatisfy(\.isWhitespace) || digits == citizen { return }
    let field = plan.fields[index]
    throw RunFailure(.otherCitizen, field: field.id, label: field.label)
  }

  private func move(by count: Int) async throws(RunFailure) {
    guard count != 0 else { return }
    do throws(DesktopError) {
      try await session.press(Chord(count > 0 ? [] : .shift, "Tab"), count: abs(count))
    } catch {
      throw RunFailure(.desktop(error))
    }
  }
}

/// The last looks.
extension FormFiller {
  /// Goes back to the first text written, and reads it once more.
  ///
  /// A page that was loaded anew puts the focus into its first field, and whoever counts fields then
  /// writes each text some fields too early: every one is proved, and none is where it should be.
  /// What stands where the first text was written tells. Accessibility tells earlier, so this is for
  /// pages without it.
  private func lookBack(from last: Int) async throws(RunFailure) {
    let isPage = profile.toolkit != .gtk && profile.toolkit != .qt && profile.toolkit != .tk
    let first = outcomes.indices.first { index in
      guard case .text(let text) = plan.fields[index].content else { return false }
      return outcomes[index].result == .proved && !text.isEmpty
    }
    // A browser that shows a tree without these fields has not told their labels either.
    let areNamed = outcomes.indices.allSatisfy {
      plan.fields[$0].content == .untouched || fields[$0] != nil
    }
    guard !areNamed, isPage, plan.form.finding == .order, let first, first < last,
      case .text(let expected) = plan.fields[first].content
    else { return try await unmark(last) }
    try await move(by: first - last)
    let field = plan.fields[first]
    await session.enter(severalLines: field.kind == .multiline)
    let found: String
    do throws(DesktopError) {
      found = try await session.readBack()
    } catch {
      throw RunFailure(error.code == .noCopy ? .formLost : .desktop(error))
    }
    try check.stillHolds(try await window())
    guard
      TextComparison.matches(
        expected: expected, found: found, kind: field.kind, toolkit: profile.toolkit)
    else { throw RunFailure(.formLost) }
    try await unmark(first)
  }

  /// Applications may change a field when it is left: where they tell its text, it is compared once
  /// more.
  private mutating func lookOnceMore() async throws(RunFailure) {
    for (position, outcome) in outcomes.enumerated() where outcome.result == .proved {
      guard position < plan.fields.count, case .text(let expected) = plan.fields[position].content,
        plan.fields[position].kind != .choice
      else { continue }
      let field = plan.fields[position]
      let toolkit = profile.toolkit
      let found = try await fields.settledText(position, stop: session) {
        TextComparison.matchesAsTold(
          expected: expected, told: $0, kind: field.kind, toolkit: toolkit)
      }
      if let found {
        outcomes[position] = FieldOutcome(
          id: outcome.id, label: outcome.label, result: .failed, retried: outcome.retried,
          duration: outcome.duration)
        throw RunFailure(
          .changedAfterwards(TextDifference(expected: expected, found: found)), field: field.id,
          label: field.label)
      }
    }
  }
}
