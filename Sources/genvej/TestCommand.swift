import ArgumentParser
import CaseData
import Diagnostics
import Foundation
import Glibc
import HotKeyDefinition
import Replay
import Service

struct TestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Replay scripts (*.test.yaml) beside the definitions.",
    discussion: """
      Each case of a script presses the hot key in a simulated window, in virtual time: what is stated of fields, proofs, \
      outcome and audit must be so. With --real the script's `double` is opened in a real application on an X server of \
      its own; with --application in any application, which is started anew for each case. With --desk the cases that need no fault are run in the test system that is open in this session, and \
      what stood there before is put back after each. Exit code 0 when everything is, 1 when something is not or a script has an error, \
      2 where there is nothing to run.
      """)

  @Argument(help: "Scripts, or folders of scripts (default: all beside the definitions in force).")
  var paths: [String] = []
  @OptionGroup var folders: DefinitionFolders
  @Option(
    name: .customLong("case"), help: "Only cases whose name contains this text, as it is written.")
  var part: String?
  @Option(help: "Write JUnit XML into this file.") var junit: String?
  @Option(help: "Write a page for people into this folder, as index.html.") var html: String?
  @Flag(
    help: "In real applications on X servers of their own; needs genvej-replay and the test kit.")
  var real = false
  @Option(
    help: ArgumentHelp(
      "With --real: start this application for each case, instead of the script's double; its form is read by accessibility.",
      valueName: "command"))
  var application: String?
  @Flag(
    help: "In the test system that is open in this session; production systems are refused.")
  var desk = false
  @Flag(help: "Name the cases that passed too.") var verbose = false
  @Option(help: "The day the run takes place, such as 2026-11-22 (default: today).")
  var on: String?

  func run() async throws {
    let day = on.map(CalendarDate.init(iso:)) ?? .today
    guard let day else { throw ValidationError("--on takes a day such as 2026-11-22") }
    guard real || application == nil else {
      throw ValidationError("--application goes with --real")
    }
    let site = SitePaths(
      hotKeys: folders.hotKeys, templates: folders.templates,
      environment: ProcessInfo.processInfo.environment)
    let files = try scripts(site)
    if real { try becomeRealReplay(files, site, day) }
    let loaded = DefinitionLoader(site.definitions).load()
    let adapters = AdapterAssembly(paths: site, mode: .test) { day }.adapters(of: loaded.set)
    let run = ReplayRun(files: files, junit: junit, html: html, cases: part)
    let report: ReplayReport
    if desk {
      report = try await atDesk(run, loaded, adapters, day, site)
    } else {
      let replay = SimulatedReplay(set: loaded.set, adapters: adapters, today: day)
      report = await run.run(by: replay, in: loaded)
    }
    StandardError.write(report.text(isVerbose: verbose))
    do throws(ReportError) {
      try run.write(report)
    } catch {
      StandardError.write("genvej: \(error)\n")
      throw ExitCode(1)
    }
    if !report.isGood { throw ExitCode(1) }
  }

  private func atDesk(
    _ run: ReplayRun, _ loaded: LoadResult, _ adapters: [String: any CaseAdapter],
    _ day: CalendarDate, _ site: SitePaths
  ) async throws -> ReplayReport {
    do {
      return try await DeskSession(accessibility: site.accessibility).open { desktop, reader in
        let replay = DeskReplay(
          set: loaded.set, adapters: adapters, today: day, desktop: desktop, reader: reader
        ) { StandardError.write("running  \($0)\n") }
        return await run.run(by: replay, in: loaded)
      }
    } catch {
      StandardError.write("genvej: the desk cannot be used: \(error)\n")
      throw ExitCode(1)
    }
  }

  /// Goes on as the program with the test kit; returns only where it is not there.
  private func becomeRealReplay(_ files: [String], _ site: SitePaths, _ day: CalendarDate) throws {
    let own = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    let beside = own.deletingLastPathComponent().appendingPathComponent("genvej-replay").path
    let program = ProcessInfo.processInfo.environment["GENVEJ_REPLAY"] ?? beside
    var arguments = [program, "--on", day.iso]
    for (name, value) in [
      ("--hot-keys", folders.hotKeys), ("--templates", folders.templates), ("--junit", junit),
      ("--html", html), ("--case", part), ("--application", application),
    ] {
      if let value { arguments += [name, value] }
    }
    if verbose { arguments.append("--verbose") }
    var pointers = (arguments + files).map { strdup($0) }
    pointers.append(nil)
    execv(program, pointers)
    StandardError.write(
      "genvej: \(program): \(String(cString: strerror(errno))); `make build` builds it\n")
    throw ExitCode(1)
  }

  private func scripts(_ site: SitePaths) throws -> [String] {
    let files =
      paths.isEmpty
      ? DefinitionLoader(site.definitions).scripts : paths.flatMap(ScriptFolder.scripts)
    guard files.isEmpty else { return files }
    StandardError.write(
      "genvej: no script: their names end in .test.yaml and stand beside the hot keys\n")
    throw ExitCode(2)
  }
}
