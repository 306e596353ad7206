// swift-tools-version: 6.2
import PackageDescription

/// Warnings of ours are errors in CI; a laptop may build with them, and dependencies are left as
/// they are.
let strictness: [SwiftSetting] =
  Context.environment["GENVEJ_CI"] == "1" ? [.treatAllWarnings(as: .error)] : []

/// Set by `make fuzz` alone: what is ours is then built for libFuzzer to watch, in a folder of its
/// own.
let isFuzzing = Context.environment["GENVEJ_FUZZ"] == "1"
let watched: [SwiftSetting] =
  isFuzzing ? [.unsafeFlags(["-sanitize=fuzzer", "-enable-testing"])] : []

let settings: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
  ] + strictness + watched

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let grdbSQLite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let lifecycle = Target.Dependency.product(
  name: "ServiceLifecycle", package: "swift-service-lifecycle")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let unixSignals = Target.Dependency.product(
  name: "UnixSignals", package: "swift-service-lifecycle")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

/// A target of ours, with the settings every target shares.
func target(
  _ name: String, _ dependencies: [Target.Dependency] = [], in folder: String = "Sources"
) -> Target {
  .target(
    name: name, dependencies: dependencies, path: "\(folder)/\(name)", swiftSettings: settings)
}

/// A program of ours.
func program(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .executableTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// The test target of `subject`; `exclude` names folders of files that the tests read.
func tests(
  _ subject: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
  .testTarget(
    name: "\(subject)Tests",
    dependencies: [.init(stringLiteral: subject)] + dependencies,
    exclude: exclude,
    swiftSettings: settings)
}

/// The fuzzer's targets: replayed by tests in every build, run by libFuzzer in one of its own.
func fuzzing() -> Target {
  let dependencies: [Target.Dependency] = [
    "HotKeyDefinition", "Planning", "Engine", "PanelModel", "FileAdapter", "CaseData",
    "Diagnostics", "Audit", "DBus", "CSystemd", "LanguageServer",
  ]
  let path = "Tests/FuzzTests"
  let data = ["Corpus", "Found", "Dictionaries"]
  guard isFuzzing else {
    return .testTarget(
      name: "FuzzTests", dependencies: dependencies, path: path, exclude: data + ["Fuzzer"],
      swiftSettings: settings)
  }
  return .executableTarget(
    name: "genvej-fuzz", dependencies: dependencies, path: path, exclude: data + ["Replay"],
    sources: ["Targets", "Fuzzer"], swiftSettings: settings,
    linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])])
}

let package = Package(
  name: "genvej",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
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
    .systemLibrary(
      name: "CXRecord", pkgConfig: "x11 xext xtst xfixes xft",
      providers: [
        .apt(["libx11-dev", "libxext-dev", "libxtst-dev", "libxfixes-dev", "libxft-dev"])
      ]),
    .systemLibrary(
      name: "CXDamage", pkgConfig: "xdamage", providers: [.apt(["libxdamage-dev"])]),
    .systemLibrary(name: "CXdo", providers: [.apt(["libxdo-dev"])]),
    .systemLibrary(
      name: "CSystemd", pkgConfig: "libsystemd", providers: [.apt(["libsystemd-dev"])]),
    .systemLibrary(
      name: "CGTK", pkgConfig: "gtk+-3.0", providers: [.apt(["libgtk-3-dev"])]),
    target("X11Desktop", ["CX11", "CXdo", "Desktop", "EventLoop"]),
    target("DBus", ["CSystemd", "EventLoop"]),
    target("Accessibility", ["DBus", "Desktop", "EventLoop"]),
    target("SQLiteAdapter", ["CaseData", grdb, grdbSQLite]),
    target("FileAdapter", ["CaseData"]),
    target("Audit", ["CaseData", crypto]),

    // Pure.
    target("CaseData"),
    target("HotKeyDefinition", ["Diagnostics", "CaseData", yams]),
    target("CaseFile", ["HotKeyDefinition", "CaseData", "Diagnostics"]),
    target("DefinitionSchema", ["HotKeyDefinition", "CaseData"]),
    target("PanelModel", ["CaseData", "Desktop"]),
    target("RecordingModel"),
    target("Planning", ["HotKeyDefinition", "CaseData", "Diagnostics"]),
    target("LanguageServer", ["HotKeyDefinition", "CaseData", "Diagnostics"]),

    // The heart, the daemon, the command line.
    target(
      "Engine",
      ["Desktop", "Planning", "HotKeyDefinition", "PanelModel", "CaseData", "Diagnostics"]),
    target("Inspection", ["Engine", "HotKeyDefinition", "CaseData", "Desktop"]),
    target(
      "Service",
      [
        "Engine", "Planning", "HotKeyDefinition", "CaseFile", "PanelModel", "CaseData",
        "Diagnostics", "Desktop", "X11Desktop",
        "Accessibility", "DBus", "EventLoop", "SQLiteAdapter", "FileAdapter", "Audit", "CLinux",
        lifecycle,
        logging, unixSignals,
      ]),
    target(
      "Doctor",
      [
        "Service", "Engine", "HotKeyDefinition", "CaseData", "Diagnostics", "Desktop",
        "X11Desktop", "Accessibility", "DBus", "EventLoop",
      ]),
    target(
      "Replay",
      [
        "Service", "Engine", "Audit", "Planning", "HotKeyDefinition", "PanelModel", "CaseData",
        "Diagnostics", "Desktop", "X11Desktop", "Accessibility", unixSignals,
      ]),
    target(
      "Recording",
      [
        "Service", "Engine", "Planning", "HotKeyDefinition", "CaseFile", "PanelModel", "CaseData",
        "Diagnostics", "Desktop", "X11Desktop", "Accessibility", "DBus", "EventLoop",
        "RecordingModel", unixSignals,
      ]),
    program(
      "genvej",
      [
        "Recording", "Replay", "Doctor", "LanguageServer", "Inspection", "Service", "Engine",
        "HotKeyDefinition", "DefinitionSchema", "PanelModel", "CaseData", "Diagnostics",
        "Desktop", "X11Desktop", "Accessibility", "DBus", "EventLoop", argumentParser, logging,
      ]),

    // The windows a caseworker sees: a process of its own, so that the daemon links no toolkit.
    program("genvej-panel", ["CGTK", "DBus", "Desktop", "EventLoop", "PanelModel"]),

    // The one program that hears keys of others, while a sign on the screen says so: a process of
    // its own, so that the daemon cannot.
    program("genvej-record", ["CXRecord", "RecordingModel"]),

    // What the demo, the tests and the benchmark work on.
    target("DemoData", [grdb]),
    .systemLibrary(name: "CTestKit", path: "Tests/CTestKit"),
    .systemLibrary(
      name: "CXCB", path: "Tests/CXCB", pkgConfig: "xcb", providers: [.apt(["libxcb1-dev"])]),
    target("DesktopTestKit", ["CTestKit", "CXCB", "EventLoop"], in: "Tests"),
    target("CaseAdapterConformance", ["CaseData"], in: "Tests"),
    target("BusTestSupport", ["DBus"], in: "Tests"),
    program(
      "genvej-demo",
      ["DesktopTestKit", "DemoData", "Service", "DBus", argumentParser]),
    program(
      "genvej-replay",
      [
        "DesktopTestKit", "Replay", "Service", "Engine", "Audit", "X11Desktop", "Accessibility",
        "HotKeyDefinition", "CaseData", "Diagnostics", "DBus", "EventLoop", argumentParser,
      ]),
    program(
      "genvej-bench",
      [
        "DesktopTestKit", "DemoData", "Service", "Engine", "Planning", "HotKeyDefinition",
        "Diagnostics", "CaseData", "Accessibility", "DBus", "X11Desktop", "Desktop", "EventLoop",
        "CX11", "CXDamage", argumentParser,
      ]),

    fuzzing(),
    tests("Diagnostics"),
    tests("CaseData", ["CaseAdapterConformance"]),
    tests("HotKeyDefinition", ["Diagnostics", "CaseData"], exclude: ["Golden"]),
    tests(
      "DefinitionSchema", ["HotKeyDefinition", "Diagnostics", "DesktopTestKit"],
      exclude: ["validate.py"]),
    tests("CaseFile", ["HotKeyDefinition", "CaseData", "Diagnostics", "DesktopTestKit"]),
    tests("Planning", ["HotKeyDefinition", "CaseData", "Diagnostics"]),
    tests(
      "LanguageServer",
      ["HotKeyDefinition", "CaseData", "Diagnostics", "DesktopTestKit"], exclude: ["Neovim"]),
    tests("SQLiteAdapter", ["CaseData", "CaseAdapterConformance", grdb]),
    tests("FileAdapter", ["CaseData", "CaseAdapterConformance"]),
    tests("Audit", ["CaseData", "CaseAdapterConformance"]),
    tests("DemoData", [grdb]),
    tests("genvej-bench", ["DesktopTestKit"]),
    .testTarget(
      name: "ShippedContentTests",
      dependencies: [
        "HotKeyDefinition", "Planning", "CaseData", "Diagnostics", "DemoData", "SQLiteAdapter",
        "FileAdapter",
      ],
      swiftSettings: settings),
    tests("PanelModel"),
    tests("DBus", ["BusTestSupport"]),
    tests("Accessibility", ["BusTestSupport", "DBus", "Desktop"], exclude: ["Forms"]),
    tests("DesktopTestKit"),
    tests("X11Desktop", ["Desktop", "DesktopTestKit"]),
    tests(
      "Engine",
      [
        "X11Desktop", "Desktop", "Planning", "HotKeyDefinition", "CaseData", "Diagnostics",
        "PanelModel", "Accessibility", "DBus", "DesktopTestKit",
      ]),
    tests(
      "Replay",
      ["HotKeyDefinition", "Audit", "CaseData", "Diagnostics", "DemoData", "DesktopTestKit"]),
    tests("RecordingModel"),
    tests(
      "Recording",
      [
        "RecordingModel", "HotKeyDefinition", "Planning", "CaseData", "Diagnostics",
        "DesktopTestKit", "CX11",
      ]),
    tests(
      "Inspection",
      [
        "HotKeyDefinition", "Diagnostics", "CaseData", "Desktop", "X11Desktop", "DesktopTestKit",
        "Accessibility", "DBus",
      ]),
    tests(
      "Doctor",
      [
        "DesktopTestKit", "DemoData", "Service", "Accessibility", "DBus", "X11Desktop", "Desktop",
        "CaseData",
      ]),
    tests(
      "Service",
      [
        "DesktopTestKit", "DemoData", "DBus", "X11Desktop", "Desktop", "HotKeyDefinition",
        "PanelModel", "CaseData", "Diagnostics",
      ]),
  ]
)
