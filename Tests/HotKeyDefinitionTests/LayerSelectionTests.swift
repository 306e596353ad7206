import Testing

@testable import HotKeyDefinition

/// Which file counts, without a disk.
@Suite struct LayerSelectionTests {
  private func file(_ owner: DefinitionLayer.Owner, _ path: String) -> LayerFile {
    LayerFile(owner: owner, root: "/\(owner)/HotKeys", relative: path)
  }

  private func rules(users: [String] = [], without: [String] = []) -> SiteRules {
    SiteRules(
      mayOverride: users.compactMap(PathPattern.init), allowed: users,
      leftOut: without.compactMap(PathPattern.init))
  }

  @Test func siteFile_takesThePlaceOfTheShippedOne_atTheSamePath() {
    let selection = LayerSelection(
      [file(.shipped, "a.yaml"), file(.shipped, "b.yaml"), file(.site, "b.yaml")], rules())
    #expect(selection.inForce.map(\.path) == ["/shipped/HotKeys/a.yaml", "/site/HotKeys/b.yaml"])
    #expect(selection.refused.isEmpty)
  }

  @Test func usersFile_isRefused_andTheOneBelowStands_whenTheSiteDoesNotAllowIt() {
    let files = [file(.site, "a.yaml"), file(.user, "a.yaml"), file(.user, "new.yaml")]
    let selection = LayerSelection(files, rules(users: ["breve/*"]))
    #expect(selection.inForce == [files[0]])
    #expect(selection.refused == [files[1], files[2]])
  }

  @Test func usersFile_takesTheHighestPlace_whenTheSiteAllowsIt() {
    let files = [
      file(.shipped, "breve/a.yaml"), file(.site, "breve/a.yaml"), file(.user, "breve/a.yaml"),
    ]
    let selection = LayerSelection(files, rules(users: ["breve/*"]))
    #expect(selection.inForce == [files[2]])
    #expect(selection.refused.isEmpty)
  }

  @Test(arguments: ["adapters.yaml", "systems/brev.yaml"])
  func usersFile_isRefused_whenItSaysWhichDataOrWindowsAreReached(_ path: String) {
    let selection = LayerSelection([file(.user, path)], rules(users: ["**"]))
    #expect(selection.inForce.isEmpty)
    #expect(selection.refused.map(\.relative) == [path])
  }

  @Test func shippedFile_isLeftOut_whenTheSiteSaysSo_butNotTheSitesOwn() {
    let files = [
      file(.shipped, "maaling/a.yaml"), file(.shipped, "maaling/b.yaml"),
      file(.site, "maaling/b.yaml"),
    ]
    #expect(LayerSelection(files, rules(without: ["maaling/*"])).inForce == [files[2]])
  }
}
