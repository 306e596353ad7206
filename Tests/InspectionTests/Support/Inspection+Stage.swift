import DesktopTestKit
import Foundation
import HotKeyDefinition
import Testing

/// What `genvej inspect` gave.
struct InspectResult: Sendable {
  let draft: String
  let told: String
  let exitCode: Int32
}

extension Program {
  static let genvej = Program.at(
    URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .appendingPathComponent("genvej").path)
}

extension DesktopSession {
  /// Runs a command of the built program to its end.
  func genvej(_ arguments: [String], within limit: Duration = .seconds(120)) async throws
    -> InspectResult
  {
    let process = try await start(.genvej, arguments)
    let exit = try await process.exit(within: limit)
    let code: Int32 = if case .exited(let code) = exit { code } else { -1 }
    return InspectResult(
      draft: process.output.all.map { "\($0)\n" }.joined(),
      told: process.errors.all.joined(separator: "\n"), exitCode: code)
  }

  func inspect(_ arguments: String...) async throws -> InspectResult {
    try await genvej(["inspect", "--active"] + arguments)
  }

  /// The draft as `check` takes it, alone in a folder.
  ///
  /// - Returns: the system, after `genvej check` has found neither error nor warning.
  func checked(_ result: InspectResult) async throws -> TargetSystem {
    #expect(result.exitCode == 0, "\(result.told)")
    let folder = try TemporaryFolder()
    for part in ["HotKeys/systems", "Templates"] { _ = try folder.folder(part) }
    try folder.file("HotKeys/adapters.yaml", "adapters: {}\n")
    try folder.file("HotKeys/systems/kladde.yaml", result.draft)
    let verdict = try await genvej([
      "check", "\(folder.path)/HotKeys", "--templates", "\(folder.path)/Templates",
    ])
    #expect(
      verdict.exitCode == 0 && !verdict.told.contains("error[")
        && !verdict.told.contains("warning["),
      "\(verdict.told)\n\(result.draft)")
    let layers = DefinitionLayers(
      hotKeys: "\(folder.path)/HotKeys", templates: "\(folder.path)/Templates")
    return try #require(DefinitionLoader(layers).load().set.systems.values.first)
  }
}

extension TargetSystem {
  /// The only form's fields as they were written: `navn|Navn|text|60|required`.
  var drafted: [String] {
    (forms.first?.flatFields ?? []).map { id, label, field in
      var parts = [id, label, field.kind.rawValue]
      if let length = field.length { parts.append(String(length)) }
      if field.required { parts.append("required") }
      if !field.options.isEmpty { parts.append(field.options.joined(separator: "/")) }
      return parts.joined(separator: "|")
    }
  }
}
