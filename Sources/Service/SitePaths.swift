import FoundationEssentials
import Glibc
package import HotKeyDefinition
package import PanelModel

/// What `GENVEJ_ACCESSIBILITY` may be.
package enum AccessibilityUse: String, Sendable {
  /// Applications are asked to show their fields, as a screen reader does; browsers become slower.
  case on
  /// Used where applications show their fields anyway.
  case present
  /// Labels, choices and check boxes are not looked at: those are set unproved.
  case off
}

/// Where a site and its users keep things.
///
/// - Source: XDG Base Directory Specification; Decisions/0015; `adapters.yaml` may use `${GENVEJ_DATA}`,
///   `${XDG_CONFIG_HOME}`, `${HOME}`.
package struct SitePaths: Sendable {
  /// Where the definitions come from.
  package let definitions: DefinitionLayers
  /// Audit trail and its key.
  package let state: String
  /// Whether the accessibility bus is used.
  package let accessibility: AccessibilityUse
  /// The panel's program; `nil` where there shall be none.
  package let panel: String?
  /// The chord of the palette, as a definition would write it.
  package let paletteKeys: String
  /// The chord of the cheat sheet.
  package let cheatSheetKeys: String
  /// What a person at this desk reads.
  package let language: PanelLanguage
  /// What `${…}` stands for in adapters' paths.
  package let variables: [String: String]

  /// - Parameters:
  ///   - hotKeys: the folder of the definitions; `nil` takes `GENVEJ_HOTKEYS`.
  ///   - templates: the same with `GENVEJ_TEMPLATES`. Where neither folder is named, `HotKeys` and
  ///     `Templates` here count, as in a checkout, and where there are none, the layers of
  ///     `GENVEJ_SHARE`, `GENVEJ_SITE` and the user.
  ///   - environment: the process's variables.
  package init(hotKeys: String? = nil, templates: String? = nil, environment: [String: String]) {
    // A variable that is set to nothing is as good as none.
    let environment = environment.filter { !$0.value.isEmpty }
    let home = environment["HOME"] ?? "/"
    let config = environment["XDG_CONFIG_HOME"] ?? "\(home)/.config"
    let stateHome = environment["XDG_STATE_HOME"] ?? "\(home)/.local/state"
    let data = environment["XDG_DATA_HOME"] ?? "\(home)/.local/share"
    let named = (
      hotKeys: hotKeys ?? environment["GENVEJ_HOTKEYS"],
      templates: templates ?? environment["GENVEJ_TEMPLATES"]
    )
    let (share, site) = (environment["GENVEJ_SHARE"], environment["GENVEJ_SITE"])
    let isCheckout =
      share == nil && site == nil && FileManager.default.fileExists(atPath: "HotKeys/.")
    if named.hotKeys != nil || named.templates != nil || isCheckout {
      definitions = DefinitionLayers(
        hotKeys: named.hotKeys ?? "HotKeys", templates: named.templates ?? "Templates")
    } else {
      definitions = DefinitionLayers(
        shipped: share ?? "/usr/share/genvej", site: site ?? "/etc/genvej",
        user: "\(config)/genvej")
    }
    state = environment["GENVEJ_STATE"] ?? "\(stateHome)/genvej"
    accessibility =
      environment["GENVEJ_ACCESSIBILITY"].flatMap { AccessibilityUse(rawValue: $0) } ?? .on
    panel = SitePaths.panel(environment["GENVEJ_PANEL"])
    paletteKeys = environment["GENVEJ_PALETTE_KEYS"] ?? "Super+space"
    cheatSheetKeys = environment["GENVEJ_CHEATSHEET_KEYS"] ?? "Super+F1"
    language = PanelLanguage(environment: environment)
    variables = [
      "HOME": home, "XDG_CONFIG_HOME": config,
      "GENVEJ_DATA": environment["GENVEJ_DATA"] ?? "\(data)/genvej",
    ]
  }

  /// `GENVEJ_PANEL`: a path, or `off`; without it the program beside our own.
  private static func panel(_ setting: String?) -> String? {
    if let setting { return setting == "off" ? nil : setting }
    guard let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    else { return nil }
    let beside = URL(fileURLWithPath: own).deletingLastPathComponent().path + "/genvej-panel"
    return FileManager.default.isExecutableFile(atPath: beside) ? beside : nil
  }

  /// A path of an `adapters.yaml`, made absolute: variables put in, else relative to the folder the
  /// file stands in.
  package func resolve(_ path: String, of file: String) -> String {
    var resolved = path
    for (name, value) in variables { resolved = resolved.replacing("${\(name)}", with: value) }
    if resolved.hasPrefix("/") { return resolved }
    guard let slash = file.lastIndex(of: "/") else { return resolved }
    return "\(file[..<slash])/\(resolved)"
  }

  /// Makes the state folder, readable by its owner only.
  package func makeStateFolder() throws {
    try FileManager.default.createDirectory(
      atPath: state, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }
}
