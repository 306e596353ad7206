import Desktop

/// A run's hold on the keyboard and clipboard; every call goes to the X thread.
struct X11InputSession: InputSession {
  let desktop: X11Desktop
  let id: Int

  func enter(severalLines: Bool) async {
    await desktop.runEnter(id, severalLines: severalLines)
  }
  func press(_ chord: Chord, count: Int) async throws(DesktopError) {
    try await desktop.runPress(id, chord, count)
  }
  func paste(_ text: String) async throws(DesktopError) {
    try await desktop.runPaste(id, text, .replacing)
  }
  func pasteIfEmpty(_ text: String) async throws(DesktopError) {
    try await desktop.runPaste(id, text, .ifEmpty)
  }
  func insert(_ text: String) async throws(DesktopError) {
    try await desktop.runPaste(id, text, .inserting)
  }
  func type(_ text: String, replacing: Bool) async throws(DesktopError) {
    try await desktop.runType(id, text, replacing: replacing)
  }
  func readBack() async throws(DesktopError) -> String {
    try await desktop.runReadBack(id, last: nil)
  }
  func readBack(last length: Int) async throws(DesktopError) -> String {
    try await desktop.runReadBack(id, last: length)
  }
  func readBack(marking chords: [Chord]) async throws(DesktopError) -> String {
    try await desktop.runReadBack(id, marking: chords)
  }
  func clear() async throws(DesktopError) { try await desktop.runClear(id) }
  func fieldHadContent() async -> Bool { await desktop.runFieldHadContent(id) }
  func stop() async { await desktop.runStop(id) }
  func holdsFocus() async throws(DesktopError) -> Bool { try await desktop.runHoldsFocus(id) }
  func window() async throws(DesktopError) -> WindowSnapshot? { try await desktop.runWindow(id) }
  func end() async -> InputSessionSummary { await desktop.endRun(id) }
}
