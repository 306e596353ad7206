import Desktop
import DesktopTestKit
import X11Desktop

/// 200 hot keys, and the user changes the keyboard layout: how long until every grab is right
/// again.
///
/// - Shape: from the moment a bystander hears of the new map to the moment ``X11Desktop`` says that
///   its grabs stand.
///   Another connection then tries every chord: 200 must be taken, the keys that have moved away
///   must be free.
enum LayoutPart {
  private static let switches = 20
  private static let goal = 50.0

  static func measure(into report: inout BenchmarkReport) async throws {
    let row = try await DesktopSession.run(.init(layout: "dk", hasWindowManager: false)) {
      session in
      let stage = try await LayoutStage.start(in: session)
      do {
        let row = try await measure(on: stage, session)
        await stage.close()
        return row
      } catch {
        await stage.close()
        throw error
      }
    }
    report.add(row)
  }

  private static func measure(
    on stage: LayoutStage, _ session: DesktopSession
  ) async throws -> BenchmarkRow {
    var samples: [Double] = []
    var right: [Int] = []
    for number in 0..<switches {
      let changes = stage.watch.changes.count
      let answers = stage.answers.count
      try await session.server.setLayout(number.isMultiple(of: 2) ? "us" : "dk")
      let changed = try await withDeadline(.seconds(20), "change of the keyboard map") {
        try await stage.watch.changes.first(from: changes).element
      }
      let answer = try await withDeadline(.seconds(20), "grabs after a layout switch") {
        try await stage.answers.first(from: answers).element
      }
      samples.append((answer.time - changed) / .milliseconds(1))
      right.append(try await stage.rightChords(refused: answer.refusals))
    }
    return BenchmarkRow(
      part: "layout", tool: BenchmarkRow.ownTool, target: "200 hot keys, dk ↔ us",
      unit: .milliseconds, samples: samples, rightFields: right,
      fields: LayoutStage.bindings.count, goal: goal)
  }
}

/// Subject, probe and bystander of the layout switch.
struct LayoutStage {
  struct Answer: Sendable {
    let refusals: [ChordRefusal]
    let time: ContinuousClock.Instant
  }

  let watch: LayoutWatch
  let answers: EventLog<Answer>
  private let subject: X11Desktop
  private let probe: X11Desktop
  private let listening: Task<Void, Never>

  /// 50 keys under four sets of modifiers.
  ///
  /// `aring` lies on the Danish layout only, so each switch changes the list of
  /// refusals, and the subject tells it; `minus` and others lie elsewhere on each.
  static let bindings: [HotKeyBinding] = {
    let letters = "abcdefghijklmnopqrstuvwxyz0123456789".map(String.init)
    let functions = (1...10).map { "F\($0)" }
    let movers = ["minus", "apostrophe", "period", "aring"]
    let held: [Chord.Modifiers] = [
      .super, [.super, .alt], [.super, .control], [.control, .alt],
    ]
    return held.flatMap { modifiers in
      (letters + functions + movers).map { key in
        let chord = Chord(modifiers, key)
        return HotKeyBinding(id: chord.description, chords: [chord])
      }
    }
  }()

  /// What lies where `minus` lies on the other layout: it must be free.
  private static let movedAway = ["plus", "slash"].map { key in
    HotKeyBinding(id: "free \(key)", chords: [Chord(.super, key)])
  }

  static func start(in session: DesktopSession) async throws -> LayoutStage {
    let subject = try X11Desktop(display: session.display)
    let probe = try X11Desktop(display: session.display)
    let watch = try LayoutWatch(session)
    try await subject.start()
    try await probe.start()
    await watch.start()
    let answers = EventLog<Answer>("answers to a layout switch")
    let listening = Task {
      for await event in subject.events {
        if case .refusals(let refusals) = event {
          answers.append(Answer(refusals: refusals, time: .now))
        }
      }
    }
    _ = try await subject.listen(for: bindings)
    return LayoutStage(
      watch: watch, answers: answers, subject: subject, probe: probe, listening: listening)
  }

  /// How many of the 200 are as they must be: taken, or told to be on no key of this layout.
  func rightChords(refused: [ChordRefusal]) async throws -> Int {
    // A round trip, after which the probe knows the new map.
    _ = try await probe.activeWindow()
    let findings = try await probe.listen(for: Self.bindings + Self.movedAway)
    _ = try await probe.listen(for: [])
    // Another round trip: the probe's own grabs are gone before the next switch.
    _ = try await probe.activeWindow()
    let told = Set(refused.map(\.chord))
    let free = findings.count {
      $0.reason != .noSuchKey && $0.ids.contains { $0.hasPrefix("free") }
    }
    let right = findings.count { finding in
      switch finding.reason {
      case .taken(let variants, let tried):
        variants == tried && !finding.ids.contains { $0.hasPrefix("free") }
      case .noSuchKey: told.contains(finding.chord)
      }
    }
    let seen = Set(findings.map(\.chord))
    let wrong = Self.bindings.flatMap(\.chords).filter { !seen.contains($0) }
    if !wrong.isEmpty || free > 0 {
      let others = refused.filter { $0.reason != .noSuchKey }
      Progress.say("layout: not held: \(wrong), not free: \(free), refused: \(others.map(\.chord))")
    }
    return right - free
  }

  func close() async {
    await watch.close()
    await probe.close()
    await subject.close()
    await listening.value
  }
}
