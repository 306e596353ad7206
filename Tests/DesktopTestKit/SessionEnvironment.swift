/// The variables of programs in a ``DesktopSession``.
enum SessionEnvironment {
  static func variables(
    display: String, in folder: TemporaryFolder, hasAccessibility: Bool
  ) throws -> [String: String] {
    let own = [
      "DISPLAY": display,
      "HOME": try folder.folder("home"),
      "XDG_RUNTIME_DIR": try folder.folder("runtime"),
      "XDG_CONFIG_HOME": try folder.folder("home/.config"),
      "XDG_CACHE_HOME": try folder.folder("home/.cache"),
      "XDG_DATA_HOME": try folder.folder("home/.local/share"),
      "XDG_STATE_HOME": try folder.folder("home/.local/state"),
    ]
    return [MinimalEnvironment.variables, own, toolkits, accessibility(hasAccessibility)]
      .reduce(into: [:]) { all, part in all.merge(part) { $1 } }
  }

  /// X11 whatever else the machine has, and no service that the private bus does not offer.
  private static let toolkits = [
    "GDK_BACKEND": "x11",
    "QT_QPA_PLATFORM": "xcb",
    "GSETTINGS_BACKEND": "memory",
    "GIO_USE_VFS": "local",
    "GTK_USE_PORTAL": "0",
    "LIBGL_ALWAYS_SOFTWARE": "1",
    "PYTHONUNBUFFERED": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
  ]

  private static func accessibility(_ isOn: Bool) -> [String: String] {
    guard isOn else { return ["NO_AT_BRIDGE": "1"] }
    return [
      "GNOME_ACCESSIBILITY": "1",
      "QT_ACCESSIBILITY": "1",
      "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
      "ACCESSIBILITY_ENABLED": "1",
    ]
  }
}
