import Diagnostics
import Foundation
import HotKeyDefinition

/// A file that is held against a schema.
struct SampleFile: Sendable {
  /// As a golden case or the repository calls it.
  let name: String
  let kind: DefinitionFileKind
  let content: Data

  /// The YAML of it: of a text, its front matter.
  var yaml: String {
    let text = String(decoding: content, as: UTF8.self)
    guard kind == .text else { return text }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
    return lines.prefix { !$0.hasPrefix("---") }.joined(separator: "\n")
  }

  /// The same file with another text in the place of some of it, counted in Unicode scalars.
  func replacing(_ range: Range<Int>, with other: String) -> SampleFile {
    var scalars = Array(String(decoding: content, as: UTF8.self).unicodeScalars)
    scalars.replaceSubrange(range, with: other.unicodeScalars)
    let text = String(String.UnicodeScalarView(scalars))
    return SampleFile(name: "\(name) with \(other)", kind: kind, content: Data(text.utf8))
  }

  /// What its parser says of it and asks of it.
  func read() -> FileReading? {
    let (file, _) = DefinitionFile.screened(Array(content), path: name)
    return file.map { FileReading($0, as: kind) }
  }
}

/// The definitions of the repository: shipped ones and golden cases.
enum DefinitionFiles {
  private static let tests = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let golden = tests.appending(path: "HotKeyDefinitionTests/Golden")

  /// `HotKeys/`, `Templates/`, the site file of the package and the base set of the golden cases.
  static func shipped() throws -> [SampleFile] {
    let repository = tests.deletingLastPathComponent()
    return try files(below: repository, ["HotKeys", "Templates"])
      + files(below: golden.appending(path: "base"), ["HotKeys", "Templates"])
      + [
        SampleFile(
          name: "scripts/deb/site.yaml", kind: .site,
          content: Data(contentsOf: repository.appending(path: "scripts/deb/site.yaml")))
      ]
  }

  static func caseNames(_ folder: String) -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: golden.appending(path: folder).path)
    return (names ?? []).filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }

  /// The files of a golden case.
  static func golden(_ folder: String, _ name: String) throws -> [SampleFile] {
    let case_ = golden.appending(path: "\(folder)/\(name).yaml")
    var found: [(path: String, lines: [Data])] = [("HotKeys/demo/case.yaml", [])]
    let content = try Data(contentsOf: case_)
    for line in content.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let words = String(decoding: line, as: UTF8.self).split(separator: " ").map(String.init)
      if words.count == 3, words[0] == "#", words[1] == "file:" {
        found.append((words[2], []))
      } else if words.first != "#" || !["link:", "pad:"].contains(words.dropFirst().first) {
        found[found.count - 1].lines.append(Data(line))
      }
    }
    return found.compactMap { path, lines in
      let content = Data(lines.joined(separator: [UInt8(ascii: "\n")]))
      guard !content.allSatisfy({ $0 == UInt8(ascii: "\n") }), let kind = kind(of: path) else {
        return nil
      }
      return SampleFile(name: path, kind: kind, content: content)
    }
  }

  /// What `genvej check` says of a golden case: the codes of each file.
  static func codes(_ name: String) throws -> [String: Set<String>] {
    let output = try String(
      contentsOf: golden.appending(path: "err/\(name).out"), encoding: .utf8)
    var codes: [String: Set<String>] = [:]
    var code = ""
    for line in output.split(separator: "\n") {
      if line.hasPrefix("error[") || line.hasPrefix("warning[") {
        code = String(line.drop { $0 != "[" }.dropFirst().prefix(6))
      }
      guard let arrow = line.firstRange(of: "--> "), !code.isEmpty else { continue }
      let path = line[arrow.upperBound...].prefix { $0 != ":" }
      codes[String(path), default: []].insert(code)
      // Another arrow belongs to a note.
      code = ""
    }
    return codes
  }

  private static func kind(of path: String) -> DefinitionFileKind? {
    let names = path.split(separator: "/").drop { ["Site", "User"].contains($0) }
    if path.hasSuffix("site.yaml") { return .site }
    if names.first == "Templates" { return path.hasSuffix(".md") ? .text : nil }
    guard names.first == "HotKeys", path.hasSuffix(".yaml") else { return nil }
    if path.hasSuffix(".test.yaml") { return .script }
    if names.count == 2, names.last == "adapters.yaml" { return .adapters }
    if names.dropFirst().first == "rates" { return .rates }
    return names.dropFirst().first == "systems" ? .system : .hotKey
  }

  private static func files(below root: URL, _ folders: [String]) throws -> [SampleFile] {
    try folders.flatMap { folder in
      let found = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
      let paths = (found?.compactMap { $0 as? String } ?? []).map { "\(folder)/\($0)" }.sorted()
      return try paths.compactMap { path in
        try kind(of: path).map {
          SampleFile(
            name: path, kind: $0, content: try Data(contentsOf: root.appending(path: path)))
        }
      }
    }
  }
}

extension Reading {
  /// Whether it is a reading of a text and not of a mapping.
  var isOfScalar: Bool {
    switch self {
    case .keys, .names: false
    case .scalar, .text, .id, .word, .integer, .date, .flag, .duration, .decimal, .type: true
    }
  }
}
