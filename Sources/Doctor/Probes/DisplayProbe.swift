import CaseData
import Desktop
import X11Desktop

/// Looks at the display, on a connection of its own.
enum DisplayProbe {
  static func look(at name: String?, trying bindings: [HotKeyBinding]) async -> DisplayFacts {
    guard let name, !name.isEmpty else { return .notNamed }
    let ending = await Attempt.make {
      // Blocks for as long as a stopped server likes.
      let desktop = try await BlockingWork.run { _ in try X11Desktop(display: name) }
      let survey = try await desktop.survey(trying: bindings)
      await desktop.close()
      return survey
    }
    switch ending {
    case .value(let survey): return .seen(survey)
    case .failed(let error as DesktopError) where error.code == .unsupported:
      return .unsupported(display: name, detail: error.detail)
    case .failed: return .unreachable(display: name)
    case .silent: return .silent(display: name)
    }
  }
}
