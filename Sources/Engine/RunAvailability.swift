package import Desktop
package import HotKeyDefinition

/// Whether a hot key finds its windows, as far as can be told before its data is fetched.
package enum RunAvailability {
  /// - Parameters:
  ///   - windows: all on the screen.
  ///   - active: the one with the focus.
  /// - Returns: why it cannot be run now, in Danish; `nil` where nothing speaks against it.
  package static func obstacle(
    to hotKey: HotKey, in set: DefinitionSet, windows: [WindowSnapshot], active: WindowSnapshot?
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
        if !isOpen { return "»\(system.title)« er ikke åbent." }
      case .insert(let insert):
        let systems = insert.systems.compactMap { set.systems[$0.text] }
        if systems.isEmpty { continue }
        let fits = active.map { window in
          systems.contains { WindowMatching.pattern(of: $0, named: [], matching: window) != nil }
        }
        if fits != true {
          return "Stå først i \(systems.map { "»\($0.title)«" }.joined(separator: " eller "))."
        }
      }
    }
    return nil
  }
}
