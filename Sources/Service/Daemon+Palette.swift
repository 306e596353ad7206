import Desktop
import Engine
import HotKeyDefinition
import Logging
import PanelModel
import X11Desktop

/// The palette: every hot key, found by typing.
extension Daemon {
  /// Among the bindings of the hot keys; no definition can have it, for it names no area.
  static let paletteID = "palette"

  /// Shows the palette, gives the focus back to the window it came from, and runs what was chosen
  /// there.
  func showPalette() async {
    guard let panel else { return }
    do throws(DesktopError) {
      let origin = try await desktop.activeWindow()
      let windows = try await desktop.windows()
      guard let id = await panel.choose(from: paletteEntries(windows, active: origin)) else {
        return
      }
      if let origin { try await desktop.activate(origin.id, within: .seconds(5)) }
      await startRun(id, .palette)
    } catch {
      log.warning("the palette's choice was not run: \(error.code.rawValue)")
    }
  }

  private func paletteEntries(
    _ windows: [WindowSnapshot], active: WindowSnapshot?
  ) -> [PaletteEntry] {
    set.hotKeys.map { hotKey in
      let id = hotKey.id.text
      let area = id.split(separator: ".").dropLast().joined(separator: ".")
      let taken = refusals.contains { $0.ids.contains(id) }
      return PaletteEntry(
        id: id, title: hotKey.title, area: area, summary: hotKey.summary ?? "",
        keys: hotKey.keys.map { taken ? "\($0.description) (optaget)" : $0.description },
        unavailable: switches.reason(id)
          ?? RunAvailability.obstacle(
            to: hotKey, in: set, windows: windows, active: active),
        uses: usage[id])
    }
  }
}
