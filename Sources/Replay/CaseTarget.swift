package import HotKeyDefinition

/// The system whose window is open when the key is pressed.
package struct CaseTarget: Sendable {
  let system: TargetSystem?
  let form: Form?
  let isInsertion: Bool

  /// - Parameters:
  ///   - hotKey: what a case presses.
  ///   - set: the definitions.
  package init(_ hotKey: HotKey, in set: DefinitionSet) {
    for step in hotKey.steps {
      switch step {
      case .confirm: continue
      case .fill(let fill):
        system = set.systems[fill.system.text]
        form = system?.forms.first { $0.name.text == fill.form.text }
        isInsertion = false
        return
      case .insert(let insert):
        system = insert.systems.first.flatMap { set.systems[$0.text] }
        form = system?.forms.first
        isInsertion = true
        return
      }
    }
    (system, form, isInsertion) = (nil, nil, false)
  }

  /// The field that has the focus when the key is pressed.
  func cursor(in fields: [SimulatedField]) -> Int {
    if form?.isOnScreen == true { return fields.firstIndex { !$0.isReadOnly } ?? 0 }
    return isInsertion ? fields.firstIndex { $0.kind == .multiline } ?? 0 : 0
  }

  /// The pattern that a window of the form satisfies.
  func pattern(showingCitizen: Bool) -> WindowPattern? {
    windows.first { $0.titleShowsCitizen == showingCitizen } ?? windows.first
  }

  private var windows: [WindowPattern] {
    guard let system else { return [] }
    let names = Set((form?.windows ?? []).map(\.text))
    return system.windows.filter { names.isEmpty || names.contains($0.name.text) }
  }
}

/// Where it shows whose case is open.
extension CaseTarget {
  /// The form's field for it, by id.
  package var citizenField: String? { form?.citizenField?.text }

  /// The field that `citizen:` of a case stands in beforehand.
  ///
  /// Where the title shows the citizen, the form may still be a fresh one.
  package var citizenFieldBeforehand: String? {
    isOnScreen || !titleShowsCitizen ? citizenField : nil
  }

  /// Whether it is a terminal's screen, whose title tells nothing.
  package var isOnScreen: Bool { form?.isOnScreen == true }

  private var titleShowsCitizen: Bool { windows.contains(where: \.titleShowsCitizen) }

  /// Why a case cannot be run there, whatever it is run in.
  package func obstacle(to content: ReplayCase) -> String? {
    let isShown = citizenField != nil || (titleShowsCitizen && !isOnScreen)
    guard !isShown, content.faults.contains(where: { $0.kind == .wrongCitizen }) else { return nil }
    return "neither title nor field shows the citizen, so `wrong-citizen` changes nothing"
  }
}
