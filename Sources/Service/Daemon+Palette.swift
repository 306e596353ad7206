import Desktop
import Engine
import HotKeyDefinition
import PanelModel
import X11Desktop

/// The palette: every hot key, found by typing.
extension Daemon {
  func paletteEntries(_ windows: [WindowSnapshot], active: WindowSnapshot?) -> [PaletteEntry] {
    let hotKeys = set.hotKeys.map { hotKey in
      let id = hotKey.id.text
      return PaletteEntry(
        id: id, title: hotKey.title, area: Self.area(of: id), summary: hotKey.summary ?? "",
        keys: hotKey.keys?.description,
        unavailable: obstacle(to: hotKey, windows, active: active), note: note(on: hotKey),
        uses: usage[id])
    }
    return hotKeys + [cheatSheetEntry]
  }

  /// Why a hot key cannot be run now; the first reason that there is, the weightiest first.
  private func obstacle(
    to hotKey: HotKey, _ windows: [WindowSnapshot], active: WindowSnapshot?
  ) -> String? {
    switches.reason(hotKey.id.text, in: paths.language)
      ?? RunAvailability.obstacle(
        to: hotKey, in: set, windows: windows, active: active, language: paths.language)
  }

  /// What the user should know of a hot key that can be run all the same.
  private func note(on hotKey: HotKey) -> String? {
    guard let keys = hotKey.keys,
      let refusal = refusals.first(where: { $0.ids.contains(hotKey.id.text) })
    else { return nil }
    return refusal.message(of: keys.description, in: paths.language)
  }

  private var cheatSheetEntry: PaletteEntry {
    let kind = Overlay.Kind.cheatSheet
    let isTaken = refusals.contains { $0.ids.contains(kind.rawValue) }
    return PaletteEntry(
      id: kind.rawValue, title: cheatSheetTitle, area: "genvej", summary: "",
      keys: isTaken ? nil : paths.cheatSheetKeys, unavailable: nil, note: nil, uses: 0)
  }
}
