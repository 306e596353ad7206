import Diagnostics
import FoundationEssentials
import HotKeyDefinition
import Testing

/// Every finding with its exact words and place.
///
/// `GENVEJ_UPDATE_GOLDEN=1 swift test --filter GoldenTests` writes the `.out` files anew; read the
/// difference
/// before it is committed.
@Suite struct GoldenTests {
  static let isUpdating = ProcessInfo.processInfo.environment["GENVEJ_UPDATE_GOLDEN"] == "1"

  static func cases(_ folder: String) -> [String] {
    let place = GoldenSet.folder.appending(path: folder).path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
    return names.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }

  @Test(arguments: cases("err"))
  func check_saysExactlyThis_whenDefinitionIsInError(_ name: String) throws {
    let folder = GoldenSet.folder.appending(path: "err")
    let set = try GoldenSet(Data(contentsOf: folder.appending(path: name + ".yaml")))
    let output = set.check().output
    try set.remove()
    let expected = folder.appending(path: name + ".out")
    if Self.isUpdating { try Data(output.utf8).write(to: expected) }
    #expect(output == String(decoding: try Data(contentsOf: expected), as: UTF8.self))
  }

  @Test(arguments: cases("ok"))
  func check_isSilent_whenDefinitionIsRight(_ name: String) throws {
    let place = GoldenSet.folder.appending(path: "ok").appending(path: name + ".yaml")
    let set = try GoldenSet(Data(contentsOf: place))
    let (output, exitCode) = set.check()
    try set.remove()
    #expect(output.hasSuffix("checked: nothing to report\n"), "\(output)")
    #expect(exitCode == 0)
  }

  @Test func catalogue_hasGoldenCase_whenCodeIsOfDefinitions() throws {
    let folder = GoldenSet.folder.appending(path: "err")
    let outputs = try Self.cases("err").map { name in
      String(decoding: try Data(contentsOf: folder.appending(path: name + ".out")), as: UTF8.self)
    }.joined()
    let ranges = ["GV01", "GV023", "GV024", "GV025", "GV026", "GV027", "GV028", "GV029", "GV031"]
    for code in DiagnosticCatalogue.entries.map(\.code.rawValue)
    where ranges.contains(where: code.hasPrefix) {
      #expect(outputs.contains("[\(code)]"), "no golden case shows \(code)")
    }
  }

  @Test func golden_showsNoCode_thatIsNotExplained() throws {
    let folder = GoldenSet.folder.appending(path: "err")
    for name in Self.cases("err") {
      let output = String(
        decoding: try Data(contentsOf: folder.appending(path: name + ".out")), as: UTF8.self)
      for piece in output.split(separator: "[GV").dropFirst() {
        let code = "GV" + piece.prefix(4)
        let isOfExpressions = code < "GV0230" && code >= "GV0200"
        #expect(isOfExpressions || DiagnosticCatalogue.entry(code) != nil, "\(code) in \(name)")
      }
    }
  }
}
