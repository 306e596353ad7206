import RecordingModel
import Testing

/// The time of a person's work, and the lines it is told in.
struct ActivityTimeTests {
  @Test func work_isCounted_fromTheFirstPressToTheLast() {
    let time = ActivityTime([1_000, 2_500, 31_000])
    #expect(time.active == 30_000)
    #expect(time.idle == 0)
    #expect(time.activeSeconds == 30)
    #expect(time.minutes == 1)
  }

  @Test func pauseOfOverAMinute_isIdle_asAWhole() {
    let time = ActivityTime([0, 60_000, 120_001, 121_001])
    #expect(time.active == 61_000)
    #expect(time.idle == 60_001)
    #expect(time.minutes == 2)
    #expect(time.idleSeconds == 61)
  }

  @Test func clockThatBeginsAnew_isGoneOnWith() {
    #expect(ActivityTime([UInt32.max - 499, 500]).active == 1_000)
  }

  @Test func momentToldLate_countsNothing() {
    let time = ActivityTime([5_000, 4_990, 6_000])
    #expect(time.active == 1_000)
    #expect(time.idle == 0)
  }

  @Test func noPress_isNoTime_butAMinuteInADefinition() {
    #expect(ActivityTime([]).activeSeconds == 0)
    #expect(ActivityTime([7]).minutes == 1)
  }

  static let messages: [RecorderMessage] =
    [.shown(stop: "Ctrl+Shift+F12"), .recording, .activity(milliseconds: 4_294_967_295)]
    + RecordingEnd.allCases.map { .ended($0) } + RecorderRefusal.allCases.map { .refused($0) }

  @Test(arguments: messages) func message_isReadBack_fromItsLine(_ message: RecorderMessage) {
    #expect(RecorderMessage(line: message.line) == message)
  }

  @Test(arguments: ["", "activity", "activity -1", "activity 1 a", "ended", "ended by me", "key a"])
  func otherLine_isNoMessage(_ line: String) {
    #expect(RecorderMessage(line: line) == nil)
  }
}
