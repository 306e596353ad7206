import Desktop
import HotKeyDefinition
import Planning

/// Fills a form on a terminal's screen: read the screen, go to the field, type, read the screen again.
///
/// Before each field the screen must show the form's labels and the case's citizen, and the cursor
/// must be in the field; after it, the field's cells must hold the text and all others what they held
/// before. No key is pressed that sends anything to the host.
///
/// - Errors: ``RunFailure``; what was filled until then stands in ``records``.
/// - Isolation: one run's task.
struct ScreenFiller {
  let plan: FormPlan
  let terminal: TerminalKeys
  let check: WindowCheck
  /// Told of each field as soon as it is done.
  let report: @Sendable (FieldOutcome) async -> Void
  /// Aligned with the plan's fields, as far as they are done.
  private(set) var records: [FieldRecord] = []
  /// What is to be put back; `nil` where the form is filled.
  private let undoing: FormRecord?
  /// What a failed attempt of an earlier run left, by the field's number.
  private let left: (index: Int, text: String, before: FieldRecord.Before)?
  /// How many fields an earlier run had done, which this one does not report anew.
  let done: Int

  /// - Parameter earlier: where the run goes on, or what it puts back.
  init(
    plan: FormPlan, session: any InputSession, check: WindowCheck, earlier: FormRecord? = nil,
    isUndoing: Bool = false, report: @escaping @Sendable (FieldOutcome) async -> Void
  ) {
    self.plan = plan
    self.check = check
    self.report = report
    terminal = TerminalKeys(session: session)
    undoing = isUndoing ? earlier : nil
    done = isUndoing ? 0 : earlier?.untilFailure.count ?? 0
    left = isUndoing ? nil : earlier.flatMap(Self.left)
  }

  private static func left(
    by earlier: FormRecord
  ) -> (index: Int, text: String, before: FieldRecord.Before)? {
    guard let index = earlier.fields.firstIndex(where: { $0.outcome.result == .failed }),
      let text = earlier.fields[index].left
    else { return nil }
    return (index, text, earlier.fields[index].before)
  }

  var outcomes: [FieldOutcome] { records.map(\.outcome) }
  var fieldsToVisit: Int { plan.fields.lastIndex { $0.content != .untouched }.map { $0 + 1 } ?? 0 }

  /// Fills the form, or puts back what stood there.
  mutating func fill() async throws(RunFailure) {
    guard fieldsToVisit > 0 else { return }
    var screen = try await look()
    if plan.fields.contains(where: { isToBeTyped($0, on: screen) }) {
      try await terminal.proveMoves(over: stops, on: screen)
    }
    for index in 0..<fieldsToVisit {
      let start = terminal.session.now
      let field = plan.fields[index]
      let before = field.content == .untouched ? nil : shown(field, on: screen)
      var found = ""
      var retried = false
      do throws(RunFailure) {
        let result = try await write(field, index, &screen, &found, &retried)
        await note(index, result, before, found, retried, since: start)
      } catch {
        await note(index, .failed, before, found, retried, since: start)
        throw RunFailure(error.cause, field: field.id, label: field.label)
      }
    }
    try await terminal.unmark()
  }

  /// The places to which Tab goes, in its order: protected fields are passed over.
  private var stops: [ScreenStop] {
    plan.fields.compactMap { field in
      guard field.kind != .readOnly, let place = field.place else { return nil }
      return ScreenStop(place: place, label: field.label, id: field.id)
    }.sorted { $0.place < $1.place }
  }

  // MARK: One field

  private func write(
    _ field: FieldPlan, _ index: Int, _ screen: inout TerminalScreen, _ found: inout String,
    _ retried: inout Bool
  ) async throws(RunFailure) -> FieldOutcome.Result {
    guard case .text(let text) = field.content, let place = field.place, let length = field.length
    else { return .untouched }
    // The host may show something else by now.
    guard try await look() == screen else { throw RunFailure(.formLost) }
    try check.stillHolds(try await window())
    let before = screen.text(at: place, length: length)
    if text.isEmpty, plan.policy == .onlyEmpty { return .untouched }
    if matches(text, before, field) { return .proved }
    if field.kind == .readOnly {
      throw RunFailure(.mismatch(TextDifference(expected: text, found: before)))
    }
    if let kept = try kept(before, field, index) { return kept }
    let writer = ScreenWriter(
      field: field, place: place, length: length, stops: stops, terminal: terminal)
    let written = try await writer.write(text, over: screen)
    retried = written.isRetried
    found = written.screen.text(at: place, length: length)
    guard writer.holds(text, written.screen) else {
      throw RunFailure(.mismatch(TextDifference(expected: text, found: found)))
    }
    // Nothing beside the field may have changed: a text too long for it goes on into the next.
    guard written.screen == screen.with(found, at: place, length: length) else {
      throw RunFailure(.formLost)
    }
    screen = written.screen
    return .proved
  }

  /// What the policy leaves alone; `nil` where the field is to be written.
  private func kept(
    _ before: String, _ field: FieldPlan, _ index: Int
  ) throws(RunFailure) -> FieldOutcome.Result? {
    if let undoing {
      let ours = undoing.standing(at: index).compactMap { content -> String? in
        if case .text(let text) = content { text } else { nil }
      }
      return ours.contains { matches($0, before, field) } ? nil : .kept
    }
    if let previewed = field.previewed, previewed != before {
      throw RunFailure(.changedSincePreview)
    }
    let isOurs = left.map { $0.index == index && $0.text == before } ?? false
    return plan.policy == .overwrite || before.isEmpty || isOurs ? nil : .kept
  }

  private func matches(_ text: String, _ found: String, _ field: FieldPlan) -> Bool {
    ScreenWriter.matches(text, found, field)
  }

  private func isToBeTyped(_ field: FieldPlan, on screen: TerminalScreen) -> Bool {
    guard case .text(let text) = field.content, field.kind != .readOnly else { return false }
    let shown = shown(field, on: screen)
    if text.isEmpty, plan.policy == .onlyEmpty { return false }
    return !matches(text, shown, field)
      && (plan.policy == .overwrite || shown.isEmpty || left != nil)
  }

  private func shown(_ field: FieldPlan, on screen: TerminalScreen) -> String {
    guard let place = field.place, let length = field.length else { return "" }
    return screen.text(at: place, length: length)
  }

  // MARK: Looking

  private func window() async throws(RunFailure) -> WindowSnapshot? {
    try await onDesktop { () async throws(DesktopError) in try await terminal.session.window() }
  }

  /// Reads the screen, which must be the form's and show the case's citizen.
  private func look() async throws(RunFailure) -> TerminalScreen {
    let screen = try await terminal.screen()
    let missing = plan.fields.filter { field in
      field.place.map { !screen.shows(field.label, before: $0) } ?? true
    }
    if !missing.isEmpty {
      throw RunFailure(
        records.isEmpty ? .labelMissing(fields: missing.map(\.label)) : .formLost)
    }
    try checkCitizen(on: screen)
    return screen
  }

  private func checkCitizen(on screen: TerminalScreen) throws(RunFailure) {
    guard let citizen = plan.citizen, let name = plan.form.citizenField?.text,
      let field = plan.fields.first(where: { $0.id == name })
    else { return }
    let told = shown(field, on: screen)
    if told.filter(\.isWholeNumber) == citizen { return }
    // An empty field of a fresh form is about to be filled; what the host shows is not.
    if told.isEmpty, field.kind != .readOnly { return }
    throw RunFailure(
      told.isEmpty ? .citizenUnreadable : .otherCitizen, field: field.id, label: field.label)
  }

  private mutating func note(
    _ index: Int, _ result: FieldOutcome.Result, _ before: String?, _ found: String,
    _ retried: Bool, since start: ContinuousClock.Instant
  ) async {
    let field = plan.fields[index]
    let outcome = FieldOutcome(
      id: field.id, label: field.label, result: result, retried: retried,
      duration: terminal.session.now - start)
    let earlier = left.flatMap { $0.index == index && $0.before != .unknown ? $0.before : nil }
    records.append(
      FieldRecord(
        outcome: outcome, before: earlier ?? before.map { .text($0) } ?? .unknown,
        left: result == .failed && !found.isEmpty ? found : nil))
    if index >= done { await report(outcome) }
  }
}
