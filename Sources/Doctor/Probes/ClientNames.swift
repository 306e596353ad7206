import X11Desktop

/// The programs that are connected to the display, by the names of their processes.
///
/// Only these can hold a chord or read the clipboard; what else runs on the machine is none of the
/// display's business.
struct ClientNames: Sendable {
  let all: Set<String>
  private let windowless: Set<String>

  init(of survey: DesktopSurvey?) {
    guard let survey else {
      // Without a display there is nothing better to go by.
      all = ProcessNames.all()
      windowless = []
      return
    }
    all = ProcessNames.names(of: survey.clients)
    let shown = Set(survey.programs.compactMap(\.processID))
    let apart = [survey.windowManagerProcess].compactMap(\.self)
    windowless = ProcessNames.names(of: survey.clients.subtracting(shown).subtracting(apart))
      .subtracting(["genvej", "genvej-panel"])
  }

  func clipboard(in survey: DesktopSurvey) -> ClipboardFacts {
    var name: String?
    if case .program(let process) = survey.clipboardKeeper {
      name = process.flatMap { ProcessNames.name(of: $0) }
    }
    return ClipboardFacts(
      keeper: survey.clipboardKeeper, keeperName: name,
      running: all.intersection(ClipboardFacts.historians))
  }

  func suspects(in survey: DesktopSurvey?) -> ChordFacts.Suspects {
    ChordFacts.Suspects(
      windowManager: survey?.windowManager,
      hotKeyPrograms: survey == nil ? [] : all.intersection(ChordFacts.hotKeyPrograms),
      windowless: windowless)
  }
}
