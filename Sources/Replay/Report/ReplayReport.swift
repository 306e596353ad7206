package import Diagnostics
import HotKeyDefinition

/// What all scripts came to.
///
/// - Shape: durations are the machine's own, virtual ones the runs'.
package struct ReplayReport: Sendable {
  package let scripts: [ScriptResult]
  /// Of scripts that could not be run, and warnings of others.
  package let diagnostics: [Diagnostic]
  /// `simulated`, `real`, `desk`.
  package let mode: String

  package init(scripts: [ScriptResult], diagnostics: [Diagnostic], mode: String) {
    self.scripts = scripts
    self.diagnostics = diagnostics
    self.mode = mode
  }

  package var cases: [CaseResult] { scripts.flatMap(\.cases) }
  package var passed: Int {
    cases.count { if case .passed = $0.verdict { true } else { false } }
  }
  package var failed: Int { cases.count(where: \.hasFailed) }
  package var skipped: Int { cases.count - passed - failed }
  /// Scripts of which no case was run: those prove nothing.
  package var idle: [ScriptResult] { scripts.filter(\.isIdle) }

  /// Whether everything that was stated is so, and something was.
  package var isGood: Bool {
    failed == 0 && idle.isEmpty && !scripts.isEmpty
      && !diagnostics.contains { $0.severity == .error }
  }
}

extension ReplayReport {
  /// For people at a terminal: failures whole, the rest counted.
  package func text(isVerbose: Bool = false) -> String {
    var lines = HumanRenderer().render(diagnostics)
    for script in scripts {
      for result in script.cases { lines += Self.lines(of: result, script, isVerbose) }
    }
    for script in idle {
      lines += "failed   \(script.hotKey): no case of \(script.path) was run\n"
    }
    let counts = [(passed, "passed"), (failed, "failed"), (skipped, "skipped")]
      .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    let summary = counts.isEmpty ? "no case was run" : counts.joined(separator: ", ")
    return lines + "\(scripts.count) script\(scripts.count == 1 ? "" : "s") (\(mode)): \(summary)\n"
  }

  private static func lines(of result: CaseResult, _ script: ScriptResult, _ isVerbose: Bool)
    -> String
  {
    let name = "\(script.hotKey): \(result.title)\n"
    switch result.verdict {
    case .passed: return isVerbose ? "passed   \(name)" : ""
    case .skipped(let reason): return "skipped  \(name)         \(reason)\n"
    case .failed(let differences):
      return differences.reduce("failed   \(name)") { text, difference in
        let place = difference.place.map { name in
          let start = name.span.start
          return " (\(name.span.file.path):\(start.line):\(start.column))"
        }
        return text + "         \(difference.subject): expected \(difference.expected), "
          + "found \(difference.found)\(place ?? "")\n"
      }
    }
  }
}
