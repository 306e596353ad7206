import CaseData
import Diagnostics

/// How windows are recognised.
enum WindowRules {
  static func findings(in set: DefinitionSet) -> [Diagnostic] {
    set.sortedSystems.flatMap { system in
      system.windows.compactMap(loose) + system.forms.filter { !$0.saysProof }.map(proofNotStated)
    }
  }

  private static func loose(_ window: WindowPattern) -> Diagnostic? {
    guard let pattern = window.windowClass, WindowLooseness.letters(in: pattern) > 0 else {
      return finding(
        window, "window `\(window.name.text)` is known by its title alone",
        label: "any program can have this title",
        help: "name its class too; `genvej doctor` and `xprop WM_CLASS` tell it")
    }
    if WindowLooseness.isLooseClass(pattern) {
      return finding(
        window, "the class of window `\(window.name.text)` fits many programs",
        label: "fewer than \(WindowLooseness.fewest) characters beside the wild cards",
        help: "write more of the class; `genvej doctor` and `xprop WM_CLASS` tell it")
    }
    if WindowLooseness.isOfBrowser(pattern), !WindowLooseness.tells(window.title) {
      return finding(
        window, "window `\(window.name.text)` is any page of a browser",
        label: "every page has this class",
        help: "write of the `title` what only this application's pages have")
    }
    return nil
  }

  private static func finding(
    _ window: WindowPattern, _ message: String, label: String, help: String
  ) -> Diagnostic {
    Diagnostic(
      .titleOnlyWindow, .warning, message, at: window.name.span, label: label, help: help)
  }

  private static func proofNotStated(_ form: Form) -> Diagnostic {
    Diagnostic(
      .proofNotStated, .warning, "form `\(form.name.text)` does not say what proof it demands",
      at: form.name.span,
      help: "write `proof: required`, or `proof: when-possible` where unproved fields are bearable")
  }
}

/// What steps do to forms.
enum FillRules {
  static func findings(in set: DefinitionSet) -> [Diagnostic] {
    set.hotKeys.flatMap(overwrites)
  }

  private static func overwrites(_ hotKey: HotKey) -> [Diagnostic] {
    var isAgreed = false
    return hotKey.steps.compactMap { step in
      switch step {
      case .confirm:
        isAgreed = true
        return nil
      case .insert: return nil
      case .fill(let fill):
        guard fill.policy == .overwrite, !isAgreed else { return nil }
        return Diagnostic(
          .overwriteWithoutPreview, .warning,
          "what stands in `\(fill.system.text).\(fill.form.text)` is replaced without anybody's consent",
          at: fill.form.span,
          help: "put `confirm: preview` before the step, or write `policy: only-empty`")
      }
    }
  }
}
