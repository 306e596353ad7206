import ArgumentParser
import CaseData
import Diagnostics
import Foundation
import PanelModel
import Service

struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Tell what a hot key would do with given case data, without touching anything.",
    discussion: """
      Needs neither the daemon nor a display. Answers that a run would find in a window, in the \
      marked text or in a prompt are given with --set. Case data are fetched, but for what stands \
      in the file of --data. Values are shown as shapes, unless --show is given.
      """)

  @Argument(help: "The hot key's id.") var id: String
  @OptionGroup var settings: Settings
  @Option(
    help: ArgumentHelp(
      "Case data by the names under `data:`, JSON where the name ends in .json, else YAML.",
      valueName: "file"))
  var data: String?
  @Flag(help: "Show the values themselves: personal data.") var show = false
  @Flag(help: "Accept fictitious CPR numbers (day of birth plus 60).") var testMode = false
  @OptionGroup var folders: DefinitionFolders
  @Option(help: "text or json") var format = OutputFormat.text

  func run() async throws {
    let values = try settings.values()
    if let data, !FileManager.default.fileExists(atPath: data) {
      StandardError.write("genvej: \(data): no such file\n")
      throw ExitCode(2)
    }
    let paths = SitePaths(
      hotKeys: folders.hotKeys, templates: folders.templates,
      environment: ProcessInfo.processInfo.environment)
    let plan = CasePlan(paths: paths, mode: testMode ? .test : .production)
    tell(of: plan.findings)
    do throws(CasePlan.Refusal) {
      let report = try await plan.report(
        id, setting: values, caseFile: data, showsValues: show)
      write(report, in: paths.language)
    } catch {
      refuse(PlanRefusal(error, of: id, in: paths.language))
      throw ExitCode(1)
    }
  }

  private func write(_ report: PlanReport, in language: PanelLanguage) {
    if show {
      StandardError.write(
        language(
          "genvej: borgerens oplysninger står nu på skærmen\n",
          "genvej: the citizen's personal data are on the screen now\n"))
    }
    switch format {
    case .json: print(report.json)
    case .text: PlanText(report, in: language).lines.forEach { print($0) }
    }
  }

  private func refuse(_ refusal: PlanRefusal) {
    switch format {
    case .json: print(refusal.json)
    case .text: refusal.lines.forEach { StandardError.write("genvej: \($0)\n") }
    }
  }

  /// What is planned here may then differ from what a daemon runs.
  private func tell(of findings: [Diagnostic]) {
    let errors = findings.count { $0.severity == .error }
    guard errors > 0 else { return }
    StandardError.write(
      "genvej: the definitions have \(errors) error\(errors == 1 ? "" : "s"), and those in error are left out; see `genvej check`\n"
    )
  }
}
