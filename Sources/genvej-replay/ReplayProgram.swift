import ArgumentParser
import CaseData
import EventLoop
import Foundation
import HotKeyDefinition
import Replay
import Service

/// `genvej test --real`: a program of its own, so that the daemon carries no test servers.
@main
struct ReplayProgram: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "genvej-replay",
    abstract: "Replay scripts in real applications on X servers of their own.")

  @Argument(help: "The scripts.") var files: [String]
  @Option(help: "Folder of the hot keys.") var hotKeys: String?
  @Option(help: "Folder of the standard texts.") var templates: String?
  @Option(name: .customLong("case"), help: "Only cases whose name contains this text.")
  var part: String?
  @Option(help: "Write JUnit XML into this file.") var junit: String?
  @Option(help: "Write a page with pictures into this folder.") var html: String?
  @Option(help: "Start this for each case, instead of the scripts' doubles.")
  var application: String?
  @Flag(help: "Name the cases that passed too.") var verbose = false
  @Option(help: "The day the run takes place.") var on: String

  func run() async throws {
    guard let day = CalendarDate(iso: on) else {
      throw ValidationError("--on takes a day such as 2026-11-22")
    }
    let site = SitePaths(
      hotKeys: hotKeys, templates: templates, environment: ProcessInfo.processInfo.environment)
    let loaded = DefinitionLoader(site.definitions).load()
    let run = ReplayRun(files: files, junit: junit, html: html, cases: part)
    let report = await run.run(by: replay(loaded.set, site, day), in: loaded)
    FileHandle.standardError.write(Data(report.text(isVerbose: verbose).utf8))
    do throws(ReportError) {
      try run.write(report)
    } catch {
      FileHandle.standardError.write(Data("genvej: \(error)\n".utf8))
      throw ExitCode(1)
    }
    if !report.isGood { throw ExitCode(1) }
  }

  private func replay(_ set: DefinitionSet, _ site: SitePaths, _ day: CalendarDate) -> any Replay {
    let adapters = AdapterAssembly(paths: site, mode: .test) { day }.adapters(of: set)
    let pictures = html.map(CasePictures.init(in:))
    guard let application else {
      return RealReplay(set: set, adapters: adapters, today: day, pictures: pictures)
    }
    return ApplicationReplay(
      set: set, adapters: adapters, today: day, command: application, pictures: pictures)
  }
}
