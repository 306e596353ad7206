import LanguageServer
import Testing

struct FramingTests {
  private func frames(_ pieces: [String]) -> [MessageFraming.Frame] {
    var framing = MessageFraming()
    var frames: [MessageFraming.Frame] = []
    for piece in pieces {
      framing.feed(Array(piece.utf8)[...])
      while let frame = framing.frame() { frames.append(frame) }
    }
    return frames
  }

  private static let two =
    "Content-Length: 2\r\n\r\n{}Content-Length: 4\r\nContent-Type: x\r\n\r\n\"å\""

  @Test func messages_comeOut_howeverTheyAreCut() {
    let expected: [MessageFraming.Frame] = [
      .message(Array("{}".utf8)), .message(Array("\"å\"".utf8)),
    ]
    #expect(frames([Self.two]) == expected)
    #expect(frames(Self.two.utf8.map { String(decoding: [$0], as: UTF8.self) }).count == 2)
    for cut in 1..<40 {
      let text = Array(Self.two.unicodeScalars)
      let pieces = [text[..<cut], text[cut...]].map { String(String.UnicodeScalarView($0)) }
      #expect(frames(pieces) == expected, "cut at \(cut)")
    }
  }

  @Test(arguments: [
    "garbage\r\n\r\n", "Content-Length: x\r\n\r\n", "Content-Length: -1\r\n\r\n", "\r\n\r\n",
    String(repeating: "x", count: 10_000),
  ])
  func stray_isPassedOver_andToldOnce(_ stray: String) {
    #expect(
      frames([stray + "Content-Length: 2\r\n\r\n{}"]) == [.stray, .message(Array("{}".utf8))])
  }

  @Test func lie_costsTheMessagesItSpoils_andNoMore() {
    // Too long by three: the next message's head begins inside it.
    let long = "Content-Length: 5\r\n\r\n{}Content-Length: 2\r\n\r\n{}Content-Length: 3\r\n\r\n[1]"
    #expect(
      frames([long]) == [.message(Array("{}Con".utf8)), .stray, .message(Array("[1]".utf8))])
    let short = "Content-Length: 1\r\n\r\n{}Content-Length: 3\r\n\r\n[1]"
    #expect(frames([short]) == [.message(Array("{".utf8)), .stray, .message(Array("[1]".utf8))])
  }

  @Test func largeMessage_isSkipped_andTheNextIsRead() {
    let count = MessageFraming.largest + 1
    var framing = MessageFraming()
    framing.feed(Array("Content-Length: \(count)\r\n\r\n".utf8)[...])
    #expect(framing.frame() == .tooLarge(count))
    let piece = [UInt8](repeating: 120, count: 1 << 20)
    for _ in 0..<16 {
      framing.feed(piece[...])
      #expect(framing.frame() == nil)
    }
    framing.feed(Array("xContent-Length: 2\r\n\r\n{}".utf8)[...])
    #expect(framing.frame() == .message(Array("{}".utf8)))
  }
}
