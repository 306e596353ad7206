import Diagnostics
import PanelModel
import Engine
/// The results as one page to read and to keep: what each field held, holds and had to hold.
///
/// - Shape: no script, nothing from elsewhere; readable without colours.
package enum HTMLReport {
  package static func page(of report: ReplayReport) -> String {
    let scripts = report.scripts.map(section).joined()
    let findings = report.diagnostics.map { finding in
      let place = finding.span.map { "\($0.file.path):\($0.start.line):\($0.start.column): " } ?? ""
      return "<li>\(Markup.escaped("\(place)\(finding.code.rawValue) \(finding.message)"))</li>"
    }.joined()
    let broken = findings.isEmpty ? "" : "<h2>Findings</h2><ul>\(findings)</ul>"
    let verdict = report.isGood ? "passed" : "failed"
    return """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><title>genvej test: \(verdict)</title>
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <style>\(style)</style></head><body>
      <h1 class="\(verdict)">\(report.passed) passed, \(report.failed) failed, \(report.skipped) skipped</h1>
      <p>\(report.scripts.count) scripts, run \(Markup.escaped(report.mode)).</p>
      \(broken)\(scripts)</body></html>

      """
  }

  private static func section(_ script: ScriptResult) -> String {
    "<section><h2>\(Markup.escaped(script.hotKey))</h2><p class=\"path\">\(Markup.escaped(script.path))</p>"
      + script.cases.map(article).joined() + "</section>\n"
  }

  private static func article(_ result: CaseResult) -> String {
    let (word, details): (String, String) =
      switch result.verdict {
      case .passed: ("passed", "")
      case .skipped(let reason): ("skipped", "<p>\(Markup.escaped(reason))</p>")
      case .failed(let differences):
        (
          "failed",
          "<ul>"
            + differences.map {
              "<li><b>\(Markup.escaped($0.subject))</b>: expected <q>\(Markup.escaped($0.expected))</q>, "
                + "found <q>\(Markup.escaped($0.found))</q></li>"
            }.joined() + "</ul>"
        )
      }
    let isOpen = result.hasFailed ? " open" : ""
    return "<details\(isOpen)><summary><span class=\"\(word)\">\(word)</span> "
      + "\(Markup.escaped(result.title))</summary>\(outcome(result))\(details)\(table(result.fields))"
      + "\(audit(result.audit))\(picture(result))</details>\n"
  }

  private static func outcome(_ result: CaseResult) -> String {
    guard let outcome = result.outcome else { return "" }
    let why =
      outcome.failure.map { ": \($0.code.rawValue) \($0.message(in: .english))" } ?? ""
    return "<p>The run \(Markup.escaped(outcome.status.rawValue + why)).</p>"
  }

  private static func table(_ fields: [CaseResult.Field]) -> String {
    guard !fields.isEmpty else { return "" }
    let rows = fields.map { field in
      let isWrong = field.expected.map { $0 != field.after } ?? false
      let cells = [
        field.id, field.label, field.before, field.after, field.expected ?? "",
        field.proof?.word ?? (field.wasReached ? "" : "not reached"),
      ].map { "<td>\(Markup.escaped($0))</td>" }.joined()
      return "<tr\(isWrong ? " class=\"wrong\"" : "")>\(cells)</tr>"
    }.joined()
    let heads = ["field", "label", "before", "after", "expected", "proof"]
      .map { "<th scope=\"col\">\($0)</th>" }.joined()
    return "<table><thead><tr>\(heads)</tr></thead><tbody>\(rows)</tbody></table>"
  }

  private static func picture(_ result: CaseResult) -> String {
    result.picture.map {
      "<p><img src=\"\(Markup.escaped($0))\" alt=\"The screen at the end of the run\"></p>"
    } ?? ""
  }

  private static func audit(_ events: [String]) -> String {
    events.isEmpty ? "" : "<p class=\"path\">\(Markup.escaped(events.joined(separator: " → ")))</p>"
  }

  private static let style = """
    body{font:16px/1.5 sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#1d1d1d}
    h1.failed,.failed{color:#a4121f}h1.passed,.passed{color:#14633a}.skipped{color:#7a4b00}
    summary{cursor:pointer;padding:.3rem 0}summary span{font-weight:bold;margin-right:.5rem}
    .path{color:#5a5a5a;font-size:.9rem}table{border-collapse:collapse;margin:.5rem 0}
    th,td{border:1px solid #c9ced6;padding:.25rem .5rem;text-align:left;vertical-align:top;white-space:pre-wrap}
    img{max-width:100%;border:1px solid #c9ced6}
    tr.wrong td{background:#fdecee}
    """
}
