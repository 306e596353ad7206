package import CaseData
package import Diagnostics

/// What the rules are held against.
package struct LintSettings: Sendable {
  /// The day on which texts must be in force and legal bases looked up.
  package let today: CalendarDate
  /// Chords that Genvej itself listens for, with what they do: »the palette«.
  package let ownChords: [KeyChord: String]

  package init(today: CalendarDate, ownChords: [KeyChord: String] = [:]) {
    self.today = today
    self.ownChords = ownChords
  }
}

/// What was found in a set beside its errors, and what of it the authors have allowed.
package struct LintResult: Sendable {
  /// In the order of the files and of their places, those of loading among them.
  package let findings: [Diagnostic]
  /// Kept back by a comment, with the reason given there.
  package let silenced: [(finding: Diagnostic, reason: String)]
}

/// Holds the rules GV06xx against a set.
///
/// - Shape: looks at sound definitions only; rules on what nobody uses are left out where anything
///   is in error, for what is left out uses nothing. No finding shows a CPR number or an address.
/// - Isolation: pure.
package struct Linter: Sendable {
  private let result: LoadResult
  private let settings: LintSettings

  package init(_ result: LoadResult, _ settings: LintSettings) {
    self.result = result
    self.settings = settings
  }

  package func run() -> LintResult {
    let personal = PersonalData(result.sources)
    let own = rules.flatMap { $0 } + personal.findings
    let all = inOrder(result.diagnostics + own).map(personal.masked)
    var silences = Silences(result.sources)
    let (kept, silenced) = silences.apply(to: all)
    let complaints = silences.complaints(isWhole: !result.hasErrors).map(personal.masked)
    return LintResult(findings: inOrder(kept + complaints), silenced: silenced)
  }

  private var rules: [[Diagnostic]] {
    let set = result.set
    let always = [
      WindowRules.findings(in: set), FillRules.findings(in: set), LengthRules.findings(in: set),
      PurposeRules.findings(in: set, on: settings.today),
      TextRules.notInForce(in: set, on: settings.today),
      ChordRules.findings(in: set, ownChords: settings.ownChords),
      RateRules.findings(in: set, on: settings.today),
    ]
    guard !result.hasErrors else { return always }
    return always + [
      TextRules.unused(in: set), UseRules.findings(in: set), RateRules.unused(in: set),
    ]
  }

  /// By file, then by place; what has no file comes first.
  private func inOrder(_ findings: [Diagnostic]) -> [Diagnostic] {
    let ranks = Dictionary(
      result.files.enumerated().map { ($0.element, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    let keyed = findings.enumerated().map { offset, finding in
      let rank = finding.span.flatMap { ranks[$0.file.path] } ?? -1
      return (key: (rank, finding.span?.range.lowerBound ?? 0, offset), finding: finding)
    }
    return keyed.sorted { $0.key < $1.key }.map(\.finding)
  }
}

extension DefinitionSet {
  /// Systems in the order of their ids, so that findings do not depend on hashing.
  var sortedSystems: [TargetSystem] { systems.values.sorted { $0.id.text < $1.id.text } }
  var sortedTexts: [StandardText] { texts.values.sorted { $0.id.text < $1.id.text } }
  var sortedRates: [RateTable] { rates.values.sorted { $0.id.text < $1.id.text } }
  var sortedAdapters: [AdapterDeclaration] {
    adapters.values.sorted { $0.name.text < $1.name.text }
  }

  func form(_ step: FillStep) -> Form? {
    systems[step.system.text]?.forms.first { $0.name.text == step.form.text }
  }
}

extension HotKey {
  var fills: [FillStep] {
    steps.compactMap { if case .fill(let step) = $0 { step } else { nil } }
  }

  var insertedTexts: [Name] {
    steps.compactMap {
      if case .insert(let step) = $0, case .text(let id) = step.content { id } else { nil }
    }
  }
}
