import Engine
package import PanelModel

/// A plan as a person reads it in a terminal.
///
/// - Shape: a line for each thing; the parts of a field's line have tabs between them: id, label,
///   kind, value or its shape, how it is written, what proves it.
package struct PlanText: Sendable {
  private let report: PlanReport
  private let language: PanelLanguage

  package init(_ report: PlanReport, in language: PanelLanguage) {
    self.report = report
    self.language = language
  }

  package var lines: [String] {
    var lines = ["\(report.hotKey): \(report.title)"]
    if report.confirm {
      lines.append(
        language(
          "  først vises alle felter, og intet røres, før der er sagt ja",
          "  all fields are shown first, and nothing is touched before they are agreed to"))
    }
    for (index, step) in report.steps.enumerated() {
      lines += ["", language("trin \(index + 1): ", "step \(index + 1): ") + name(of: step)]
      lines += step.windows.map(window) + guards(of: step)
      lines += step.fields.flatMap(field)
      if let passedOver = step.passedOver, passedOver > 0 {
        lines.append(
          language("  \(passedOver) felter røres ikke", "  \(passedOver) fields are left alone"))
      }
    }
    return lines
  }

  private func name(of step: PlanReport.Step) -> String {
    let systems = zip(step.titles, step.environments).map { "\($0) (\($1))" }
      .joined(separator: ", ")
    if let form = step.form {
      return language("udfyld ", "fill ") + "\(step.systems.joined()).\(form), \(systems)"
    }
    let place = systems.isEmpty ? language("et vilkårligt vindue", "any window") : systems
    return language("indsæt ved markøren i \(place)", "insert at the cursor in \(place)")
  }

  private func window(_ window: PlanReport.Window) -> String {
    var parts: [String] = []
    if let name = window.class { parts.append(language("klasse »\(name)«", "class “\(name)”")) }
    if let title = window.title { parts.append(language("titel »\(title)«", "title “\(title)”")) }
    if let title = window.notTitle {
      parts.append(language("ikke titel »\(title)«", "not title “\(title)”"))
    }
    return language("  vindue ", "  window ") + "\(window.name): \(parts.joined(separator: ", "))"
  }

  // MARK: Guards

  private func guards(of step: PlanReport.Step) -> [String] {
    guard step.form != nil else {
      return [language("  kontrol: det aktive vindue", "  check: the active window")]
    }
    return step.guards.map { "  \(language("kontrol", "check")): \(sentence($0))" }
  }

  private func sentence(_ guard: PlanReport.Guard) -> String {
    let field =
      "\(language("»", "“"))\(`guard`.label ?? "")\(language("«", "”")) (\(`guard`.field ?? ""))"
    let windows = (`guard`.windows ?? []).joined(separator: ", ")
    switch `guard`.guard {
    case "window":
      return language(
        "vinduets klasse og titel, også før hvert felt",
        "the window's class and title, also before each field")
    case "citizen-in-title":
      return language(
        "borgeren i vinduets titel (\(windows))", "the citizen in the window's title (\(windows))")
    case "citizen-in-field":
      return language(
        "borgeren i feltet \(field), før noget skrives; det må være tomt",
        "the citizen in the field \(field), before anything is written; it may be empty")
    case "citizen-not-shown":
      return language("borgeren vises ingen steder", "the citizen is shown nowhere")
    case "tab-order":
      return language(
        "felterne tælles med Tab fra \(field); mærkaterne sammenlignes, hvor programmet oplyser dem",
        "fields are counted by Tab from \(field); labels are compared where the application tells them"
      )
    case "labels":
      return language(
        "hvert felt findes ved sin mærkat; de skal alle være der",
        "each field is found by its label; all of them must be there")
    case "proof-required":
      return language(
        "et felt, der ikke kan bevises, afviser kørslen på forhånd",
        "a field that cannot be proved refuses the run beforehand")
    case "overwrite":
      return language("det, der står i et felt, erstattes", "what stands in a field is replaced")
    default:
      return language(
        "det, der står i et felt, røres ikke", "what stands in a field is left alone")
    }
  }

  // MARK: Fields

  private func field(_ field: PlanReport.Field) -> [String] {
    let shown = field.value.map { $0.isEmpty ? mask(field) : word($0, of: field) }
    let lines = (shown ?? mask(field)).split(separator: "\n", omittingEmptySubsequences: false)
    let isLong = lines.count > 1
    let value = isLong ? "|" : lines.joined()
    let parts = [
      field.id, field.label, field.kind, value, writing(field.writing), proof(field.proof),
    ]
    let line = "  " + parts.filter { !$0.isEmpty || $0 == field.label }.joined(separator: "\t")
    return [line] + (isLong ? lines.map { "    | \($0)" } : [])
  }

  private func word(_ value: String, of field: PlanReport.Field) -> String {
    guard field.shape == ValueShape.flag.rawValue else { return value }
    return value == "true" ? language("ja", "yes") : language("nej", "no")
  }

  private func mask(_ field: PlanReport.Field) -> String {
    let characters = field.characters.map { " (\($0) \(language("tegn", "characters")))" } ?? ""
    switch field.shape {
    case ValueShape.cpr.rawValue:
      return field.characters == 10 ? "••••••••••" : "••••••-••••"
    case ValueShape.date.rawValue: return "••-••-••••"
    case ValueShape.empty.rawValue: return language("(tomt)", "(empty)")
    case ValueShape.flag.rawValue: return language("•• (ja eller nej)", "•• (yes or no)")
    case ValueShape.choice.rawValue: return language("•••••••• (et valg)", "•••••••• (a choice)")
    case ValueShape.secret.rawValue:
      return language("•••••••• (hemmeligt)", "•••••••• (a secret)")
    default: return "••••••••" + characters
    }
  }

  private func writing(_ word: String) -> String {
    switch FieldOutline.Writing(rawValue: word) {
    case .paste: language("sættes ind", "pasted")
    case .type: language("skrives med tasterne", "typed")
    case .choose: language("vælges", "chosen")
    case .tick: language("afkrydses", "ticked")
    case .compare: language("sammenlignes kun", "compared only")
    case .clear: language("tømmes", "emptied")
    case .leave: language("intet at skrive", "nothing to write")
    case nil: word
    }
  }

  private func proof(_ word: String) -> String {
    switch FieldOutline.Proof(rawValue: word) {
    case .readBack: language("læses tilbage", "read back")
    case .primary: language("læses tilbage ved markering", "read back by marking")
    case .copy: language("læses tilbage ved kopiering", "read back by copying")
    case .markedBackwards:
      language("læses tilbage, ellers ubevist", "read back, else unproved")
    case .accessibility:
      language(
        "bevises, hvor programmet viser det, ellers ubevist",
        "proved where the application shows it, else unproved")
    case .accessibilityOrRefused:
      language(
        "bevises, hvor programmet viser det, ellers afvises kørslen",
        "proved where the application shows it, else the run is refused")
    case .some(.none): ""
    case nil: word
    }
  }
}
