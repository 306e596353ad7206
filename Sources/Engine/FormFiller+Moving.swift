import Desktop
import HotKeyDefinition
import Planning

/// Moving through the form.
extension FormFiller {
  /// Goes to the field to begin with; where the application does not name it, the cursor has to
  /// stand there, and what was written before it is the proof.
  func goToField(_ index: Int, knowing records: [FieldRecord]) async throws(RunFailure) {
    guard fields[index] != nil, isVisited(index) else {
      return try await expectPlace(index, knowing: records)
    }
    let state = try await fields.state(index)
    if !state.contains(.focused) { try await fields.focus(index) }
    try await expectFocus(at: index)
  }

  /// Goes from where the cursor was left to the nearest text that was proved, reads it, and goes on
  /// from there.
  private func expectPlace(_ index: Int, knowing records: [FieldRecord]) async throws(RunFailure) {
    guard cursor != index || index > 0, plan.form.finding == .order else { return }
    let original = undoing?.plan ?? plan
    let field = original.fields[cursor]
    let failure = RunFailure(
      .wrongField(expected: field.label, found: nil), field: field.id, label: field.label)
    let known = records.indices.last {
      $0 <= cursor && records[$0].isProvedText(in: original.fields[$0])
    }
    guard let known, case .text(let expected) = original.fields[known].content else {
      throw failure
    }
    try await move(by: known - cursor)
    guard try await reads(expected, in: original.fields[known]) else { throw failure }
    try await move(by: index - known)
  }

  /// Whether the field with the focus holds this text.
  func reads(_ expected: String, in field: FieldPlan) async throws(RunFailure) -> Bool {
    await session.enter(severalLines: field.kind == .multiline)
    do throws(DesktopError) {
      return TextComparison.matches(
        expected: expected, found: try await session.readBack(), kind: field.kind,
        toolkit: profile.toolkit)
    } catch {
      if error.code == .noCopy { return false }
      throw RunFailure(.desktop(error))
    }
  }

  /// By label only what is written is gone to: another field may be locked, and take no focus.
  private func isVisited(_ index: Int) -> Bool {
    plan.form.finding == .order || plan.fields[index].content != .untouched
  }

  mutating func advance(from index: Int) async throws(RunFailure) {
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
    cursor = index + 1
    try await expectFocus(at: index + 1)
  }

  /// Compares the focused field's label with the form's, where the application tells it.
  func expectFocus(at index: Int) async throws(RunFailure) {
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
  func checkCitizen(from place: Int) async throws(RunFailure) {
    guard let citizen = plan.citizen, let name = plan.form.citizenField?.text,
      let index = plan.fields.firstIndex(where: { $0.id == name })
    else { return }
    if let shown = try await fields.text(index) {
      return try compare(shown, with: citizen, at: index)
    }
    try await move(by: index - place)
    let shown = try await shownCitizen(at: index, citizen: citizen)
    try await move(by: place - index)
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

  func move(by count: Int) async throws(RunFailure) {
    guard count != 0 else { return }
    do throws(DesktopError) {
      try await session.press(Chord(count > 0 ? [] : .shift, "Tab"), count: abs(count))
    } catch {
      throw RunFailure(.desktop(error))
    }
  }
}
