import Glibc
import Logging
import Testing

@testable import Service

@Suite struct DaemonLogTests {
  private func fields(
    _ level: Logger.Level, _ message: Logger.Message, _ metadata: Logger.Metadata
  ) -> [String] {
    let handler = JournalLogHandler(
      label: "genvej", fallback: StreamLogHandler.standardError(label: "genvej"))
    let event = LogEvent(
      level: level, message: message, metadata: metadata, source: "Service", file: "f",
      function: "g", line: 1)
    return handler.fields(of: event).map { "\($0.name)=\($0.value)" }
  }

  @Test func entry_canBeSearchedForByHotKeyRunAndCode() {
    #expect(
      fields(.info, "plan failed", .of(hotKey: "plan", run: "7", code: "GV0512")) == [
        "MESSAGE=plan failed", "PRIORITY=6", "SYSLOG_IDENTIFIER=genvej", "GENVEJ_CODE=GV0512",
        "GENVEJ_HOTKEY=plan", "GENVEJ_RUN=7",
      ])
  }

  @Test func entry_hasNoEmptyFields_andTheLevelsOfTheSystem() {
    #expect(
      fields(.critical, "ends", .of()) == [
        "MESSAGE=ends", "PRIORITY=2", "SYSLOG_IDENTIFIER=genvej",
      ])
    #expect(fields(.warning, "x", .of())[1] == "PRIORITY=4")
  }

  /// In a process of its own, for the variable belongs to the process.
  @Test func journal_isUsed_onlyWhereStandardErrorIsItsStream() async {
    await #expect(processExitsWith: .success) {
      #expect(DaemonLog.handler("genvej") is StreamLogHandler)
      setenv("JOURNAL_STREAM", "8:12345678", 1)
      #expect(DaemonLog.handler("genvej") is StreamLogHandler)
      var status = stat()
      #expect(fstat(STDERR_FILENO, &status) == 0)
      setenv("JOURNAL_STREAM", "\(status.st_dev):\(status.st_ino)", 1)
      #expect(DaemonLog.handler("genvej") is JournalLogHandler)
    }
  }
}
