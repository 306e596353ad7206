import Diagnostics

extension ScriptParser {
  /// `double:` a form of the test kit, or a page beside the script.
  mutating func readDouble(_ entry: YAMLMapping.Entry?) -> TestDouble? {
    guard let entry, var reader = MappingReader(entry.value, "`double`", &findings) else {
      return nil
    }
    let page = reader.take("page", &findings)
    if page != nil {
      reader.refuse("form", because: "the double is a page of your own", &findings)
    }
    let content: TestDouble.Content? =
      if let page {
        findings.name(page).flatMap { readPage($0) }.map { .page($0) }
      } else {
        findings.id(reader.take("form", &findings)).map { .form($0) }
      }
    if !reader.holds("form"), !reader.holds("page") {
      findings.add(
        .missingKey, "`double` needs `form` or `page`", at: entry.key.range,
        label: "nothing to open", help: "name a form of the test kit: `{ form: brev }`")
    }
    let applications = readApplications(reader.take("in", &findings), arePages: page != nil)
    reader.finish(&findings)
    return content.map { TestDouble(content: $0, applications: applications) }
  }

  private mutating func readApplications(
    _ entry: YAMLMapping.Entry?, arePages: Bool
  ) -> [TestDouble.Application] {
    guard let entry else { return [.chromium] }
    return findings.items(entry.value, of: "`in`").compactMap { node in
      let word = findings.word(node, of: "an application", TestDouble.Application.self)
      guard arePages, let word, !word.isBrowser else { return word }
      findings.add(
        .scriptPage, "`\(word.rawValue)` shows no pages", at: node.range, label: "not a browser",
        help: "write `chromium` or `firefox`")
      return nil
    }
  }

  /// A path that cannot leave the script's folder; whether the page is there is seen when it is
  /// opened.
  private mutating func readPage(_ name: Name) -> Name? {
    guard let problem = Self.problem(ofPage: name.text) else { return name }
    findings.add(
      .scriptPage, "`page` names an HTML page beside the script", at: name.span.range,
      label: problem, help: "write its path from the script's own folder: `ansoegning.html`")
    return nil
  }

  private static func problem(ofPage path: String) -> String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    if parts.first?.isEmpty == true { return "begins at the root of the disk" }
    if parts.contains("..") { return "leaves the script's folder" }
    if parts.contains(where: { $0.isEmpty || $0.first == "." }) {
      return "has a part that is empty or hidden"
    }
    // What an address would take for something else.
    if path.unicodeScalars.contains(where: {
      $0.value < 0x20 || "\\%?#:".unicodeScalars.contains($0)
    }) {
      return "has a character that is not allowed: `\\`, `%`, `?`, `#`, `:`"
    }
    let ending = path.lowercased()
    return ending.hasSuffix(".html") || ending.hasSuffix(".htm") ? nil : "does not end in `.html`"
  }
}

extension TestDouble.Application {
  /// Whether it shows pages.
  package var isBrowser: Bool { self == .chromium || self == .firefox }
}
