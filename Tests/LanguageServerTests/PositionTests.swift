import Diagnostics
import LanguageServer
import Testing

struct PositionTests {
  /// Letters of one to four bytes, and a line end as Windows writes it.
  private static let file = SourceFile(path: "a.yaml", text: "aæ€😀b\r\nå: 😀😀x\n")

  @Test(arguments: [
    (PositionEncoding.utf8, 0, 1, 1), (.utf8, 0, 3, 2), (.utf8, 0, 6, 3), (.utf8, 0, 10, 4),
    (.utf16, 0, 3, 3), (.utf16, 0, 5, 4), (.utf16, 1, 5, 11), (.utf16, 1, 7, 12),
    (.utf32, 0, 4, 4), (.utf32, 1, 5, 12), (.utf8, 1, 12, 12),
  ])
  func position_isTheSameBothWays(
    _ encoding: PositionEncoding, _ line: Int, _ character: Int, _ offset: Int
  ) {
    let position = TextPosition(line: line, character: character)
    #expect(Self.file.offset(of: position, encoding) == offset)
    #expect(Self.file.textPosition(at: offset, encoding) == position)
  }

  @Test(arguments: [
    // Inside a character of two units or four bytes; behind the line's end; outside the file.
    (PositionEncoding.utf16, 0, 4, 3), (.utf8, 0, 9, 3), (.utf16, 0, 99, 5), (.utf32, 1, 99, 13),
    (.utf16, 9, 0, 14), (.utf16, -1, 0, 0),
  ])
  func position_isTakenToTheNearest_whereItIsNone(
    _ encoding: PositionEncoding, _ line: Int, _ character: Int, _ offset: Int
  ) {
    let position = TextPosition(line: line, character: character)
    #expect(Self.file.offset(of: position, encoding) == offset)
  }

  @Test(arguments: [
    ([], PositionEncoding.utf16), (["utf-32", "utf-8"], .utf32), (["utf-7", "utf-8"], .utf8),
    (["utf-7"], .utf16),
  ])
  func encoding_isTheClientsFirst(_ offered: [String], _ expected: PositionEncoding) {
    #expect(PositionEncoding.negotiated(offered) == expected)
  }

  @Test(arguments: [
    ("file:///srv/H%C3%A5nd%20b/a.yaml", "/srv/Hånd b/a.yaml"), ("file://localhost/a", "/a"),
    ("FILE:///a/", "/a"),
  ])
  func uri_namesAPath(_ uri: String, _ path: String) {
    #expect(DocumentURI.path(uri) == path)
    #expect(DocumentURI.path(DocumentURI.uri(path)) == path)
  }

  @Test(arguments: [
    "http://a/b", "untitled:Untitled-1", "file://host/a", "file:///a%2", "file:///%FF",
  ])
  func uri_namesNothing_whereItIsNoFile(_ uri: String) {
    #expect(DocumentURI.path(uri) == nil)
  }
}
