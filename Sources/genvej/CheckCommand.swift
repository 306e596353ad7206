import ArgumentParser
import Diagnostics
import Foundation
import Glibc
import HotKeyDefinition
import Service

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check the definitions, all findings at once.",
    discussion: "Exit code 0 without errors, 1 with errors.")

  enum Format: String, ExpressibleByArgument { case human, short, json }

  @Argument(
    help: "Folder of the hot keys, or files and folders in it (default: the definitions in force).")
  var paths: [String] = []
  @OptionGroup var folders: DefinitionFolders
  @Option(help: "human, short or json") var format = Format.human

  func run() throws {
    if let missing = paths.first(where: { !FileManager.default.fileExists(atPath: $0) }) {
      StandardError.write("genvej: \(missing): no such file or folder\n")
      throw ExitCode(2)
    }
    let site = sitePaths()
    let roots = site.definitions.layers.map(\.hotKeys.trimmedSlash)
    let only = roots.count == 1 ? paths.filter { !roots.contains($0.trimmedSlash) } : paths
    let result = DefinitionCheck.run(
      site.definitions, only: only, format: DiagnosticFormat(rawValue: format.rawValue) ?? .human,
      colour: isatty(STDERR_FILENO) != 0)
    if format == .json { print(result.output) } else { StandardError.write(result.output) }
    if result.exitCode != 0 { throw ExitCode(result.exitCode) }
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

extension String {
  fileprivate var trimmedSlash: String { hasSuffix("/") && count > 1 ? String(dropLast()) : self }
}
