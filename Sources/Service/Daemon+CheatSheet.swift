import Desktop
import Engine
import HotKeyDefinition
import PanelModel

/// The cheat sheet: the chords that work in the window below.
extension Daemon {
  func cheatSheet(active: WindowSnapshot?) -> CheatSheet {
    let system = active.flatMap { window in
      set.systems.values.sorted { $0.id.text < $1.id.text }.first {
        WindowMatching.pattern(of: $0, named: [], matching: window) != nil
      }
    }
    let keys = set.hotKeys.sorted { $0.id.text < $1.id.text }.compactMap { hotKey in
      hotKey.keys.flatMap { keys in
        RunAvailability.belongs(hotKey, to: active, in: set)
          ? CheatSheet.Key(
            area: Self.area(of: hotKey.id.text), chords: keys.chords.map(\.description),
            title: hotKey.title, off: chordObstacle(hotKey.id.text))
          : nil
      }
    }
    return CheatSheet(system: system?.title, keys: keys + overlayKeys)
  }

  /// Palette and sheet themselves.
  private var overlayKeys: [CheatSheet.Key] {
    let titles: [Overlay.Kind: String] = [
      .palette: paths.language("Alle genveje", "All hot keys"), .cheatSheet: cheatSheetTitle,
    ]
    return overlayBindings.compactMap { binding in
      Overlay.Kind(rawValue: binding.id).map {
        CheatSheet.Key(
          area: "genvej", chords: binding.chords.map(\.description), title: titles[$0] ?? "",
          off: chordObstacle(binding.id))
      }
    }
  }

  var cheatSheetTitle: String {
    paths.language("Genvejene i dette vindue", "The hot keys in this window")
  }

  static func area(of id: String) -> String {
    id.split(separator: ".").dropLast().joined(separator: ".")
  }

  /// Why a chord does nothing now, in a caseworker's words; `nil` where it works.
  private func chordObstacle(_ id: String) -> String? {
    switches.reason(id, in: paths.language) ?? chordRefusal(of: id)
  }

  /// What became of a hot key's chord where the desktop would not give it.
  func chordRefusal(of id: String) -> String? {
    refusals.first { $0.ids.contains(id) }?.message(in: paths.language)
  }
}
