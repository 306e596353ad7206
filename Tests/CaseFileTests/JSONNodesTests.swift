import Diagnostics
import HotKeyDefinition
import Testing

@testable import CaseFile

/// JSON as RFC 8259 has it, with places.
@Suite struct JSONNodesTests {
  private func read(_ text: String) -> (node: YAMLNode?, findings: [String]) {
    let file = SourceFile(path: "a.json", text: text)
    var findings = Findings(file)
    let node = JSONNodes.read(file, into: &findings)
    return (node, findings.diagnostics.map { ShortRenderer().render($0) })
  }

  private func text(_ node: YAMLNode?) -> String {
    switch node {
    case .scalar(let scalar): scalar.style == .plain ? scalar.text : "‹\(scalar.text)›"
    case .sequence(let sequence): "[" + sequence.items.map(text).joined(separator: " ") + "]"
    case .mapping(let mapping):
      "{" + mapping.entries.map { "\($0.key.text)=\(text($0.value))" }.joined(separator: " ") + "}"
    case .refused, nil: "-"
    }
  }

  @Test(arguments: [
    ("{}", "{}"), ("[]", "[]"), (" \t\r\n[ 1 , -0.5e+3 ]\n", "[1 -0.5e+3]"),
    (#"{"a":{"b":[true,false,null]}}"#, "{a={b=[true false null]}}"),
    (#""\"\\\/\b\f\n\r\t\u00e5""#, "‹\"\\/\u{8}\u{C}\n\r\tå›"),
    (#""\ud83d\ude00 😀""#, "‹😀 😀›"), (#""null""#, "‹null›"),
  ])
  func document_isRead_asItStands(_ document: String, _ expected: String) {
    let (node, findings) = read(document)
    #expect(findings == [])
    #expect(text(node) == expected)
  }

  @Test(arguments: [
    ("", "1:1", "expected a value"), ("[1,]", "1:4", "expected a value"),
    ("[1 2]", "1:4", "expected `,` or `]`"), ("{a: 1}", "1:2", "expected a key in quotation marks"),
    (#"{"a" 1}"#, "1:6", "expected `:` after a key"),
    ("[1] 2", "1:5", "something after the end of the document"),
    ("01", "1:1", "expected a value"), ("+1", "1:1", "expected a value"),
    ("1.", "1:1", "expected a value"),
    ("True", "1:1", "expected a value"), ("'a'", "1:1", "expected a value"),
    ("\"a\nb\"", "1:3", "a line end or tab in a text is written `\\n` or `\\t`"),
    (#""\x""#, "1:3", "unknown escape after `\\` in a text"),
    (#""\u12g4""#, "1:4", "expected four digits after `\\u`"),
    (#""\ud83d""#, "1:1", "an escape in this text stands for no character"),
    ("\n\n \"a", "3:2", "this text is never closed"),
  ])
  func document_isRefused_whereItIsNoJSON(_ document: String, _ place: String, _ message: String) {
    let (node, findings) = read(document)
    #expect(node == nil)
    #expect(findings == ["a.json:\(place): error[GV0402]: \(message)"])
  }

  @Test func keyThatStandsTwice_isFound_withoutBeingShown() {
    #expect(
      read(#"{"a": 1, "a": 2}"#).findings == [
        "a.json:1:10: error[GV0109]: this key stands here twice"
      ])
  }

  @Test func nesting_isLimited() {
    let deep = String(repeating: "[", count: 21)
    #expect(read(deep).findings == ["a.json:1:21: error[GV0402]: more than 20 levels"])
    let level = String(repeating: "[", count: 20) + String(repeating: "]", count: 20)
    #expect(read(level).findings == [])
  }
}
