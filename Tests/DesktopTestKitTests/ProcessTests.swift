import DesktopTestKit
import Testing

@Suite(.timeLimit(.minutes(1)))
struct ProcessTests {
  private let shell = Program("sh", package: "dash")

  @Test func process_givesItsLines_inOrder() async throws {
    let lines = try await TestProcess.run(shell, ["-c", "echo one; echo two; printf three"])
    #expect(lines == ["one", "two", "three"])
  }

  @Test func process_inheritsNothing_butWhatItIsGiven() async throws {
    let lines = try await TestProcess.run(
      Program("env", package: "coreutils"), environment: ["ONLY": "this"])
    #expect(lines == ["ONLY=this"])
  }

  @Test func line_isFound_whenItCameBeforeTheWait() async throws {
    let process = try await TestProcess.start(shell, ["-c", "echo ready; exec cat /dev/zero"])
    try await process.line { $0 == "ready" }
    try await process.line { $0 == "ready" }
    await process.terminate()
    #expect(!process.isRunning)
  }

  @Test func line_failsWithTheLastWords_whenTheProgramEndsWithoutIt() async throws {
    let process = try await TestProcess.start(shell, ["-c", "echo sorry >&2"])
    let error = try await #require(throws: TestKitError.self) {
      try await process.line { $0 == "ready" }
    }
    #expect(error.code == .ended)
  }

  @Test func exit_tellsCodeAndSignal() async throws {
    let code = try await TestProcess.start(shell, ["-c", "exit 7"])
    #expect(try await code.exit() == .exited(7))
    let signal = try await TestProcess.start(shell, ["-c", "kill -9 $$"])
    #expect(try await signal.exit() == .signalled(9))
  }

  @Test func program_namesItsPackage_whenItIsMissing() async throws {
    let error = try await #require(throws: TestKitError.self) {
      try await TestProcess.start(Program("no-such-program", package: "some-package"))
    }
    #expect(error.code == .missingProgram)
    #expect(error.detail.contains("some-package"))
  }

  @Test func terminate_endsTheWholeGroup_whenAChildIgnoresIt() async throws {
    let folder = try TemporaryFolder()
    // The child says so itself: while it is being executed it has no variables.
    try folder.file("said", "ready\n")
    let script = "trap '' TERM; (trap '' TERM; exec tail -n 1 -f \"$HOME/said\") & wait; wait"
    let process = try await TestProcess.start(
      shell, ["-c", script],
      environment: MinimalEnvironment.variables.merging(["HOME": folder.path]) { $1 })
    try await process.line { $0 == "ready" }
    #expect(ProcessCensus.members(of: folder).count == 2)
    await process.terminate(grace: .milliseconds(50))
    #expect(await ProcessCensus.clear(folder) == [])
    #expect(ProcessCensus.members(of: folder) == [:])
  }

  @Test func group_ends_whenTheLastReferenceGoes() async throws {
    let folder = try TemporaryFolder()
    try await startAndForget(in: folder)
    #expect(await ProcessCensus.clear(folder) == [])
  }

  private func startAndForget(in folder: TemporaryFolder) async throws {
    let process = try await TestProcess.start(
      shell, ["-c", "echo ready; exec tail -f /dev/null"],
      environment: MinimalEnvironment.variables.merging(["HOME": folder.path]) { $1 })
    try await process.line { $0 == "ready" }
  }

  @Test func census_findsAndKills_whoLeftItsGroup() async throws {
    let folder = try TemporaryFolder()
    let process = try await TestProcess.start(
      // The starter stays until the other has left its group, or it would be killed with it; tail
      // itself says that it is there.
      shell,
      [
        "-c",
        "echo ready > $HOME/said; setsid --fork tail -n 1 -f $HOME/said; exec tail -f /dev/null",
      ],
      environment: MinimalEnvironment.variables.merging(["HOME": folder.path]) { $1 })
    try await process.line { $0 == "ready" }
    await process.terminate()
    #expect(await ProcessCensus.clear(folder, grace: .milliseconds(50)) == ["tail"])
    #expect(ProcessCensus.members(of: folder) == [:])
  }
}
