import HotKeyDefinition
import Testing

@testable import Service

/// Where the definitions come from.
///
/// The tests run in the checkout, which has a folder `HotKeys`.
@Suite struct SitePathsTests {
  private func definitions(_ environment: [String: String]) -> DefinitionLayers {
    SitePaths(environment: environment).definitions
  }

  @Test func checkout_isItsOwn_whenNothingIsNamed() {
    #expect(
      definitions(["HOME": "/home/a"])
        == DefinitionLayers(hotKeys: "HotKeys", templates: "Templates"))
  }

  @Test func namedFolder_standsAlone_whateverLayersThereAre() {
    let named = DefinitionLayers(hotKeys: "/x/HotKeys", templates: "Templates")
    #expect(definitions(["GENVEJ_HOTKEYS": "/x/HotKeys", "GENVEJ_SITE": "/e"]) == named)
    #expect(
      SitePaths(hotKeys: "/x/HotKeys", environment: ["GENVEJ_HOTKEYS": "/y"]).definitions == named)
  }

  @Test func layers_areThoseOfTheSystem_whereTheirRootsAreNotNamed() {
    #expect(
      definitions(["HOME": "/home/a", "GENVEJ_SITE": "/e", "GENVEJ_HOTKEYS": ""])
        == DefinitionLayers(
          shipped: "/usr/share/genvej", site: "/e", user: "/home/a/.config/genvej"))
    #expect(
      definitions(["XDG_CONFIG_HOME": "/c", "GENVEJ_SHARE": "/s"])
        == DefinitionLayers(shipped: "/s", site: "/etc/genvej", user: "/c/genvej"))
  }

  @Test func adaptersPath_isRelativeToTheFileItStandsIn() {
    let paths = SitePaths(environment: ["HOME": "/home/a", "GENVEJ_DATA": "/d"])
    #expect(
      paths.resolve("b.csv", of: "/etc/genvej/HotKeys/adapters.yaml") == "/etc/genvej/HotKeys/b.csv"
    )
    #expect(paths.resolve("b.csv", of: "HotKeys/adapters.yaml") == "HotKeys/b.csv")
    #expect(paths.resolve("${GENVEJ_DATA}/b.csv", of: "HotKeys/adapters.yaml") == "/d/b.csv")
  }
}
