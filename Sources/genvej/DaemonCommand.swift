import ArgumentParser
import CaseData
import Foundation
import Logging
import Service

struct DaemonCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "daemon", abstract: "Listen for the hot keys until told to leave.")

  @OptionGroup var folders: DefinitionFolders

  @Flag(help: "Accept fictitious CPR numbers (day of birth plus 60). Never in production.")
  var testMode = false

  func run() async throws {
    LoggingSystem.bootstrap(DaemonLog.handler)
    let log = Logger(label: "genvej")
    let paths = SitePaths(
      hotKeys: folders.hotKeys, templates: folders.templates,
      environment: ProcessInfo.processInfo.environment)
    do {
      try await DaemonProcess.run(paths: paths, mode: testMode ? .test : .production, log: log)
    } catch {
      log.critical("the daemon ends: \(StartProblem.sentence(error))")
      throw ExitCode(1)
    }
  }
}
