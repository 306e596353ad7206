/// Who stands between the keyboard and the applications.
package struct InputMethodFacts: Sendable, Hashable {
  /// A framework that this report knows.
  package enum Framework: String, Sendable, Hashable, CaseIterable {
    case ibus = "IBus"
    case fcitx = "Fcitx"

    /// Names on the session bus.
    package var busNames: Set<String> {
      switch self {
      case .ibus: ["org.freedesktop.IBus"]
      case .fcitx: ["org.fcitx.Fcitx5", "org.fcitx.Fcitx"]
      }
    }

    /// Names of its processes, of which at least one is a client of the display.
    package var processNames: Set<String> {
      switch self {
      case .ibus: ["ibus-daemon", "ibus-ui-gtk3", "ibus-x11"]
      case .fcitx: ["fcitx5", "fcitx"]
      }
    }
  }

  /// The variables that send applications to an input method.
  package static let variableNames = ["XMODIFIERS", "GTK_IM_MODULE", "QT_IM_MODULE"]

  /// Those of ``variableNames`` that are set.
  package let variables: [String: String]
  package let running: Set<Framework>

  package init(variables: [String: String], running: Set<Framework>) {
    self.variables = variables
    self.running = running
  }

  package var lines: [ReportLine] {
    let named = Self.variableNames.compactMap { name in
      variables[name].flatMap { Self.framework($0) }.map { (variable: name, framework: $0) }
    }
    let names = Set(named.map(\.framework)).sorted()
    if names.isEmpty { return [unnamed] }
    return names.map { name in
      let settings = named.filter { $0.framework == name }.map {
        "\($0.variable)=\(variables[$0.variable] ?? "")"
      }
      return line(name, settings.joined(separator: ", "))
    }
  }

  private var unnamed: ReportLine {
    let names = running.map(\.rawValue).sorted().joined(separator: " and ")
    let detail =
      names.isEmpty
      ? "none: typed keys go straight to the application"
      : "\(names) runs, no variable sends applications to it; pasting is not affected"
    return ReportLine(.ok, .keyboard, "input method", detail)
  }

  private func line(_ name: String, _ settings: String) -> ReportLine {
    let known = Framework(rawValue: name)
    if let known, !running.contains(known) {
      return ReportLine(
        .warn, .keyboard, "input method", "\(name) is asked for (\(settings)), but does not run",
        help: "applications may lose the first keys that are typed into them while they look for "
          + "it: start \(name), or remove the variables from the session")
    }
    return ReportLine(
      .warn, .keyboard, "input method", "\(name) (\(settings))",
      help: "pasted fields, that is most of them, are not affected; in fields that have to be "
        + "typed, and in terminals, \(name) gets the keys first and may change them: keep it on "
        + "the plain keyboard layout while Genvej works")
  }

  /// The input method that a variable's value names; `nil` for none, and for those that are part of
  /// the toolkit or of X itself.
  private static func framework(_ value: String) -> String? {
    let word = value.hasPrefix("@im=") ? String(value.dropFirst(4)) : value
    switch word.lowercased() {
    case "", "none", "xim", "simple", "gtk-im-context-simple", "compose", "local": return nil
    case "ibus": return Framework.ibus.rawValue
    case "fcitx", "fcitx5": return Framework.fcitx.rawValue
    default: return word
    }
  }
}
