import DesktopTestKit
import Foundation
import HotKeyDefinition
import LanguageServer
import Testing

/// A site's own folder, whose definitions use what the package ships.
struct LayerTests {
  private static let key = "Site/HotKeys/vores/noegle.yaml"

  private static func hotKey(_ system: String) -> String {
    """
    hotkey: vores.noegle
    title: Vores nøgle
    steps:
      - insert: Hej
        into: [\(system)]
    """
  }

  private func stage(inForce: Bool) throws -> Stage {
    var stage = try Stage(
      below: "/Site",
      layers: { folder in
        // The shipped files stand in the folder itself.
        DefinitionLayers(
          shipped: folder, site: inForce ? "\(folder)/Site" : "\(folder)/Andet",
          user: "\(folder)/User")
      })
    stage.put(Self.key, Self.hotKey("journal"))
    return stage
  }

  @Test func shippedSystem_isKnown_inTheSitesFolder() throws {
    var stage = try stage(inForce: true)
    #expect(stage.settle().isEmpty)
    let answer = try stage.ask(
      "textDocument/completion", Self.key, Self.hotKey("‸"))
    let labels = answer["result"]?["items"]?.array?.compactMap { $0["label"]?.string } ?? []
    #expect(labels.contains("plansystem"))
  }

  @Test func folder_standsAlone_whereItIsNoLayerInForce() throws {
    var stage = try stage(inForce: false)
    #expect(stage.settle().flatMap(\.codes) == ["GV0240"])
  }

  @Test func rename_isRefused_whereShippedFilesWouldChange() throws {
    var stage = try stage(inForce: true)
    let answer = try stage.ask(
      "textDocument/rename", Self.key, Self.hotKey("jour‸nal"), ["newName": "notater"])
    let message = answer["error"]?["message"]?.string ?? ""
    #expect(message.hasPrefix("`journal` also stands in `\(stage.folder.path)/HotKeys/"))
    #expect(message.hasSuffix("which is no file of this workspace"))
  }
}
