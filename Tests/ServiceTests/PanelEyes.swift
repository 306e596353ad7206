import DesktopTestKit
import Foundation

/// What a screen reader tells of a part of the panel.
struct SpokenPart: Sendable, Equatable {
  let role: String
  let name: String
  let description: String
}

/// Where a window is.
struct WindowPlace: Sendable {
  let x: Int
  let y: Int
  let width: Int
  let height: Int

  func isInside(_ screenWidth: Int, _ screenHeight: Int) -> Bool {
    x >= 0 && y >= 0 && x + width <= screenWidth && y + height <= screenHeight
  }
}

extension PanelStage {
  /// The part of the panel that has the focus, once it is as wanted; the session needs
  /// accessibility.
  func focused(
    _ wanted: String, where isWanted: @escaping @Sendable (SpokenPart) -> Bool
  ) async throws -> SpokenPart {
    try await withDeadline(.seconds(30), wanted) {
      while true {
        if let part = try await focusedNow(), isWanted(part) { return part }
      }
    }
  }

  private func focusedNow() async throws -> SpokenPart? {
    let panel = try await untilPanelIsThere()
    let lines = try await TestProcess.run(
      .python, ["-c", Self.reader, String(panel)], environment: session.environment)
    guard let line = lines.first,
      let fields = try? JSONDecoder().decode([String].self, from: Data(line.utf8)),
      fields.count == 3
    else { return nil }
    return SpokenPart(role: fields[0], name: fields[1], description: fields[2])
  }

  /// Prints role, name and description of the part with the focus in the application of a process.
  private static let reader = """
    import json, sys, gi
    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi, GLib

    def focused(node, depth=0):
        if node is None or depth > 20:
            return None
        for index in range(node.get_child_count()):
            found = focused(node.get_child_at_index(index), depth + 1)
            if found is not None:
                return found
        return node if node.get_state_set().contains(Atspi.StateType.FOCUSED) else None

    try:
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(index)
            if application is None or application.get_process_id() != int(sys.argv[1]):
                continue
            part = focused(application)
            if part is not None:
                print(json.dumps([part.get_role_name(), part.get_name(), part.get_description()]))
    except GLib.Error:
        pass  # A window that closes meanwhile: asked again.
    """

  /// Where the window with the focus is, without its frame.
  func activePlace() async throws -> WindowPlace {
    let id = try await TestProcess.run(
      .xdotool, ["getactivewindow"], environment: session.environment)
    let lines = try await TestProcess.run(
      .xwininfo, ["-id", id.first ?? ""], environment: session.environment)
    func number(_ label: String) -> Int {
      let line = lines.first { $0.contains(label) }
      return line?.split(separator: " ").last.flatMap { Int($0) } ?? -1
    }
    return WindowPlace(
      x: number("Absolute upper-left X"), y: number("Absolute upper-left Y"),
      width: number("Width:"), height: number("Height:"))
  }
}
