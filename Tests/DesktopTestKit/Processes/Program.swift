import Foundation

/// A program of the test stage and the Debian package it comes from.
package struct Program: Sendable, Hashable {
  package let name: String
  package let debianPackage: String

  package init(_ name: String, package debianPackage: String) {
    self.name = name
    self.debianPackage = debianPackage
  }

  /// A program by its path: one that this repository built or wrote.
  package static func at(_ path: String) -> Program { Program(path, package: "") }

  /// Where it is, `nil` when it is not installed.
  package var path: String? {
    if name.contains("/") { return FileManager.default.isExecutableFile(atPath: name) ? name : nil }
    return Program.folders.map { "\($0)/\(name)" }.first(
      where: FileManager.default.isExecutableFile)
  }

  /// The path, or an error that names the package to install.
  package func located() throws -> String {
    guard let path else {
      let remedy = debianPackage.isEmpty ? "" : "; install the Debian package `\(debianPackage)`"
      throw TestKitError(.missingProgram, "`\(name)` is not here\(remedy)")
    }
    return path
  }

  /// Whether a test that needs these programs shall run: on a laptop only where all are installed;
  /// with
  /// `GENVEJ_CI=1` always, so that a missing package fails there instead of hiding the test.
  ///
  /// Use: `@Test(.enabled(if: Program.arePresent(.xvfb, .openbox)))`.
  package static func arePresent(_ programs: Program...) -> Bool {
    isStrict || programs.allSatisfy { $0.path != nil }
  }

  static var isStrict: Bool { ProcessInfo.processInfo.environment["GENVEJ_CI"] == "1" }

  private static let folders = [
    "/usr/local/bin", "/usr/bin", "/bin", "/usr/sbin", "/sbin", "/usr/libexec",
  ]
}

extension Program {
  package static let xvfb = Program("Xvfb", package: "xvfb")
  package static let xvnc = Program("Xtigervnc", package: "tigervnc-standalone-server")
  package static let openbox = Program("openbox", package: "openbox")
  package static let xfwm4 = Program("xfwm4", package: "xfwm4")
  static let xfconf = Program(
    "/usr/lib/x86_64-linux-gnu/xfce4/xfconf/xfconfd", package: "xfconf")
  package static let setxkbmap = Program("setxkbmap", package: "x11-xkb-utils")
  package static let xprop = Program("xprop", package: "x11-utils")
  package static let xwininfo = Program("xwininfo", package: "x11-utils")
  package static let xrdb = Program("xrdb", package: "x11-xserver-utils")
  package static let xev = Program("xev", package: "x11-utils")
  package static let dbusDaemon = Program("dbus-daemon", package: "dbus-daemon")
  package static let dbusMonitor = Program("dbus-monitor", package: "dbus-bin")
  package static let dunst = Program("dunst", package: "dunst")
  package static let dbusSend = Program("dbus-send", package: "dbus-bin")
  package static let accessibilityLauncher = Program("at-spi-bus-launcher", package: "at-spi2-core")
  package static let chromium = Program("chromium", package: "chromium")
  package static let firefox = Program("firefox-esr", package: "firefox-esr")
  /// Debian's own Python, which sees gi, PyQt5 and tkinter; another one first in `PATH` may not.
  package static let python = Program("/usr/bin/python3", package: "python3")
  package static let libreOffice = Program("soffice", package: "libreoffice-writer")
  package static let screenshot = Program("import", package: "imagemagick")
  package static let xdotool = Program("xdotool", package: "xdotool")
  package static let xclip = Program("xclip", package: "xclip")
  package static let cmark = Program("cmark-gfm", package: "cmark-gfm")
  package static let systemdAnalyze = Program("systemd-analyze", package: "systemd")
  package static let rofi = Program("rofi", package: "rofi")
  package static let sxhkd = Program("sxhkd", package: "sxhkd")
  package static let clipman = Program("xfce4-clipman", package: "xfce4-clipman")
  package static let xfcePanel = Program("xfce4-panel", package: "xfce4-panel")
  /// Where Xfce's programs keep their settings; the bus would start it.
  package static let xfconfDaemon = Program(
    "/usr/lib/\(architecture)-linux-gnu/xfce4/xfconf/xfconfd", package: "xfconf")
  package static let x3270 = Program("x3270", package: "x3270")
  package static let neovim = Program("nvim", package: "neovim")
  static let setpriv = Program("setpriv", package: "util-linux")
  static let stdbuf = Program("stdbuf", package: "coreutils")

  #if arch(arm64)
    private static let architecture = "aarch64"
  #else
    private static let architecture = "x86_64"
  #endif
}
