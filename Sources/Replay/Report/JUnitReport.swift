import Diagnostics
import Engine
/// The results as JUnit XML, for build servers.
///
/// - Shape: a suite for each script, a test case for each case; a script of which no case was run has
///   one more, which has failed.
/// - Source: the form that Jenkins' and GitLab's readers take: `testsuites`, `testsuite`, `testcase`,
///   `failure`, `skipped`, `error`.
package enum JUnitReport {
  package static func xml(of report: ReplayReport) -> String {
    let suites = report.scripts.map(suite).joined()
    let errors = report.diagnostics.filter { $0.severity == .error }
    let broken = errors.map { finding in
      let place = finding.span.map { "\($0.file.path):\($0.start.line):\($0.start.column)" } ?? ""
      return """
          <testsuite name="\(Markup.escaped(place))" tests="1" failures="0" errors="1" skipped="0">
            <testcase classname="script" name="\(Markup.escaped(finding.code.rawValue))">
              <error message="\(Markup.escaped(finding.message))"/>
            </testcase>
          </testsuite>

        """
    }.joined()
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="genvej test" \
      tests="\(report.cases.count + report.idle.count + errors.count)" \
      failures="\(report.failed + report.idle.count)" errors="\(errors.count)" skipped="\(report.skipped)">
      \(suites)\(broken)</testsuites>

      """
  }

  private static func suite(_ script: ScriptResult) -> String {
    let failed = script.cases.count(where: \.hasFailed)
    let skipped = script.cases.count {
      if case .skipped = $0.verdict { true } else { false }
    }
    let idle = script.isIdle ? 1 : 0
    let cases = script.cases.map { testCase($0, of: script) }.joined()
    return """
        <testsuite name="\(Markup.escaped(script.path))" tests="\(script.cases.count + idle)" \
      failures="\(failed + idle)" errors="0" skipped="\(skipped)">
      \(cases)\(script.isIdle ? idleCase(of: script) : "")  </testsuite>

      """
  }

  /// A build server would take nothing but skipped cases for success.
  private static func idleCase(of script: ScriptResult) -> String {
    """
        <testcase classname="\(Markup.escaped(script.hotKey))" name="script">
          <failure message="no case of the script was run"/>
        </testcase>

    """
  }

  private static func testCase(_ result: CaseResult, of script: ScriptResult) -> String {
    let seconds = result.outcome.map { $0.duration.components }
    let time = seconds.map {
      let thousandths = Int($0.seconds) * 1000 + Int($0.attoseconds / 1_000_000_000_000_000)
      return "\(thousandths / 1000).\(String(thousandths % 1000 + 1000).dropFirst())"
    }
    let open =
      "    <testcase classname=\"\(Markup.escaped(script.hotKey))\" name=\"\(Markup.escaped(result.title))\""
      + (time.map { " time=\"\($0)\"" } ?? "")
    switch result.verdict {
    case .passed: return open + "/>\n"
    case .skipped(let reason):
      return open + ">\n      <skipped message=\"\(Markup.escaped(reason))\"/>\n    </testcase>\n"
    case .failed(let differences):
      let first = differences.first.map { "\($0.subject): expected \($0.expected)" } ?? ""
      let all = differences.map {
        "\($0.subject): expected \($0.expected), found \($0.found)"
      }.joined(separator: "\n")
      return open
        + ">\n      <failure message=\"\(Markup.escaped(first))\">\(Markup.escaped(all))</failure>\n"
        + "    </testcase>\n"
    }
  }
}
