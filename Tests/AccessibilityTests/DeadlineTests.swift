import Testing

@testable import Accessibility

/// A program that answers slowly is not one that does not answer.
struct DeadlineTests {
  private let start = ContinuousClock.now

  @Test func programThatGoesOnAnswering_isWaitedFor() {
    let deadline = Deadline(silence: .seconds(4), from: start)
    for elapsed in [0, 3, 6, 12, 24] {
      #expect(deadline.left(at: start + .seconds(elapsed)) == .seconds(4))
    }
  }

  @Test func treeThatNeverEnds_isLeft() {
    let deadline = Deadline(silence: .seconds(4), from: start)
    #expect(deadline.left(at: start + .seconds(30)) == .seconds(2))
    #expect(deadline.left(at: start + .seconds(40)) == .zero)
  }
}
