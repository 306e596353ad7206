// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// A target of ours, with the settings every target shares.
func target(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// The test target of `subject`; `excluded` are files its tests read or run, which are no part of the build.
func tests(
  _ subject: String, _ dependencies: [Target.Dependency] = [], excluding excluded: [String] = []
) -> Target {
  .testTarget(
    name: "\(subject)Tests",
    dependencies: [.init(stringLiteral: subject)] + dependencies,
    exclude: excluded, swiftSettings: settings)
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
    .systemLibrary(
      name: "CSystemd", pkgConfig: "libsystemd", providers: [.apt(["libsystemd-dev"])]),
    target("DBus", ["CSystemd", "EventLoop"]),
    target("Accessibility", ["DBus", "Desktop"]),
    // Pure.
    target("CaseData"),
    target("HotKeyDefinition", ["Diagnostics", "CaseData", .product(name: "Yams", package: "Yams")]),
    target("Planning", ["HotKeyDefinition", "CaseData", "Diagnostics"]),
    .target(
      name: "BusTestSupport", dependencies: ["DBus"], path: "Tests/BusTestSupport",
      swiftSettings: settings),
    tests("DBus", ["BusTestSupport"]),
    tests("Accessibility", ["BusTestSupport", "DBus", "Desktop"], excluding: ["Forms"]),
  ]
)
