import Desktop
import HotKeyDefinition
import Planning

/// Moving through the form.
extension FormFiller {
  /// Goes to the field to begin with; where the application does not name it, the cursor has to
  /// stand there, and what was written before it is the proof.
  mutating func goToField(_ index: Int, knowing records: [FieldRecord]) async throws(RunFailure) {
    guard fields[index] != nil, isVisited(index) else {
      return try await expectPlace(index, knowing: records)
    }
    guard hasFocus(index) else { return }
    try await asking { fields throws(RunFailure) in
      let state = try await fields.state(index)
      if !state.contains(.focused) { try await fields.focus(index) }
    }
    try await expectFocus(at: index)
  }

  /// Whether a field gets the focus before it is written.
  ///
  /// By label each field is given it, but for one that takes none: that is set as the object it is,
  /// and no key may be pressed for it.
  func hasFocus(_ index: Int) -> Bool {
    plan.form.finding == .order || !fields.takesNoFocus(index)
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
  ///
  /// A browser marks the text of each field it is led through, and a busy one is still on its way
  /// when asked: as long as it shows another text each time, it has not come to rest.
  func reads(_ expected: String, in field: FieldPlan) async throws(RunFailure) -> Bool {
    try await found(insteadOf: expected, in: field) == nil
  }

  /// What the field with the focus holds; `nil` where it is this text.
  func found(
    insteadOf expected: String, in field: FieldPlan
  ) async throws(RunFailure) -> String? {
    await session.enter(severalLines: field.kind == .multiline)
    var last: String?
    do throws(DesktopError) {
      for _ in plan.fields {
        let found = try await session.readBack()
        if TextComparison.matches(
          expected: expected, found: found, kind: field.kind, toolkit: profile.toolkit)
        {
          return nil
        }
        if found == last { return found }
        last = found
      }
      return last ?? ""
    } catch {
      if error.code == .noCopy { return "" }
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
      if hasFocus(index + 1) {
        try await asking { fields throws(RunFailure) in try await fields.focus(index + 1) }
      }
    } else if let ahead {
      guard index + 1 == ahead else { return }
      self.ahead = nil
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
  mutating func expectFocus(at index: Int) async throws(RunFailure) {
    try await findAppeared(index)
    guard hasFocus(index) else { return }
    let found: String?
    let session = session
    if fields[index] == nil {
      // A field that the application does not name cannot be recognised; one that it names cannot
      // be
      // this one.
      let other = try await asking { fields throws(RunFailure) in
        try await fields.otherLabel(than: index, stop: session)
      }
      guard let other else { return }
      if let next = shownNext(after: index, as: other) {
        ahead = next
        cursor = next
        return
      }
      found = other
    } else {
      let isThere = try await asking { fields throws(RunFailure) in
        try await fields.becomesFocused(index, stop: session)
      }
      if isThere { return }
      found = await fields.focusedLabel()
    }
    throw RunFailure(
      .wrongField(expected: plan.fields[index].label, found: found), field: plan.fields[index].id,
      label: plan.fields[index].label)
  }

  /// Whether what came back, the text or one that stood there, came from the field itself.
  ///
  /// The focus can go elsewhere between the last look and the first key: a page that is loaded anew at
  /// that moment puts it into its first field, where the text comes back as well. Choices and check boxes
  /// are asked by name.
  mutating func expectOwnText(
    _ index: Int, _ result: FieldOutcome.Result
  ) async throws(RunFailure) {
    guard result == .proved || result == .kept, fields[index] != nil else { return }
    switch plan.fields[index].kind {
    case .choice, .checkbox: return
    case .text, .multiline, .date, .number, .readOnly: try await expectFocus(at: index)
    }
  }

  /// The field with this label that Tab has come to where a page shows no field of this place, nor of
  /// those between, and the plan writes none of them: what a choice would bring forth is not there.
  private func shownNext(after index: Int, as label: String) -> Int? {
    let next = plan.fields.indices.first { $0 >= index && fields[$0] != nil }
    guard let next, fields[next]?.label == label,
      !(index..<next).contains(where: isWritten)
    else { return nil }
    return next
  }
}

/// The right citizen.
extension FormFiller {
  /// Reads the field that shows the citizen before anything else is written.
  mutating func checkCitizen(from place: Int) async throws(RunFailure) {
    guard let citizen = plan.citizen, let name = plan.form.citizenField?.text,
      let index = plan.fields.firstIndex(where: { $0.id == name })
    else { return }
    let told = try await asking { fields throws(RunFailure) in try await fields.text(index) }
    if let shown = told {
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

  /// Reads it again in the end, where the application tells it: somebody may have opened another
  /// case in the same window, and its title need not show that.
  mutating func checkCitizenOnceMore() async throws(RunFailure) {
    guard let citizen = plan.citizen, let name = plan.form.citizenField?.text,
      let index = plan.fields.firstIndex(where: { $0.id == name })
    else { return }
    let session = session
    let other = try await asking { fields throws(RunFailure) in
      try await fields.settledText(index, stop: session) { Self.shows($0, citizen) }
    }
    guard other != nil else { return }
    // Not »another citizen«, which says that nothing was written.
    throw RunFailure(.formLost, field: plan.fields[index].id, label: plan.fields[index].label)
  }

  /// Whether a field shows this citizen, or nobody.
  private static func shows(_ shown: String, _ citizen: String) -> Bool {
    shown.allSatisfy(\.isWhitespace) || String(shown.filter(\.isWholeNumber)) == citizen
  }

  func compare(_ shown: String, with citizen: String, at index: Int) throws(RunFailure) {
    if Self.shows(shown, citizen) { return }
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
