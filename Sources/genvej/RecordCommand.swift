import ArgumentParser
import CaseData
import Diagnostics
import Foundation
import PanelModel
import Recording
import Service

struct RecordCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Measure a form being filled by hand, and draft a hot key from it.",
    discussion: """
      While a red sign on the screen says so, Genvej notices when keys and buttons are pressed in the form's window; which \
      ones they are is not kept. When you stop it (the sign names the keys, or Ctrl+C), it reads what the fields hold, \
      and writes a hot key and a script: texts that equal case data as expressions, all others as places to decide on. \
      Of a hot key that is there already, only the time is measured.
      """)

  @Argument(help: "The new hot key's id, such as journal.notat.") var id: String
  @Option(help: "Folder for the drafts; nothing in it is overwritten.") var output: String?
  @Option(
    help: ArgumentHelp(
      "Case data to compare with, as `data:` has it: borger=opera.borger(cpr). Several times.",
      valueName: "name=call"))
  var fetch: [String] = []
  @OptionGroup var settings: Settings
  @Option(
    help: ArgumentHelp("Case data by the names of --fetch, not fetched then.", valueName: "file"))
  var data: String?
  @Option(help: "The form, SYSTEM.FORM, where several are open.") var form: String?
  @Option(help: "The window's number, where several show the form.") var window: String?
  @Flag(help: "Accept fictitious CPR numbers (day of birth plus 60).") var testMode = false
  @OptionGroup var folders: DefinitionFolders

  func run() async throws {
    let values = try settings.values()
    if let data, !FileManager.default.fileExists(atPath: data) {
      StandardError.write("genvej: \(data): no such file\n")
      throw ExitCode(2)
    }
    let paths = SitePaths(
      hotKeys: folders.hotKeys, templates: folders.templates,
      environment: ProcessInfo.processInfo.environment)
    let request = RecordingRequest(
      id: id, output: output, fetches: fetch, settings: values, caseFile: data, form: form,
      window: try windowNumber(), mode: testMode ? .test : .production)
    let recording = Recording(
      request, paths: paths, desk: RecordingDesk(paths: paths), on: .today)
    let language = paths.language
    do throws(RecordingRefusal) {
      let report = try await recording.run { chord in
        StandardError.write(
          "genvej: "
            + language(
              "der optages; udfyld formularen, og tryk så \(chord)",
              "recording; fill the form, then press \(chord)") + "\n")
      }
      tell(report, language)
    } catch {
      StandardError.write("genvej: \(error.message(in: language))\n")
      for finding in error.findings {
        let help = finding.help.map { "; \($0)" } ?? ""
        StandardError.write("genvej: \(finding.code.rawValue): \(finding.message)\(help)\n")
      }
      throw ExitCode(1)
    }
  }

  /// As `xwininfo` and our own messages give it, `0x1400003`, or in decimal.
  private func windowNumber() throws -> UInt? {
    guard let window else { return nil }
    let number = window.hasPrefix("0x") ? UInt(window.dropFirst(2), radix: 16) : UInt(window)
    guard let number else { throw ValidationError("--window takes a number such as 0x1400003") }
    return number
  }

  private func tell(_ report: RecordingReport, _ language: PanelLanguage) {
    print(
      language(
        "\(report.fields) felter på \(report.activeSeconds) s, pauser \(report.idleSeconds) s",
        "\(report.fields) fields in \(report.activeSeconds) s, pauses \(report.idleSeconds) s"))
    guard !report.files.isEmpty else { return print(report.manualTime) }
    for file in report.files { print(file) }
    if report.openFields > 0 {
      print(
        language(
          "felter, der skal tages stilling til: \(report.openFields)",
          "fields to decide on: \(report.openFields)"))
    }
  }
}
