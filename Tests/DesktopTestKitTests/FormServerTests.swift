import DesktopTestKit
import Testing

/// The form server's own tests are written in its language.
@Suite(.timeLimit(.minutes(2)), .enabled(if: Program.arePresent(.python)))
struct FormServerTests {
  @Test func formServer_passesItsOwnTests() async throws {
    try await TestProcess.run(
      .python, ["-m", "unittest", "discover", "--start-directory", FormFolder.path])
  }
}
