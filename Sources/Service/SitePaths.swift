import FoundationEssentials
import Glibc

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
/// - Source: XDG Base Directory Specification; `adapters.yaml` may use `${GENVEJ_DATA}`,
///   `${XDG_CONFIG_HOME}`, `${HOME}`.
package struct SitePaths: Sendable {
  package let hotKeys: String
  package let templates: String
  /// Audit trail and its key.
  package let state: String
  /// Whether the accessibility bus is used.
  package let accessibility: AccessibilityUse
  /// The panel's program; `nil` where there shall be none.
  package let panel: String?
  /// The chord of the palette, as a definition would write it.
  package let paletteKeys: String
  /// What `${…}` stands for in adapters' paths.
  package let variables: [String: String]

  /// - Parameters:
  ///   - hotKeys: the folder of the definitions; `nil` takes `GENVEJ_HOTKEYS`, else `HotKeys` here.
  ///   - templates: the same with `GENVEJ_TEMPLATES` and `Templates`.
  ///   - environment: the process's variables.
  package init(hotKeys: String? = nil, templates: String? = nil, environment: [String: String]) {
    let home = environment["HOME"] ?? "/"
    let config = environment["XDG_CONFIG_HOME"] ?? "\(home)/.config"
    let stateHome = environment["XDG_STATE_HOME"] ?? "\(home)/.local/state"
    let data = environment["XDG_DATA_HOME"] ?? "\(home)/.local/share"
    self.hotKeys = hotKeys ?? environment["GENVEJ_HOTKEYS"] ?? "HotKeys"
    self.templates = templates ?? environment["GENVEJ_TEMPLATES"] ?? "Templates"
    state = environment["GENVEJ_STATE"] ?? "\(stateHome)/genvej"
    accessibility =
      environment["GENVEJ_ACCESSIBILITY"].flatMap { AccessibilityUse(rawValue: $0) } ?? .on
    panel = SitePaths.panel(environment["GENVEJ_PANEL"])
    paletteKeys = environment["GENVEJ_PALETTE_KEYS"] ?? "Super+space"
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

  /// A path of `adapters.yaml`, made absolute: variables put in, relative to the definitions'
  /// folder.
  package func resolve(_ path: String) -> String {
    var resolved = path
    for (name, value) in variables { resolved = resolved.replacing("${\(name)}", with: value) }
    return resolved.hasPrefix("/") ? resolved : "\(hotKeys)/\(resolved)"
  }

  /// Makes the state folder, readable by its owner only.
  package func makeStateFolder() throws {
    try FileManager.default.createDirectory(
      atPath: state, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }
}
