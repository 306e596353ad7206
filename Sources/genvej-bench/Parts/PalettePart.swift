import DBus
import DesktopTestKit

/// From the press of the palette's chord to a palette that a person can read and type into; a
/// prompt, and rofi started by sxhkd, beside it.
///
/// - Shape: 80 hot keys, accessibility on. Open is open once text stands on the screen and the
///   window manager has given the focus; rofi, which takes the keyboard instead of the focus, once
///   text stands there. After each opening Esc closes it.
struct PalettePart {
  let openings: Int

  /// How often a daemon and its panel are started for the first opening of each.
  private static let starts = 3
  private static let mostPresses = 5
  /// The issue's own: under 100 ms.
  private static let goal = 100.0
  private static let palette = ["Super_L", "space"]
  private static let prompt = ["Control_L", "Alt_L", "p"]

  func measure(into report: inout BenchmarkReport) async throws {
    var first: [Double] = []
    for _ in 0..<Self.starts {
      first += try await withPanel { try await $0.opened(by: Self.palette, times: 1) }
    }
    let own = try await withPanel {
      let palette = try await $0.opened(by: Self.palette, times: openings + 1)
      return [palette, try await $0.opened(by: Self.prompt, times: openings + 1, isRun: true)]
    }
    let peer = try await rofi()
    add(first, "key → palette, first after start", goal: Self.goal, to: &report)
    add(Array(own[0].dropFirst()), "key → palette", goal: Self.goal, to: &report)
    add(Array(own[1].dropFirst()), "key → prompt", to: &report)
    add([peer[0]], "key → palette, first after start", by: "sxhkd + rofi", to: &report)
    add(Array(peer.dropFirst()), "key → palette", by: "sxhkd + rofi", to: &report)
  }

  private func add(
    _ samples: [Double], _ target: String, by tool: String = BenchmarkRow.ownTool,
    goal: Double? = nil, to report: inout BenchmarkReport
  ) {
    report.add(
      BenchmarkRow(
        part: "palette", tool: tool, target: target, unit: .milliseconds, samples: samples,
        goal: goal))
  }

  private func withPanel<Result>(
    _ body: (PanelOpenings) async throws -> Result
  ) async throws -> Result {
    try await DesktopSession.run(.init(hasAccessibility: true)) { session in
      try await TestKeyboard.with(session) { keyboard in
        _ = try await TimedWindow.open(in: session)
        _ = try await MeasuredPanel.start(in: session)
        let answers = try await session.start(
          .dbusMonitor, ["type=method_return,sender=\(PanelInterface.busName)"])
        // Its own arrival is the first it tells, and then it listens.
        try await answers.line()
        let client = try await ControlClient.open(.address(session.bus.address))
        let reports = try await RunReports.subscribe(in: session)
        let result = try await ScreenWatch.with(session) { screen in
          try await body(
            PanelOpenings(
              keyboard: keyboard, screen: screen, answers: answers, client: client,
              reports: reports))
        }
        await reports.close()
        await client.close()
        return result
      }
    }
  }

  private func rofi() async throws -> [Double] {
    try await DesktopSession.run { session in
      try await TestKeyboard.with(session) { keyboard in
        let window = try await TimedWindow.open(in: session)
        let lines = (1...80).map { "Målt genvej \($0) · Udfylder seks felter i måleskemaet" }
        let list = try session.folder.file("list", lines.joined(separator: "\n") + "\n")
        let rofi = try Program.rofi.located()
        let sxhkd = try await Sxhkd.start(
          hotKeys: 80,
          more: ["super + space", "    \(rofi) -dmenu -i -input \(list); echo closed"],
          in: session, keyboard, window)
        return try await ScreenWatch.with(session) { screen in
          var samples: [Double] = []
          for _ in 0...openings {
            samples.append(try await openRofi(session, keyboard, screen, sxhkd))
          }
          return samples
        }
      }
    }
  }
}

extension PalettePart {
  /// Milliseconds of one opening; rofi is closed again when this returns.
  private func openRofi(
    _ session: DesktopSession, _ keyboard: TestKeyboard, _ screen: ScreenWatch,
    _ sxhkd: TestProcess
  ) async throws -> Double {
    let (mark, closings) = (screen.sights.count, sxhkd.output.count)
    let sample = try await answer(in: session) {
      let sent = await keyboard.press(Self.palette)
      return Double(try await screen.text(from: mark, within: .seconds(2)) - sent) / 1_000_000
    }
    // It may be seen before it has the keyboard.
    try await answer(in: session) {
      await keyboard.press(["Escape"])
      try await sxhkd.line(from: closings, within: .seconds(2)) { $0 == "closed" }
    }
    return sample
  }

  /// Presses again where sxhkd sleeps on a press with the keyboard frozen: ``Sxhkd/start``.
  @discardableResult
  private func answer<Result: Sendable>(
    in session: DesktopSession, _ press: () async throws -> Result
  ) async throws -> Result {
    for _ in 0..<Self.mostPresses {
      do {
        return try await press()
      } catch let error as TestKitError where error.code == .deadline {
        try await session.server.setLayout("dk")
      }
    }
    return try await press()
  }
}

/// A desk with a panel, of which a key opens a window.
private struct PanelOpenings {
  let keyboard: TestKeyboard
  let screen: ScreenWatch
  /// What the panel answers the daemon, as it goes over the bus.
  let answers: TestProcess
  let client: ControlClient
  let reports: RunReports

  /// Milliseconds of each opening.
  ///
  /// - Parameter isRun: whether the key starts a run, which ends with the window.
  func opened(by keys: [String], times: Int, isRun: Bool = false) async throws -> [Double] {
    let below = await screen.focused()
    var samples: [Double] = []
    for _ in 0..<times {
      let mark = screen.sights.count
      let sent = await keyboard.press(keys)
      let seen = try await screen.text(from: mark)
      let focused = try await screen.focus(from: mark) { $0 != below && $0 != 0 }
      samples.append(Double(max(seen, focused) - sent) / 1_000_000)
      let (closing, answered) = (screen.sights.count, answers.output.count)
      await keyboard.press(["Escape"])
      _ = try await screen.focus(from: closing) { $0 == below }
      // Pressed before the daemon has heard of the end, the chord would close once more.
      try await answers.line(from: answered) { $0.hasPrefix("method return") }
      if isRun { _ = try await reports.next() }
      for _ in 0..<2 { _ = try await client.status() }
    }
    return samples
  }
}

extension ScreenWatch {
  /// When text was first painted in a window that came after `mark` sights.
  fileprivate nonisolated func text(
    from mark: Int, within limit: Duration = .seconds(20)
  ) async throws -> Int64 {
    try await withDeadline(limit, "text on the screen") { [sights] in
      let map = try await sights.first(from: mark) { $0.kind == .map }.index
      return try await sights.first(from: map) { $0.kind == .text }.element.time
    }
  }

  /// When a window got the focus after `mark` sights.
  fileprivate nonisolated func focus(
    from mark: Int, where accepts: @escaping @Sendable (UInt) -> Bool
  ) async throws -> Int64 {
    try await withDeadline(.seconds(20), "focus of a window") { [sights] in
      try await sights.first(from: mark) { sight in
        if case .focus(let window) = sight.kind { accepts(window) } else { false }
      }.element.time
    }
  }
}
