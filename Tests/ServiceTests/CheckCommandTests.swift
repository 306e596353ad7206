import DesktopTestKit
import Foundation
import Testing

/// `genvej check` on what a person names.
@Suite(.timeLimit(.minutes(3))) struct CheckCommandTests {
  private func check(
    _ name: String, in folder: TemporaryFolder, _ more: String...
  ) async throws -> (output: [String], errors: [String], code: DesktopTestKit.ExitStatus) {
    let process = try await TestProcess.start(
      DaemonStage.genvej,
      [
        "check", "\(folder.path)/\(name)", "--hot-keys", "\(folder.path)/HotKeys",
        "--templates", "\(folder.path)/Templates",
      ] + more,
      environment: MinimalEnvironment.variables.merging(["HOME": folder.path]) { $1 })
    let code = try await process.exit()
    return (process.output.all, process.errors.all, code)
  }

  private func site() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for part in ["HotKeys/demo", "HotKeys/tom"] { _ = try folder.folder(part) }
    try folder.file(
      "HotKeys/demo/hej.yaml", "hotkey: demo.hej\ntitle: Hej\nsteps:\n  - insert: Hej\n")
    try folder.file("HotKeys/borgere.csv", "cpr;navn\n")
    return folder
  }

  @Test(arguments: ["HotKeys/borgere.csv", "HotKeys/tom", "HotKeys/tom/"])
  func pathThatHoldsNothing_exitsWith2_andIsNamed(_ path: String) async throws {
    let folder = try site()
    for format in ["human", "json"] {
      let (output, errors, code) = try await check(path, in: folder, "--format", format)
      #expect(code == .exited(2) && output.isEmpty)
      #expect(errors.count == 1 && errors[0].contains("nothing to check there"), "\(errors)")
    }
  }

  @Test(arguments: ["HotKeys", "HotKeys/demo", "HotKeys/../HotKeys/./demo/hej.yaml"])
  func pathInAnySpelling_isChecked(_ path: String) async throws {
    let (_, errors, code) = try await check(path, in: try site())
    #expect(code == .exited(0) && errors == ["1 file checked: nothing to report"], "\(errors)")
  }
}
