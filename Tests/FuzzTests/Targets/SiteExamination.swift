import Diagnostics

@testable import HotKeyDefinition

/// `site.yaml`, and its patterns held against paths.
enum SiteExamination {
  private static let paths = [
    "adapters.yaml", "systems/a.yaml", "maaling/blandet.yaml", "a/b/c/d/e/f/g/h/i/j/k/l.yaml",
    "standardtekster/navn-titel.md", "æøå/💡.md",
  ]

  static func examine(_ bytes: [UInt8]) throws {
    let (rules, diagnostics) = SiteFileParser.parse(DefinitionFile.screened(bytes, path: "fuzz"))
    try DiagnosticExamination.examine(diagnostics)
    for path in paths {
      let (isAllowed, isLeftOut) = (rules.allowsUser(path), rules.leavesOut(path))
      if diagnostics.contains(where: { $0.severity == .error }) {
        try promise(!isAllowed && !isLeftOut, "a site file in error decides something")
      }
      try promise(!isAllowed || !SiteRules.isSiteOnly(path), "a user may replace the site's own")
    }
  }
}
