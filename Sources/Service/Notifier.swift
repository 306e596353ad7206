import DBus
import Diagnostics
import Engine
import HotKeyDefinition
import Logging
import PanelModel

/// Tells the caseworker what came of a run, through the desktop's own notifications.
///
/// - Shape: value-free: the run's message names fields and systems only. A desktop without a
///   notification server is told of once, in the log; runs go on.
/// - Isolation: an actor, so that one notification replaces the one before.
/// - Source: Desktop Notifications Specification 1.2, `Notify`.
actor Notifier {
  private let connection: BusConnection
  private let log: Logger
  private let language: PanelLanguage
  private var last: UInt32 = 0
  private var hasComplained = false

  init(on connection: BusConnection, in language: PanelLanguage, log: Logger) {
    self.connection = connection
    self.language = language
    self.log = log
  }

  /// Tells the end of a run that a person has started.
  ///
  /// - Parameter title: the hot key's.
  func tell(_ outcome: RunOutcome, of title: String) async {
    guard let text = NotificationText(outcome, title: title, in: language) else { return }
    last = await show(text, replacing: last) ?? last
  }

  /// Tells that a run's fields hold again what they held before.
  func tellUndone(_ outcome: RunOutcome, of title: String) async {
    let text = NotificationText(undone: outcome, title: title, in: language)
    last = await show(text, replacing: last) ?? last
  }

  /// Tells what is new in a hot key, beside what is told of its run.
  ///
  /// - Returns: whether there is anybody who shows it.
  func tell(_ notes: [ChangeNote], of title: String) async -> Bool {
    await show(NotificationText(notes, of: title, language), replacing: 0) != nil
  }

  /// - Returns: its number; `nil` where nobody shows it.
  private func show(_ text: NotificationText, replacing earlier: UInt32) async -> UInt32? {
    let call = BusCall(
      to: "org.freedesktop.Notifications", path: "/org/freedesktop/Notifications",
      interface: "org.freedesktop.Notifications", member: "Notify",
      [
        .string("Genvej"), .uint32(earlier), .string("input-keyboard"), .string(text.summary),
        .string(text.body), .array(of: "s", []),
        .array(
          of: "{sv}", [.entry(.string("urgency"), .variant(.byte(text.isUrgent ? 2 : 0)))]),
        // -1: as long as the desktop thinks right.
        .int32(-1),
      ])
    do throws(BusError) {
      let answer = try await connection.call(call, within: .seconds(10))
      return answer.first?.integer.flatMap { UInt32(exactly: $0) } ?? 0
    } catch {
      guard !hasComplained else { return nil }
      hasComplained = true
      log.warning("no notifications on this desktop (\(error.code.rawValue)): see the log instead")
      return nil
    }
  }
}

/// What a notification says of a run; `nil` where the person knows already.
struct NotificationText: Sendable, Hashable {
  let summary: String
  let body: String
  /// Stays until it is seen.
  let isUrgent: Bool

  /// - Parameter body: plain text, of any length.
  init(summary: String, body: String) {
    self.summary = summary
    self.body = NotificationText.escaped(body)
    isUrgent = false
  }

  init(undone outcome: RunOutcome, title: String, in language: PanelLanguage) {
    summary = language("\(title): sat tilbage", "\(title): undone")
    let proved = outcome.count(.proved)
    var sentences = [
      language(
        "\(proved) felter har igen det, de havde før.",
        "\(proved) fields hold again what they held before.")
    ]
    let unproved = outcome.count(.unproved)
    if unproved > 0 {
      sentences.append(
        language(
          "\(unproved) er tømt eller sat tilbage, men kan ikke læses: se dem efter.",
          "\(unproved) are emptied or put back, but cannot be read: look at them."))
    }
    let kept = outcome.count(.kept)
    if kept > 0 {
      sentences.append(
        language(
          "\(kept) er ændret siden og er ikke rørt.",
          "\(kept) have changed since and were left alone."))
    }
    body = sentences.joined(separator: " ")
    isUrgent = unproved > 0
  }

  init?(_ outcome: RunOutcome, title: String, in language: PanelLanguage = .danish) {
    let (proved, unproved) = (outcome.count(.proved), outcome.count(.unproved))
    switch outcome.status {
    case .cancelled: return nil
    case .failed, .refused:
      guard let failure = outcome.failure else { return nil }
      summary =
        outcome.status == .failed
        ? language("\(title): stoppet", "\(title): stopped")
        : language("\(title): ikke udført", "\(title): not done")
      let filled = proved + unproved
      let done = language(
        "\n\(filled) felter nåede at blive udfyldt.", "\n\(filled) fields were filled by then.")
      let sentences = failure.message(in: language) + (filled > 0 ? done : "")
      body = NotificationText.escaped("\(sentences) (\(failure.code.rawValue))")
      isUrgent = true
    case .completed:
      // An inserted text is seen where it stands.
      guard outcome.fields.count > 1 else { return nil }
      summary = title
      body = NotificationText.escaped(
        NotificationText.counts(proved, unproved, outcome.count(.kept), language))
      isUrgent = unproved > 0
    }
  }

  private static func counts(
    _ proved: Int, _ unproved: Int, _ kept: Int, _ language: PanelLanguage
  ) -> String {
    var sentences = [
      language(
        "\(proved) felter udfyldt og kontrolleret.", "\(proved) fields filled and checked.")
    ]
    if unproved > 0 {
      sentences.append(
        language(
          "\(unproved) kunne ikke læses tilbage: se dem efter.",
          "\(unproved) could not be read back: look at them."))
    }
    if kept > 0 {
      sentences.append(
        language(
          "\(kept) havde indhold i forvejen og er ikke rørt.",
          "\(kept) had content before and were left alone."))
    }
    return sentences.joined(separator: " ")
  }

  /// The body is markup; what stands in a title or a label is not.
  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
