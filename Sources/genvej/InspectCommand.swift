import Accessibility
import ArgumentParser
import Desktop
import Foundation
import HotKeyDefinition
import Inspection
import Service
import X11Desktop

struct InspectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Look at a window and draft its system file.",
    discussion: """
      Click on the window (Esc leaves it), or name it. Where the application shows its fields through \
      accessibility, each is drafted with label, type, options and length; where it does not, \
      they are gone through by Tab and read. Nothing is written into the application, and neither a \
      field's text nor a CPR number into the draft. Needs no daemon. \
      Exit code 0 with a draft, 1 where there is no window or the draft cannot be written, 2 for usage.
      """)

  enum Format: String, ExpressibleByArgument { case yaml, json }

  @Option(help: "Number of the window, such as 0x2400003.") var window: String?
  @Flag(help: "The window that is active now.") var active = false
  @Option(help: "Id of the system (default: from the window's class).") var system: String?
  @Option(help: "Id of the form.") var form = "formular"
  @Flag(name: .customLong("no-accessibility"), help: "Go through the fields by Tab in any case.")
  var noAccessibility = false
  @Flag(
    help:
      "By Tab also where a text of several lines may take Tab for a letter: on a test form only.")
  var walk = false
  @Option(help: "Write into this file, which must not be there yet (default: standard output).")
  var output: String?
  @Option(help: "yaml or json") var format = Format.yaml

  func validate() throws {
    if active, window != nil { throw ValidationError("--active and --window name the same thing") }
    for (option, id) in [("--system", system), ("--form", form)] {
      guard let id, !Identifier.isSimple(id) else { continue }
      throw ValidationError("\(option): an id has lower-case a-z, digits and single hyphens")
    }
    if let window, Self.number(window) == nil {
      throw ValidationError("--window takes a number such as 0x2400003")
    }
    if let output, FileManager.default.fileExists(atPath: output) {
      throw ValidationError("\(output) is there already; nothing is replaced")
    }
  }

  func run() async throws {
    let paths = SitePaths(environment: ProcessInfo.processInfo.environment)
    let use = noAccessibility ? .off : paths.accessibility
    let reader = use == .off ? nil : ATSPIReader(isEnabling: use == .on)
    do {
      let desktop = try X11Desktop()
      try await desktop.start()
      let window = try await chosen(on: desktop)
      let inspector = Inspector(
        desktop: desktop, accessibility: reader, systemID: system, formID: form, walksAnyway: walk,
        clipboardIsSafe: try await desktop.clipboardOutlivesUs())
      let sketch = try await inspector.sketch(of: window)
      await desktop.close()
      await reader?.close()
      try write(sketch)
    } catch let error as DesktopError {
      throw Self.refused("\(error.code.rawValue)\(error.detail.isEmpty ? "" : ": \(error.detail)")")
    } catch let error as AccessibilityError {
      throw Self.refused(
        "accessibility gives no answer (\(error.code.rawValue)); try --no-accessibility")
    }
  }

  private func chosen(on desktop: X11Desktop) async throws -> WindowSnapshot {
    guard let found = try await candidate(on: desktop) else { throw Self.refused(missing) }
    return found
  }

  private func candidate(on desktop: X11Desktop) async throws(DesktopError) -> WindowSnapshot? {
    if let number = window.flatMap(Self.number) {
      return try await desktop.client(of: WindowID(rawValue: number))
    }
    if active { return try await desktop.activeWindow() }
    return try await desktop.pickWindow(within: .seconds(120)) {
      StandardError.write("genvej: click on the window to look at; Esc leaves it\n")
    }
  }

  private var missing: String {
    if let window { return "there is no window \(window)" }
    return active ? "no window is active" : "no window was chosen"
  }

  private func write(_ sketch: SystemSketch) throws {
    let text = format == .yaml ? YAMLDraft(sketch).text : try JSONDraft(sketch).text()
    if case .none(let reason) = sketch.finding {
      StandardError.write("genvej: no fields: \(reason)\n")
    }
    guard let output else { return print(text, terminator: "") }
    do {
      // Never over another file, also not one that has come meanwhile.
      try Data(text.utf8).write(to: URL(fileURLWithPath: output), options: .withoutOverwriting)
    } catch {
      throw Self.refused("\(output) cannot be written")
    }
    StandardError.write("genvej: \(output) is written; look through its comments\n")
  }

  private static func number(_ text: String) -> UInt? {
    text.lowercased().hasPrefix("0x") ? UInt(text.dropFirst(2), radix: 16) : UInt(text)
  }

  private static func refused(_ text: String) -> ExitCode {
    StandardError.write("genvej: \(text)\n")
    return ExitCode(1)
  }
}
