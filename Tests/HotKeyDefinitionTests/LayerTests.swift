import Diagnostics
import FoundationEssentials
import Testing

@testable import HotKeyDefinition

/// Layers on a disk: the base set is what is shipped, `Site` and `User` stand above it.
@Suite struct LayerTests {
  private func load(_ content: String) throws -> LoadResult {
    let set = try GoldenSet(Data(content.utf8))
    defer { try? set.remove() }
    return set.load()
  }

  private func hotKey(_ layer: String, _ path: String, _ title: String, _ more: String = "")
    -> String
  {
    let id = path.replacing("/", with: ".")
    return "# file: \(layer)HotKeys/\(path).yaml\nhotkey: \(id)\ntitle: \(title)\n\(more)"
      + "steps:\n  - insert: Tekst\n"
  }

  private let allowing = "# file: Site/site.yaml\nusers-may-override: [demo/*]\n"

  @Test func load_takesTheSitesFile_whenBothHaveThePath() throws {
    let result = try load(hotKey("", "demo/a", "Shipped") + hotKey("Site/", "demo/a", "Site"))
    #expect(result.set.hotKeys.map(\.title) == ["Site"])
    #expect(result.diagnostics.isEmpty)
  }

  @Test func load_takesTheUsersFile_onlyWhenTheSiteAllowsIt() throws {
    let files = hotKey("", "demo/a", "Shipped") + hotKey("User/", "demo/a", "User")
    let refused = try load(files)
    #expect(refused.set.hotKeys.map(\.title) == ["Shipped"])
    #expect(refused.diagnostics.map(\.code) == [.notTheUsers])
    #expect(!refused.hasErrors)
    let allowed = try load(files + allowing)
    #expect(allowed.set.hotKeys.map(\.title) == ["User"])
    #expect(allowed.diagnostics.isEmpty)
  }

  @Test func load_standsByTheSite_whenTheUsersFileIsInError() throws {
    let result = try load(
      allowing + hotKey("", "demo/a", "Shipped") + hotKey("User/", "demo/a", "User", "farve: rød\n")
        + hotKey("User/", "demo/b", "Other"))
    #expect(result.set.hotKeys.map(\.title) == ["Shipped"])
    #expect(result.diagnostics.map(\.code) == [.unknownKey, .usersSetAside])
    #expect(result.hasErrors)
    #expect(!result.hasSiteErrors, "a user's slip must not hold back what the site changes")
  }

  @Test func load_standsByTheSite_whenTheUsersTextBreaksTheSitesHotKey() throws {
    let result = try load(
      """
      # file: HotKeys/demo/a.yaml
      hotkey: demo.a
      title: Shipped
      data: { medarbejder: medarbejder.profil() }
      steps:
        - insert: { text: standardtekst.navn-titel }
      # file: Site/site.yaml
      users-may-override: [standardtekst/*]
      # file: User/Templates/standardtekst/navn-titel.md
      ---
      text: noget.andet
      version: 1.0
      title: Andet
      ---
      Tekst

      """)
    #expect(result.set.hotKeys.map(\.title) == ["Shipped"])
    #expect(result.set.texts.keys.sorted() == ["standardtekst.navn-titel"])
    #expect(result.diagnostics.map(\.code).contains(.unknownText))
    #expect(result.diagnostics.last?.code == .usersSetAside)
    #expect(!result.hasSiteErrors)
  }

  @Test func load_leavesTheUsersHotKeyOut_whenItTakesTheKeysOfAnother() throws {
    let result = try load(
      allowing + hotKey("", "demo/zzz", "Shipped", "keys: Ctrl+Alt+F\n")
        + hotKey("User/", "demo/a", "User", "keys: Ctrl+Alt+F\n"))
    #expect(result.set.hotKeys.map(\.title) == ["Shipped"])
    #expect(result.diagnostics.map(\.code) == [.chordTaken, .usersSetAside])
  }

  @Test func load_allowsNothing_whenTheSitesRulesAreInError() throws {
    let result = try load(
      "# file: Site/site.yaml\nusers-may-override: [demo/*]\nuser-may: x\n"
        + hotKey("User/", "demo/a", "User"))
    #expect(result.set.hotKeys.isEmpty)
    #expect(result.diagnostics.map(\.code) == [.unknownKey, .notTheUsers])
    #expect(result.hasSiteErrors)
  }

  @Test(arguments: ["", "# users-may-override: [demo/*]\n", "---\n"])
  func load_findsNoFault_whenTheSitesRulesSayNothing(_ rules: String) throws {
    let result = try load("# file: Site/site.yaml\n\(rules)" + hotKey("", "demo/a", "Shipped"))
    #expect(result.set.hotKeys.map(\.title) == ["Shipped"])
    #expect(result.diagnostics.isEmpty)
  }

  @Test func load_leavesShippedFilesOut_whenTheSiteDoesNotUseThem() throws {
    let result = try load(
      "# file: Site/site.yaml\nleave-out: demo/*\n" + hotKey("", "demo/a", "Shipped")
        + hotKey("Site/", "eget/a", "Site"))
    #expect(result.set.hotKeys.map(\.title) == ["Site"])
    #expect(result.diagnostics.isEmpty)
  }

  @Test func load_saysSo_whenNoLayerIsThere() {
    let result = DefinitionLoader(
      DefinitionLayers(shipped: "/findes/ikke", site: "/heller/ikke", user: "/slet/ikke")
    ).load()
    #expect(result.diagnostics.map(\.code) == [.unreadableFile])
    #expect(result.diagnostics.first?.span?.file.path == "/findes/ikke/HotKeys")
  }

  @Test func watched_areAllFoldersAndTheRules() {
    let layers = DefinitionLayers(shipped: "/s", site: "/e", user: "/u")
    #expect(
      layers.watched == [
        "/s/HotKeys", "/s/Templates", "/e/HotKeys", "/e/Templates", "/u/HotKeys", "/u/Templates",
        "/e/site.yaml",
      ])
  }
}
