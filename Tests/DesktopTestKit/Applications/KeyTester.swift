extension DesktopSession {
  /// Starts xev, which prints each key its window gets; the window has the focus when this returns.
  ///
  /// - Returns: the program, with lines such as `state 0xc, keycode 44 (keysym 0x6a, j),
  ///   same_screen YES,`.
  package func startKeyTester() async throws -> TestProcess {
    let tester = try await start(
      .stdbuf, ["-oL", try Program.xev.located(), "-event", "focus", "-event", "keyboard"])
    try await tester.line { $0.hasPrefix("FocusIn") }
    return tester
  }
}
