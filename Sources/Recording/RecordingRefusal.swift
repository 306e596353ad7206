package import Diagnostics
package import Engine
package import PanelModel
package import RecordingModel

/// Why there is no recording, or no draft of it.
///
/// - Shape: ids, labels and paths only; no value and no window's title.
package enum RecordingRefusal: Error, Sendable {
  case malformedID(String)
  /// An entry of `--fetch` that is no `NAME=ADAPTER.QUERY(…)`.
  case malformedFetch
  /// The definitions do not have what is to be fetched.
  case fetch([Diagnostic])
  case caseFile([Diagnostic])
  case run(RunFailure)
  case unknownForm(String)
  /// No window of any form, or of the one asked for, is open.
  case noForm
  case severalForms([String])
  case severalWindows(form: String, [UInt])
  case noFill(String)
  case noCitizen(form: String)
  case fileExists(String)
  case noFolder(String)
  case noProgram(String)
  case noAccessibility(form: String)
  case recorder(RecorderRefusal)
  /// It ended in a way that leaves nothing to draft from.
  case ended(RecordingEnd)
  /// The recording program ended without a word.
  case lost
  case nothingFilled
  case onlyCells
  case notWritten(String)
  case draft([Diagnostic])

  /// One sentence: what is wrong and what to do.
  package func message(in language: PanelLanguage) -> String {
    beginning(language) ?? desk(language) ?? ending(language)
  }

  /// What was found in a file or a definition.
  package var findings: [Diagnostic] {
    switch self {
    case .fetch(let findings), .caseFile(let findings), .draft(let findings): findings
    default: []
    }
  }

  private func beginning(_ language: PanelLanguage) -> String? {
    switch self {
    case .malformedID(let id):
      language(
        "»\(id)« er ikke et navn på en genvej; skriv f.eks. `journal.notat`",
        "`\(id)` is no id of a hot key; write for example `journal.notat`")
    case .malformedFetch:
      language(
        "--fetch skrives NAVN=ADAPTER.FORESPØRGSEL(…), f.eks. `borger=opera.borger(cpr)`",
        "--fetch is written NAME=ADAPTER.QUERY(…), for example `borger=opera.borger(cpr)`")
    case .fetch:
      language(
        "Det, der skal hentes, passer ikke med adapters.yaml; ret --fetch.",
        "What is to be fetched does not fit adapters.yaml; mend --fetch.")
    case .caseFile:
      language(
        "Filen med sagsdata kan ikke bruges; ret den.",
        "The file of case data cannot be used; mend it.")
    case .run(let failure): "\(failure.code.rawValue): \(failure.message(in: language))"
    case .fileExists(let path):
      language(
        "\(path) findes allerede og bliver ikke overskrevet; vælg en anden mappe eller et andet navn",
        "\(path) is there already and is not overwritten; choose another folder or id")
    case .noFolder(let path):
      language(
        "\(path) er ikke en mappe, der kan skrives i; lav den, eller vælg en anden",
        "\(path) is no folder that can be written; make it, or choose another")
    case .noFill(let id):
      language(
        "Genvejen \(id) udfylder ingen formular, så der er intet at måle; vælg en anden.",
        "The hot key \(id) fills no form, so there is nothing to measure; choose another.")
    case .noCitizen(let form):
      language(
        "\(form) viser, hvis sag det er, og ingen CPR-nr. bliver hentet; skriv f.eks. --fetch 'borger=opera.borger(cpr)'",
        "\(form) shows whose case it is, and no CPR number is fetched; write for example --fetch 'borger=opera.borger(cpr)'"
      )
    default: nil
    }
  }

  private func desk(_ language: PanelLanguage) -> String? {
    switch self {
    case .unknownForm(let form):
      language(
        "Der er ingen formular »\(form)«; skriv --form SYSTEM.FORMULAR som i HotKeys/systems.",
        "There is no form `\(form)`; write --form SYSTEM.FORM as in HotKeys/systems.")
    case .noForm:
      language(
        "Intet vindue med en kendt formular er åbent; åbn det, eller beskriv det i HotKeys/systems.",
        "No window with a known form is open; open it, or describe it in HotKeys/systems.")
    case .severalForms(let forms):
      language(
        "Flere formularer kan være ment: \(forms.joined(separator: ", ")); vælg med --form.",
        "Several forms may be meant: \(forms.joined(separator: ", ")); choose with --form.")
    case .severalWindows(let form, let windows):
      language(
        "\(windows.count) vinduer kan vise \(form): \(Self.numbers(windows)); luk de andre, eller vælg med --window",
        "\(windows.count) windows may show \(form): \(Self.numbers(windows)); close the others, or choose with --window"
      )
    case .noProgram(let path):
      language(
        "\(path) kan ikke startes; installér pakken igen, eller byg med `make build`",
        "\(path) does not start; install the package anew, or build with `make build`")
    case .noAccessibility(let form):
      language(
        "Programmet med \(form) viser ikke sine felter; start det efter genvej-tjenesten, og se `genvej doctor`.",
        "The application of \(form) does not show its fields; start it after the daemon, and see `genvej doctor`."
      )
    case .recorder(let refusal): Self.message(refusal, language)
    default: nil
    }
  }

  private func ending(_ language: PanelLanguage) -> String {
    switch self {
    case .ended(.window):
      language(
        "Vinduet blev lukket, før det kunne læses; stop optagelsen, før du lukker det.",
        "The window was closed before it could be read; stop the recording before you close it.")
    case .ended(.sign), .ended(.locked), .ended(.chord), .ended(.signal):
      language(
        "Optagelsen stoppede, fordi skiltet forsvandt eller skærmen blev låst; optag igen.",
        "The recording stopped because its sign went away or the screen was locked; record anew.")
    case .lost:
      language(
        "Optageren stoppede uden varsel, og intet er gemt; optag igen.",
        "The recording program ended without a word, and nothing is kept; record anew.")
    case .nothingFilled:
      language(
        "Ingen felter blev udfyldt, så der er intet at skrive; udfyld formularen, før du stopper.",
        "No field was filled, so there is nothing to draft; fill the form before you stop.")
    case .onlyCells:
      language(
        "Kun felter, som en genvej ikke kan skrive endnu, blev udfyldt; tiden er gemt, skriv genvejen i hånden.",
        "Only fields that cannot be drafted were filled; the time is kept, write the hot key by hand."
      )
    case .notWritten(let path):
      language(
        "\(path) kunne ikke skrives; se, om mappen kan skrives, og om disken er fuld",
        "\(path) could not be written; see whether the folder can be, and whether the disk is full")
    case .draft:
      language(
        "Kladden passer ikke med definitionerne og er ikke gemt; ret dem først.",
        "The draft does not fit the definitions and is not kept; mend them first.")
    default: ""
    }
  }

  private static func numbers(_ windows: [UInt]) -> String {
    windows.map { "0x" + String($0, radix: 16) }.joined(separator: ", ")
  }

  private static func message(_ refusal: RecorderRefusal, _ language: PanelLanguage) -> String {
    switch refusal {
    case .noDisplay:
      language(
        "Der er ingen X-skærm; kør kommandoen i en terminal på skrivebordet.",
        "There is no X display; run the command in a terminal of the desktop.")
    case .noExtension:
      language(
        "X-serveren kan ikke optage (RECORD mangler); brug en X.Org-session.",
        "The X server cannot record (it lacks RECORD); use a session of X.Org.")
    case .noWindow:
      language(
        "Vinduet er der ikke mere; åbn det, og optag igen.",
        "The window is no longer there; open it, and record anew.")
    case .noChord:
      language(
        "Andre programmer har Ctrl+Shift+F12, F11, F10 og Pause; frigiv en af dem.",
        "Other programs have Ctrl+Shift+F12, F11, F10 and Pause; free one of them.")
    case .noSign:
      language(
        "Skiltet kunne ikke vises, så der optages ikke; se, om noget dækker hele skærmen.",
        "The sign could not be shown, so nothing is recorded; see whether something covers the screen."
      )
    }
  }
}
