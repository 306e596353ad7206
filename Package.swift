// swift-tools-version: 6.2
import PackageDescription

/// Warnings of ours are errors in CI; a laptop may build with them, and dependencies are left as they are.
let strictness: [SwiftSetting] =
  Context.environment["GENVEJ_CI"] == "1" ? [.treatAllWarnings(as: .error)] : []

let settings: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
  ] + strictness

/// A target of ours, with the settings every target shares.
func target(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// The test target of `subject`.
func tests(_ subject: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(subject)Tests",
    dependencies: [.init(stringLiteral: subject)] + dependencies,
    swiftSettings: settings)
}

let package = Package(
  name: "genvej",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // The ground floor: imported by all, importing nothing of ours.
    target("Diagnostics"),
    target("Desktop"),
    .systemLibrary(name: "CLinux"),
    target("EventLoop", ["CLinux"]),
    // Shells: one outside dependency each.
    .systemLibrary(
      name: "CX11", pkgConfig: "x11 xtst xi xfixes xres xkbcommon",
      providers: [
        .apt([
          "libx11-dev", "libxtst-dev", "libxi-dev", "libxfixes-dev", "libxres-dev",
          "libxkbcommon-dev",
        ])
      ]),
    .systemLibrary(name: "CXdo", providers: [.apt(["libxdo-dev"])]),
    target("X11Desktop", ["CX11", "CXdo", "Desktop", "EventLoop"]),
    // Pure.
    target("CaseData"),
    target(
      "HotKeyDefinition", ["Diagnostics", "CaseData", .product(name: "Yams", package: "Yams")]),
    target("Planning", ["HotKeyDefinition", "CaseData", "Diagnostics"]),
    // The test stage: real servers, real applications, a person at the keyboard.
    .systemLibrary(name: "CTestKit", path: "Tests/CTestKit"),
    .target(
      name: "DesktopTestKit", dependencies: ["CTestKit", "EventLoop"], path: "Tests/DesktopTestKit",
      swiftSettings: settings),
    tests("DesktopTestKit"),
  ]
)
