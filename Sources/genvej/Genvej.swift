import ArgumentParser
import EventLoop
import Service

/// The command line.
///
/// - Shape: exit codes 0 done, 1 findings or a failed run, 2 usage, 3 the daemon is not there.
/// - Source: design §6.
@main
struct Genvej: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "genvej",
    abstract: "Hot keys that fill forms, and prove every field.",
    version: Release.version,
    subcommands: [
      DaemonCommand.self, RunCommand.self, PlanCommand.self, ListCommand.self, StatusCommand.self,
      StopCommand.self, ReloadCommand.self, CheckCommand.self, ExplainCommand.self,
      TestCommand.self,
      DoctorCommand.self, InspectCommand.self, PauseCommand.self, ResumeCommand.self,
      GuideCommand.self,
      SchemaCommand.self,
      LanguageServerCommand.self, RecordCommand.self, KeepClipboardCommand.self,
    ])

  /// On the main actor, so that no task has run anywhere else before the threads are there.
  @MainActor static func main() async {
    MemoryUse.shareOneHeap()
    TaskThreads.takeOver()
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let exit as ExitCode {
      Genvej.exit(withError: exit)
    } catch {
      let code = exitCode(for: error)
      guard code == .validationFailure else { Genvej.exit(withError: error) }
      // Usage is 2 here, not the library's 64.
      StandardError.write(fullMessage(for: error) + "\n")
      Genvej.exit(withError: ExitCode(2))
    }
  }
}

/// Where the definitions are.
struct DefinitionFolders: ParsableArguments {
  @Option(
    help:
      "Folder of the hot keys (default: $GENVEJ_HOTKEYS, else HotKeys here, else the layers in /usr/share, /etc and your own folder)."
  )
  var hotKeys: String?

  @Option(
    help: "Folder of the standard texts (default: $GENVEJ_TEMPLATES, else as for the hot keys).")
  var templates: String?
}

enum OutputFormat: String, ExpressibleByArgument {
  case text
  case json
}
