import Desktop
import DesktopTestKit
import Foundation

/// One part of the panel's windows that is shown, as the accessibility tree tells it.
struct PanelPart: Sendable, Decodable {
  let role: String
  let name: String
  let description: String
  let isChecked: Bool
  let hasFocus: Bool
  let isActive: Bool
  /// In the toolkit's own pixels.
  let area: ScreenArea
}

extension PanelStage {
  /// Everything that the panel shows, once it is as awaited; the session needs accessibility.
  func parts(
    _ wanted: String, where accepts: @escaping @Sendable ([PanelPart]) -> Bool
  ) async throws -> [PanelPart] {
    try await withDeadline(.seconds(20), wanted) {
      while true {
        let parts = try await partsNow()
        if accepts(parts) { return parts }
      }
    }
  }

  private func partsNow() async throws -> [PanelPart] {
    let panel = try await untilPanelIsThere()
    let lines = try await TestProcess.run(
      .python, ["-c", Self.partsReader, String(panel)], environment: session.environment)
    return try lines.last.map { try JSONDecoder().decode([PanelPart].self, from: Data($0.utf8)) }
      ?? []
  }

  private static let partsReader = """
    import json, sys, gi
    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi, GLib

    State = Atspi.StateType
    parts = []

    def walk(node, depth=0):
        if node is None or depth > 20:
            return
        states = node.get_state_set()
        if depth > 0:
            # GTK calls a text in a scrolled part of a scrolled window hidden, also while it is read.
            if not states.contains(State.SHOWING) and not states.contains(State.FOCUSED):
                return
            place = node.get_extents(Atspi.CoordType.SCREEN)
            parts.append({
                "role": node.get_role_name(), "name": node.get_name(), "description": node.get_description(),
                "isChecked": states.contains(State.CHECKED), "hasFocus": states.contains(State.FOCUSED),
                "isActive": states.contains(State.ACTIVE),
                "area": {"x": place.x, "y": place.y, "width": place.width, "height": place.height}})
        for index in range(node.get_child_count()):
            walk(node.get_child_at_index(index), depth + 1)

    try:
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(index)
            if application is not None and application.get_process_id() == int(sys.argv[1]):
                walk(application)
        print(json.dumps(parts))
    except GLib.Error:
        print("[]")  # A window that closes meanwhile: asked again.
    """
}

extension [PanelPart] {
  var focused: PanelPart? { last { $0.hasFocus } }

  func names(ofRole role: String) -> [String] { filter { $0.role == role }.map(\.name) }
}
