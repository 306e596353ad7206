import ArgumentParser
import CaseData
import Foundation
import HotKeyDefinition
import Service

struct LanguageServerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lsp", abstract: "Help an editor with definitions: the language server.",
    discussion: """
      Speaks the Language Server Protocol over standard input and output. Editors start it; see \
      Editors in the documentation.
      """)

  @Flag(help: "Taken for the sake of editors that give it; there is no other way to speak.")
  var stdio = false

  func run() async throws {
    let ownChords = SitePaths(environment: ProcessInfo.processInfo.environment).ownChords
    let code = await LanguageServerProcess(release: Release.version, layersInForce: layers) {
      LintSettings(today: .today, ownChords: ownChords)
    }.run()
    if code != 0 { throw ExitCode(code) }
  }

  /// The machine's layers, whatever folder the editor was started in: a workspace that is one of
  /// them is looked at with the others, any other is a set of its own.
  private var layers: DefinitionLayers {
    var environment = ProcessInfo.processInfo.environment
    for name in ["GENVEJ_HOTKEYS", "GENVEJ_TEMPLATES"] { environment[name] = nil }
    let site = environment["GENVEJ_SITE"] ?? ""
    environment["GENVEJ_SITE"] = site.isEmpty ? "/etc/genvej" : site
    return SitePaths(environment: environment).definitions
  }
}
