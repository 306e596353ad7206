import ArgumentParser
import CaseData
import Diagnostics
import Foundation
import Glibc
import HotKeyDefinition
import Service

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check the definitions, all findings at once.",
    discussion: """
      Errors, and what may go wrong although every definition is right: `genvej explain` tells of each code. \
      A line's warnings and notes are allowed with `# allow GV0614: the reason`. \
      Exit code 0 without errors, 1 with errors, 2 where a path holds nothing to check.
      """)

  enum Format: String, ExpressibleByArgument { case human, short, json, sarif }

  @Argument(
    help: "Folder of the hot keys, or files and folders in it (default: the definitions in force).")
  var paths: [String] = []
  @OptionGroup var folders: DefinitionFolders
  @Option(help: "human, short, json or sarif (SARIF 2.1.0)") var format = Format.human
  @Flag(help: "Exit code 1 with warnings too.") var strict = false
  @Option(help: "The day to check for, such as 2027-01-01: what expires until then?") var on:
    String?

  func run() throws {
    if let missing = paths.first(where: { !FileManager.default.fileExists(atPath: $0) }) {
      StandardError.write("genvej: \(missing): no such file or folder\n")
      throw ExitCode(2)
    }
    let day = on.map(CalendarDate.init(iso:)) ?? .today
    guard let day else { throw ValidationError("--on takes a day such as 2027-01-01") }
    let site = sitePaths()
    let roots = site.definitions.layers.map(\.hotKeys.trimmedSlash)
    let named = paths.map { shown($0, in: site.definitions) }
    let only = roots.count == 1 ? named.filter { !roots.contains($0.trimmedSlash) } : named
    let result = DefinitionCheck.run(
      site.definitions, only: only, named: named,
      lint: LintSettings(today: day, ownChords: site.ownChords),
      format: DiagnosticFormat(rawValue: format.rawValue) ?? .human,
      colour: isatty(STDERR_FILENO) != 0, isStrict: strict, version: Release.version)
    let isForPrograms = format == .json || format == .sarif
    // What says that nothing was checked is no report.
    if isForPrograms, result.exitCode < 2 {
      print(result.output)
    } else {
      StandardError.write(result.output)
    }
    if result.exitCode != 0 { throw ExitCode(result.exitCode) }
  }

  /// A path as findings name it: `./HotKeys/demo` stands below `HotKeys`.
  private func shown(_ path: String, in layers: DefinitionLayers) -> String {
    func place(_ path: String) -> String { URL(fileURLWithPath: path).standardizedFileURL.path }
    let wanted = place(path)
    for folder in layers.layers.flatMap({ [$0.hotKeys.trimmedSlash, $0.templates.trimmedSlash] }) {
      let root = place(folder)
      if wanted == root { return folder }
      if wanted.hasPrefix(root + "/") { return folder + wanted.dropFirst(root.count) }
    }
    return path
  }

  /// A folder among the paths is a set of its own, unless it belongs to the layers in force.
  private func sitePaths() -> SitePaths {
    let environment = ProcessInfo.processInfo.environment
    let inForce = SitePaths(
      hotKeys: folders.hotKeys, templates: folders.templates, environment: environment)
    guard let root = folders.hotKeys ?? rootAmongPaths,
      inForce.definitions.siteFile == nil
        || !inForce.definitions.layers.map(\.hotKeys).contains(root)
    else { return inForce }
    return SitePaths(
      hotKeys: root, templates: folders.templates ?? templates(beside: root),
      environment: environment)
  }

  /// `genvej check HotKeys`: a folder that holds `adapters.yaml` is the root.
  private var rootAmongPaths: String? {
    paths.first { FileManager.default.fileExists(atPath: "\($0)/adapters.yaml") }?.trimmedSlash
  }

  private func templates(beside root: String?) -> String? {
    guard let root else { return nil }
    let beside = URL(fileURLWithPath: root).deletingLastPathComponent().appendingPathComponent(
      "Templates"
    ).path
    return FileManager.default.fileExists(atPath: beside) ? beside : nil
  }
}

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explain a code such as GV0204.")

  @Argument(help: "The code.") var code: String

  func run() throws {
    guard let text = Explanation.explain(code) else {
      StandardError.write("genvej: there is no code \(code.uppercased())\n")
      throw ExitCode(1)
    }
    print(text)
  }
}

extension SitePaths {
  /// Chords that the daemon listens for beside those of the definitions.
  var ownChords: [KeyChord: String] {
    let all = [(paletteKeys, "the palette"), (cheatSheetKeys, "the cheat sheet")]
    return Dictionary(
      all.compactMap { keys, name in ChordParser.chord(ofSetting: keys).map { ($0, name) } },
      uniquingKeysWith: { first, _ in first })
  }
}

extension String {
  fileprivate var trimmedSlash: String { hasSuffix("/") && count > 1 ? String(dropLast()) : self }
}
