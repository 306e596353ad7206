import ArgumentParser
import Doctor
import Foundation
import Service

struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Look at everything Genvej needs, and say what to do.",
    discussion: """
      One line each: ok, warn (Genvej works, but not with all it can) or fail. Nothing is started, \
      switched on or written. Exit code 0 where nothing failed, 1 otherwise.
      """)

  @OptionGroup var folders: DefinitionFolders
  @Option(help: "text or json") var format = OutputFormat.text

  func run() async throws {
    let environment = ProcessInfo.processInfo.environment
    let paths = SitePaths(
      hotKeys: folders.hotKeys, templates: folders.templates, environment: environment)
    let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    let report = await Examination(
      paths: paths, environment: environment,
      programFolder: program.deletingLastPathComponent().path
    ).report()
    print(format == .json ? report.json : TextReport(report).text, terminator: "")
    if report.exitCode != 0 { throw ExitCode(report.exitCode) }
  }
}
