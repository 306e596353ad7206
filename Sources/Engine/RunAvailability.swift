package import Desktop
package import HotKeyDefinition
package import PanelModel

/// Whether a hot key finds its windows, as far as can be told before its data is fetched.
package enum RunAvailability {
  /// - Parameters:
  ///   - windows: all on the screen.
  ///   - active: the one with the focus.
  ///   - language: of the reason.
  /// - Returns: why it cannot be run now; `nil` where nothing speaks against it.
  package static func obstacle(
    to hotKey: HotKey, in set: DefinitionSet, windows: [WindowSnapshot], active: WindowSnapshot?,
    language: PanelLanguage = .danish
  ) -> String? {
    for step in hotKey.steps {
      switch step {
      case .confirm: continue
      case .fill(let fill):
        guard let system = set.systems[fill.system.text],
          let form = system.forms.first(where: { $0.name.text == fill.form.text })
        else { continue }
        let isOpen = windows.contains {
          WindowMatching.pattern(of: system, named: form.windows, matching: $0) != nil
        }
        if !isOpen {
          return language("»\(system.title)« er ikke åbent.", "“\(system.title)” is not open.")
        }
      case .insert(let insert):
        let systems = insert.systems.compactMap { set.systems[$0.text] }
        if systems.isEmpty { continue }
        let fits = active.map { window in
          systems.contains { WindowMatching.pattern(of: $0, named: [], matching: window) != nil }
        }
        if fits != true {
          let titles = systems.map { language("»\($0.title)«", "“\($0.title)”") }
          return language(
            "Stå først i \(titles.joined(separator: " eller ")).",
            "Go to \(titles.joined(separator: " or ")) first.")
        }
      }
    }
    return nil
  }

  /// Whether a hot key is one for this window: it fills forms of the window's system, or its texts
  /// may be inserted there; what names no window is one for every window.
  package static func belongs(
    _ hotKey: HotKey, to window: WindowSnapshot?, in set: DefinitionSet
  ) -> Bool {
    hotKey.steps.allSatisfy { step in
      var wanted: [Name] = []
      if case .fill(let fill) = step { wanted = [fill.system] }
      if case .insert(let insert) = step { wanted = insert.systems }
      if wanted.isEmpty { return true }
      guard let window else { return false }
      return wanted.compactMap { set.systems[$0.text] }.contains {
        WindowMatching.pattern(of: $0, named: [], matching: window) != nil
      }
    }
  }
}
