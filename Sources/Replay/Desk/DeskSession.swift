import Accessibility
package import Desktop
package import Service
import UnixSignals
import X11Desktop

/// The session that a person works in, for the length of a test at the desk.
///
/// - Shape: a connection of its own beside the daemon's; the interrupt signal stops a run as Esc does,
///   so that no key stays down and the clipboard comes back.
/// - Isolation: any task.
package struct DeskSession: Sendable {
  private let use: AccessibilityUse

  /// - Parameter accessibility: whether the bus is used, as for the daemon.
  package init(accessibility: AccessibilityUse) { use = accessibility }

  /// Opens the display for `body`.
  ///
  /// - Throws: ``DesktopError`` where no display answers; what `body` throws.
  package func open<Result: Sendable>(
    _ body: @escaping @Sendable (any Desktop, (any AccessibilityReader)?) async throws -> Result
  ) async throws -> Result {
    let desktop = try X11Desktop()
    try await desktop.start()
    let reader = use == .off ? nil : ATSPIReader(isEnabling: use == .on)
    // Applications that are open already have built their tree or have not; nothing can be done here.
    _ = try? await reader?.prepare()
    let work = Task { try await body(desktop, reader) }
    let interrupt = Task {
      for await _ in await UnixSignalsSequence(trapping: .sigint, .sigterm) { work.cancel() }
    }
    let result = await work.result
    interrupt.cancel()
    if let held = await desktop.heldClipboard() { _ = await ClipboardKeeper.leave(held) }
    await desktop.close()
    return try result.get()
  }
}
