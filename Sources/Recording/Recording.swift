package import CaseData
import Desktop
import HotKeyDefinition
import RecordingModel
package import Service

/// `genvej record`: a form filled by hand, measured, and drafted as a hot key.
///
/// - Shape: what the fields hold is read before and after, and kept in memory; keys tell nothing but
///   when a person worked.
/// - Errors: ``RecordingRefusal``.
/// - Source: design §2, promise 6; Decisions/0026.
package struct Recording: Sendable {
  private let request: RecordingRequest
  private let paths: SitePaths
  private let desk: RecordingDesk
  private let day: CalendarDate

  package init(
    _ request: RecordingRequest, paths: SitePaths, desk: RecordingDesk, on day: CalendarDate
  ) {
    self.request = request
    self.paths = paths
    self.desk = desk
    self.day = day
  }

  /// What a draft is made from, beside the form.
  private struct Case {
    let sources: DataText
    let leaves: [CaseLeaf]
    let values: [String: Value]
    let files: DraftFiles
  }

  /// Records until the person stops it.
  ///
  /// - Parameter hasBegun: called with the stop chord when the sign is shown and keys are noticed.
  package func run(
    hasBegun: @Sendable (String) -> Void
  ) async throws(RecordingRefusal) -> RecordingReport {
    guard NameRule.dotted.allows(request.id) else { throw .malformedID(request.id) }
    let definitions = DraftDefinitions(paths: paths, mode: request.mode)
    let existing = definitions.hotKey(request.id)
    let draft = existing == nil ? try await prepare(definitions) : nil
    var form = request.form
    if let existing { form = try Self.form(of: existing) }
    let place = try FormWindow.find(
      among: try await desk.windows(), form: form, window: request.window,
      in: definitions.set.systems)
    var citizen: String?
    if let draft, place.showsCitizen { citizen = try Self.citizen(draft, place) }
    guard let before = try await desk.read(place.form, in: place.window) else {
      throw .noAccessibility(form: place.name)
    }
    let (time, end) = try await desk.record(place.window, hasBegun: hasBegun)
    guard end == .chord || end == .signal else { throw .ended(end) }
    guard
      let after = try await desk.readSettled(
        place.form, in: place.window, after: before)
    else {
      throw .noAccessibility(form: place.name)
    }
    let filled = Self.filled(place.form, before, after)
    guard !filled.isEmpty else { throw .nothingFilled }
    try keep(time, filled.count)
    guard let draft else { return report(time, filled.count, 0, []) }
    let unread = Self.unread(place.form, before, after)
    let finder = ExpressionFinder(draft.leaves, in: draft.values)
    let subject = DraftSubject(
      id: request.id, system: place.system, form: place.form, sources: draft.sources,
      citizen: citizen, fields: filled.map { ($0, finder.content(of: $0)) }, unread: unread,
      time: time, day: day)
    try write(subject, draft, definitions)
    return report(
      time, filled.count, subject.openFields, [draft.files.hotKey, draft.files.script])
  }

  /// Everything that can be wrong is found before a key is noticed.
  private func prepare(_ definitions: DraftDefinitions) async throws(RecordingRefusal) -> Case {
    guard let output = request.output else { throw .noFolder("--output") }
    let name = request.id.split(separator: ".").last.map(String.init) ?? request.id
    let files = try DraftFiles(in: output, name: name)
    guard let sources = DataText(request.fetches, definitions.set) else {
      throw .malformedFetch
    }
    let hotKey = try definitions.prototype(request.id, sources)
    let values = try await definitions.data(of: hotKey, request, on: day)
    let leaves = CaseLeaf.all(definitions.names(of: hotKey), in: values)
    return Case(sources: sources, leaves: leaves, values: values, files: files)
  }

  private static func form(of hotKey: HotKey) throws(RecordingRefusal) -> String {
    for case .fill(let fill) in hotKey.steps { return "\(fill.system.text).\(fill.form.text)" }
    throw .noFill(hotKey.id.text)
  }

  private static func citizen(
    _ draft: Case, _ place: FormWindow
  ) throws(RecordingRefusal) -> String {
    guard let leaf = draft.leaves.first(where: { $0.type == .cpr }) else {
      throw .noCitizen(form: place.name)
    }
    return leaf.path
  }

  private static func filled(
    _ form: Form, _ before: FormSnapshot, _ after: FormSnapshot
  ) -> [RecordedField] {
    form.flatFields.enumerated().compactMap { index, place in
      guard let was = before.contents[index], let now = after.contents[index], was != now else {
        return nil
      }
      return RecordedField(id: place.id, field: place.field, content: now)
    }
  }

  private static func unread(
    _ form: Form, _ before: FormSnapshot, _ after: FormSnapshot
  ) -> [String] {
    form.flatFields.enumerated().filter { index, place in
      place.field.kind != .readOnly
        && (before.contents[index] == nil || after.contents[index] == nil)
    }.map(\.element.id)
  }

  private func keep(_ time: ActivityTime, _ fields: Int) throws(RecordingRefusal) {
    do {
      try paths.makeStateFolder()
    } catch {
      throw .notWritten(paths.state)
    }
    try Baseline(hotKey: request.id, time: time, fields: fields, day: day).append(in: paths.state)
  }

  private func write(
    _ subject: DraftSubject, _ draft: Case, _ definitions: DraftDefinitions
  ) throws(RecordingRefusal) {
    let text = HotKeyDraftText.text(subject)
    guard subject.hasLines else { throw .onlyCells }
    let errors = definitions.errors(in: text)
    guard errors.isEmpty else { throw .draft(errors) }
    try draft.files.write(
      hotKey: text, script: ScriptDraftText.text(subject, leaves: draft.leaves))
  }

  private func report(
    _ time: ActivityTime, _ fields: Int, _ open: Int, _ files: [String]
  ) -> RecordingReport {
    RecordingReport(
      activeSeconds: time.activeSeconds, idleSeconds: time.idleSeconds, minutes: time.minutes,
      fields: fields, openFields: open, files: files,
      manualTime: HotKeyDraftText.manualTime(time, on: day))
  }
}
