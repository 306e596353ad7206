import DesktopTestKit
import Foundation
import Testing

/// Every file and every command of the authoring guide, in both languages.
@Suite struct AuthoringGuideTests {
  private enum Step: Equatable {
    case file(path: String, text: String)
    case command(String, output: String, exitCode: Int32)
  }

  private static let pages = ["Authoring", "AtSkriveGenveje"]
  private static let genvej = Program.at(
    URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .appendingPathComponent("genvej").path)

  @Test(arguments: pages)
  func everyExample_doesWhatThePageSays(_ page: String) async throws {
    let folder = try TemporaryFolder()
    let steps = try Self.steps(of: page)
    #expect(steps.count > 12)
    for step in steps {
      switch step {
      case .file(let path, let text):
        try Self.write(text, to: path, in: folder)
      case .command(let command, let output, let exitCode):
        let found = try await run(command, in: folder)
        #expect(found.output == output, "\(command)")
        #expect(found.exitCode == exitCode, "\(command)")
      }
    }
  }

  /// The four files of the README's quarter of an hour, and the commands that need no desktop.
  @Test func readme_hasAHotKeyWithoutAFinding() async throws {
    let folder = try TemporaryFolder()
    var lines = try Self.lines(at: "README.md")[...]
    var paths: [String] = []
    while let line = lines.popFirst() {
      guard let path = line.wholeMatch(of: /\*\*\d\. `([^`]+)`.*/)?.output.1 else { continue }
      let text = lines.drop { !$0.hasPrefix("```") }.dropFirst().prefix { $0 != "```" }
      try Self.write(text.joined(separator: "\n") + "\n", to: String(path), in: folder)
      paths.append(String(path))
    }
    #expect(paths.count == 4)
    let check = try await run("genvej check HotKeys --strict --on 2026-11-22", in: folder)
    #expect(check.exitCode == 0, "\(check.output)")
    #expect(check.output.hasPrefix("3 files checked: nothing to report"), "\(check.output)")
    let plan = try await run(
      "genvej plan ordblanket.udfyld --test-mode --set cpr=610190-0019", in: folder)
    #expect(plan.exitCode == 0 && plan.output.contains("Samtykke"), "\(plan.output)")
  }

  @Test func bothLanguages_haveTheSameExamples() throws {
    #expect(try Self.steps(of: Self.pages[0]) == Self.steps(of: Self.pages[1]))
  }

  /// Recording needs a person at a form, so its commands are run by `RecordingTests` alone.
  @Test func bothLanguages_recordByTheSameCommands() throws {
    let pages = try ["Recording", "AtOptageEtSkema"].map { name in
      try Self.lines(of: name).split(separator: "```", omittingEmptySubsequences: false)
    }
    #expect(pages[0].count == 3 && pages[1].count == 3)
    #expect(pages[0][1] == pages[1][1])
    // What the drafts are called and what stands in them is quoted.
    let quoted = pages.map { page in
      Set(page.joined(separator: [" "]).joined(separator: " ").matches(of: /`[^`]+`/).map(\.output))
    }
    #expect(quoted[0] == quoted[1])
  }

  private static func write(_ text: String, to path: String, in folder: TemporaryFolder) throws {
    let place = URL(fileURLWithPath: "\(folder.path)/\(path)")
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: place)
  }

  private func run(_ command: String, in folder: TemporaryFolder) async throws -> (
    output: String, exitCode: Int32
  ) {
    let words = command.split(separator: " ").map(String.init)
    // The folder a program works in is a shell's matter.
    let line = "cd \"$1\" && shift && exec \"$@\" 2>&1"
    let process = try await TestProcess.start(
      Program.at("/bin/sh"),
      ["-c", line, "sh", folder.path, try Self.genvej.located()] + words.dropFirst(),
      environment: ["PATH": "/usr/bin:/bin", "HOME": folder.path])
    let exit = try await process.exit()
    let code: Int32 = if case .exited(let code) = exit { code } else { -1 }
    return (process.output.all.joined(separator: "\n"), code)
  }

  /// Files are named in bold on the line before their block; commands stand in blocks of `console`.
  private static func steps(of page: String) throws -> [Step] {
    var lines = try lines(of: page)[...]
    var steps: [Step] = []
    var name: String?
    while let line = lines.popFirst() {
      if line.hasPrefix("**`"), line.hasSuffix("`**") {
        name = String(line.dropFirst(3).dropLast(3))
      }
      guard line.hasPrefix("```") else { continue }
      let block = Array(lines.prefix { $0 != "```" })
      lines = lines.dropFirst(block.count + 1)
      if line.hasPrefix("```console") {
        let command = try #require(block.first?.dropFirst(2))
        steps.append(
          .command(
            String(command), output: block.dropFirst().joined(separator: "\n"),
            exitCode: line.hasSuffix("exit-1") ? 1 : 0))
      } else {
        let path = try #require(name, "a block without a file's name")
        steps.append(.file(path: path, text: block.joined(separator: "\n") + "\n"))
        name = nil
      }
    }
    return steps
  }

  private static func lines(of page: String) throws -> [String] {
    try lines(at: "Sources/genvej/Documentation.docc/\(page).md")
  }

  private static func lines(at path: String) throws -> [String] {
    let place = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent(path)
    return try String(contentsOf: place, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
