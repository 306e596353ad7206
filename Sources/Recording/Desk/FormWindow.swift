import Desktop
import Engine
import HotKeyDefinition

/// The one window, and the one form in it, that a recording is of.
struct FormWindow: Sendable {
  let system: TargetSystem
  let form: Form
  let window: WindowSnapshot

  var name: String { Self.name(system, form) }

  /// Finds it.
  ///
  /// - Parameters:
  ///   - windows: all of the desktop.
  ///   - wanted: `system.form`; `nil` takes the only one that is open.
  ///   - number: the window's, where several show the form.
  static func find(
    among windows: [WindowSnapshot], form wanted: String?, window number: UInt?,
    in systems: [String: TargetSystem]
  ) throws(RecordingRefusal) -> FormWindow {
    let all = systems.values.sorted { $0.id.text < $1.id.text }
      .flatMap { system in system.forms.map { (system, $0) } }
    let candidates = all.filter { wanted == nil || wanted == name($0.0, $0.1) }
    if let wanted, candidates.isEmpty { throw .unknownForm(wanted) }
    let found = candidates.flatMap { system, form in
      windows.filter { window in
        (number ?? window.id.rawValue) == window.id.rawValue
          && WindowMatching.pattern(of: system, named: form.windows, matching: window) != nil
      }.map { FormWindow(system: system, form: form, window: $0) }
    }
    guard let first = found.first else { throw .noForm }
    if found.count == 1 { return first }
    var forms: [String] = []
    for place in found where !forms.contains(place.name) { forms.append(place.name) }
    guard forms.count == 1 else { throw .severalForms(forms) }
    throw .severalWindows(form: first.name, found.map(\.window.id.rawValue))
  }

  /// Whether form or window tells whose case it is.
  var showsCitizen: Bool {
    form.citizenField != nil
      || WindowMatching.pattern(of: system, named: form.windows, matching: window)?
        .titleShowsCitizen
        == true
  }

  private static func name(_ system: TargetSystem, _ form: Form) -> String {
    "\(system.id.text).\(form.name.text)"
  }
}
