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
    // Pure.
    target("CaseData"),
    target("HotKeyDefinition", ["Diagnostics", "CaseData", .product(name: "Yams", package: "Yams")]),
    // Case data sources and the trail: one outside dependency each.
    target(
      "SQLiteAdapter",
      [
        "CaseData", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    target("FileAdapter", ["CaseData"]),
    target("Audit", ["CaseData", .product(name: "Crypto", package: "swift-crypto")]),
    .target(
      name: "CaseAdapterConformance", dependencies: ["CaseData"],
      path: "Tests/CaseAdapterConformance", swiftSettings: settings),
    tests("CaseData", ["CaseAdapterConformance"]),
    tests(
      "SQLiteAdapter",
      ["CaseData", "CaseAdapterConformance", .product(name: "GRDB", package: "GRDB.swift")]),
    tests("FileAdapter", ["CaseData", "CaseAdapterConformance"]),
    tests("Audit", ["CaseData", "CaseAdapterConformance"]),
    target("Planning", ["HotKeyDefinition", "CaseData", "Diagnostics"]),
  ]
)
