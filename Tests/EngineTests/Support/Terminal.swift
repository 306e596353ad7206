import Desktop
import DesktopTestKit
import Engine
import HotKeyDefinition
import Planning
import X11Desktop

let hasTerminal = hasForms && Program.arePresent(.x3270)

/// The form of the terminal, to be varied by a test.
struct TerminalSheet {
  var texts: [String: String]
  var policy = FillStep.Policy.onlyEmpty
  var citizen: String? = "6101900019"
  var places: [String: ScreenPlace] = [:]
  var lengths: [String: Int] = [:]
  var behaviour = ToolkitOverrides()

  init(_ texts: [String: String]) {
    self.texts = texts
  }

  func varied(_ change: (inout TerminalSheet) -> Void) -> TerminalSheet {
    var sheet = self
    change(&sheet)
    return sheet
  }

  /// As `terminal_screens.py` has them.
  private static let fields: [(String, String, FormField.Kind, Int, Int, Int)] = [
    ("cpr", "CPR-nr", .readOnly, 3, 22, 11), ("navn", "Navn", .text, 6, 22, 24),
    ("adresse", "Adresse", .text, 7, 22, 44), ("ydelse", "Ydelse", .text, 9, 22, 24),
    ("fra", "Fra", .date, 10, 22, 10), ("til", "Til", .date, 10, 52, 10),
    ("beloeb", "Beløb", .number, 11, 22, 11), ("sagsbehandler", "Sagsbehandler", .text, 13, 22, 24),
    ("bemaerkning", "Bemærkning", .text, 15, 22, 54),
  ]

  var plan: Plan {
    let fields = Self.fields.map { id, label, kind, row, column, length in
      FieldPlan(
        id: id, label: label, kind: kind, length: lengths[id] ?? length, required: false,
        options: [], initially: nil, content: texts[id].map { .text($0) } ?? .untouched,
        place: places[id] ?? ScreenPlace(row: row, column: column))
    }
    let form = Form(
      name: Plans.name("ydelse"), windows: [], finding: .order, proof: .required,
      citizenField: Plans.name("cpr"), entries: [])
    let system = Plans.system(
      [Plans.pattern("x3270", title: "Ydelsessystemet*")], behaviour: behaviour, forms: [form])
    return Plan(
      hotKey: "ydelse.udfyld",
      actions: [
        .fill(
          FormPlan(system: system, form: form, policy: policy, citizen: citizen, fields: fields))
      ])
  }
}

extension Desk {
  /// What a user does about a locked keyboard.
  func pressReset() async throws {
    let window = try await becomesActive()
    let input = try await desktop.beginInput(
      into: window.id, settings: ToolkitProfile(.x3270).input)
    do {
      try await input.press(Chord(.alt, "r"), count: 1)
    } catch {
      _ = await input.end()
      throw error
    }
    _ = await input.end()
  }

  /// Opens the terminal with the form on it.
  @discardableResult
  func openTerminal(
    citizen: String = "610190-0019", traps: [(String, String)] = []
  ) async throws -> TerminalForm {
    try await TerminalForm.open(
      reportingTo: server, in: session, form: Desk.form, traps: [("citizen", citizen)] + traps)
  }
}
