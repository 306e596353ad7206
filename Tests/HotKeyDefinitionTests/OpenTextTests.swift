import Diagnostics
import FoundationEssentials
import HotKeyDefinition
import Testing

/// Texts that an editor holds, in the place of files.
@Suite struct OpenTextTests {
  private let folder = FileManager.default.temporaryDirectory.appending(
    path: "genvej-open-\(UUID().uuidString)"
  ).path

  private func load(_ texts: [String: String]) -> LoadResult {
    var open = OpenTexts()
    for (path, text) in texts { open["\(folder)/\(path)"] = Array(text.utf8) }
    let layers = DefinitionLayers(
      hotKeys: "\(folder)/HotKeys", templates: "\(folder)/Templates")
    return DefinitionLoader(layers, open: open).load()
  }

  private static let hotKey = "hotkey: a.b\ntitle: T\nsteps:\n  - insert: { text: a.c }\n"
  private static let text = "---\ntext: a.c\nversion: 1\ntitle: T\n---\nHej\n"

  @Test func openTexts_makeASet_whereNoFolderIsThereYet() {
    let result = load(["HotKeys/a/b.yaml": Self.hotKey, "Templates/c.md": Self.text])
    #expect(result.diagnostics.map(\.message) == [])
    #expect(result.set.hotKeys.map(\.id.text) == ["a.b"])
    #expect(result.files == ["\(folder)/HotKeys/a/b.yaml", "\(folder)/Templates/c.md"])
  }

  @Test func openTexts_areLeftAlone_whereAFileOfThatNameWouldBe() {
    let others = [
      "HotKeys/a/.b.yaml": "x", "HotKeys/.git/b.yaml": "x", "HotKeys/a/b.test.yaml": "x",
      "HotKeys/a/b.txt": "x", "Templates/b.yaml": "x", "Andet/b.yaml": "x",
    ]
    let own = ["HotKeys/a/b.yaml": Self.hotKey, "Templates/c.md": Self.text]
    #expect(load(own.merging(others) { $1 }).files.count == 2)
  }

  @Test func openText_isReadInsteadOfTheFile_andScreenedLikeIt() throws {
    let path = "\(folder)/HotKeys/b.yaml"
    try FileManager.default.createDirectory(
      atPath: "\(folder)/HotKeys", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(FileManager.default.createFile(atPath: path, contents: Data("hotkey: disk\n".utf8)))
    let result = load(["HotKeys/b.yaml": Self.hotKey, "Templates/c.md": Self.text])
    #expect(result.set.hotKeys.map(\.id.text) == ["a.b"])
    #expect(
      load(["HotKeys/b.yaml": "hotkey: a\u{7}b\n"]).diagnostics.map(\.code) == [.controlCharacter])
    #expect(load([:]).diagnostics.map(\.code) == [.missingKey, .missingKey])
  }
}
