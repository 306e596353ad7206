import Diagnostics

@testable import HotKeyDefinition

/// A replay script beside definitions that are sound.
///
/// - Shape: screening, YAML, parser, comparison with the set; what is accepted states something.
enum ScriptExamination {
  private static let set: DefinitionSet = {
    var drafts = DefinitionDrafts(SoundSet.files(without: nil))
    return drafts.check()
  }()

  static func examine(_ bytes: [UInt8]) throws {
    let screened = DefinitionFile.screened(bytes, path: "fuzz")
    var diagnostics = screened.diagnostics
    var checked: CheckedScript?
    if let file = screened.file {
      try YAMLExamination.examine(file)
      let (script, problems) = ScriptParser.read(file)
      diagnostics += problems
      if let script {
        let found = ScriptChecker.check(script, in: set)
        diagnostics += found.diagnostics
        checked = found.script
      }
    }
    try DiagnosticExamination.examine(diagnostics)
    try promise(
      checked != nil || !diagnostics.isEmpty, "a script without effect is passed over in silence")
    guard let checked, !diagnostics.contains(where: { $0.severity == .error }) else { return }
    try promise(!checked.cases.isEmpty, "a script without a case is accepted")
    for (content, _) in checked.cases {
      let expectation = content.expectation
      try promise(
        expectation.outcome != nil || expectation.code != nil || !expectation.fields.isEmpty
          || !expectation.audit.isEmpty, "a case that states nothing is accepted")
    }
  }
}
