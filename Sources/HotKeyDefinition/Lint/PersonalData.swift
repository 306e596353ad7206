import Diagnostics

/// CPR numbers and e-mail addresses in the files themselves, comments among them.
///
/// - Shape: a finding about one shows its place, never the thing.
struct PersonalData {
  private(set) var findings: [Diagnostic] = []
  /// By path, files that hold some, with it crossed out.
  private var crossedOut: [String: SourceFile] = [:]

  init(_ sources: [SourceFile]) {
    for source in sources { search(source) }
  }

  /// The same finding with nothing of a person in the lines it shows.
  func masked(_ finding: Diagnostic) -> Diagnostic {
    guard !crossedOut.isEmpty else { return finding }
    return Diagnostic(
      finding.code, finding.severity, finding.message, at: finding.span.map(masked),
      label: finding.label,
      notes: finding.notes.map { Diagnostic.Note($0.message, at: $0.span.map(masked)) },
      help: finding.help)
  }

  private func masked(_ span: SourceSpan) -> SourceSpan {
    SourceSpan(file: crossedOut[span.file.path] ?? span.file, range: span.range)
  }

  private mutating func search(_ source: SourceFile) {
    let numbers = WrittenNumbers.places(in: source.scalars)
    let addresses = EmailAddresses.places(in: source.scalars)
    guard !numbers.isEmpty || !addresses.isEmpty else { return }
    findings += numbers.map {
      Diagnostic(
        .personalNumber, .warning, "a CPR number stands in the file",
        at: SourceSpan(file: source, range: $0),
        help: "fetch it or ask for it; a number to try things with has 60 added to the day of birth"
      )
    }
    findings += addresses.map {
      Diagnostic(
        .emailAddress, .warning, "an e-mail address stands in the file",
        at: SourceSpan(file: source, range: $0),
        help: "fetch it from the employee's profile or the unit's record")
    }
    var scalars = source.scalars
    for place in numbers {
      for index in place where ("0"..."9").contains(scalars[index]) { scalars[index] = "x" }
    }
    for place in addresses {
      for index in place where scalars[index] != "-" && scalars[index] != "@" {
        scalars[index] = "x"
      }
    }
    crossedOut[source.path] = SourceFile(path: source.path, text: String(scalars: scalars[...]))
  }
}

/// E-mail addresses as they stand in texts.
///
/// - Source: RFC 5321 §4.1.2, the forms that people write; RFC 2606 for names that belong to nobody.
enum EmailAddresses {
  static func places(in scalars: [Unicode.Scalar]) -> [Range<Int>] {
    scalars.indices.filter { scalars[$0] == "@" }.compactMap { at in
      var start = at
      while start > 0, isOfMailbox(scalars[start - 1]) { start -= 1 }
      var end = at + 1
      while end < scalars.count, isOfDomain(scalars[end]) { end += 1 }
      // A full stop that ends the sentence.
      while end > at + 1, scalars[end - 1] == "." || scalars[end - 1] == "-" { end -= 1 }
      let domain = String(scalars: scalars[at + 1..<end])
      guard start < at, isDomain(domain), !isReserved(domain) else { return nil }
      return start..<end
    }
  }

  private static func isDomain(_ text: String) -> Bool {
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count > 1, labels.allSatisfy({ !$0.isEmpty }), let last = labels.last else {
      return false
    }
    return last.count > 1 && last.allSatisfy(\.isLetter)
  }

  private static func isReserved(_ domain: String) -> Bool {
    let labels = domain.lowercased().split(separator: ".")
    return ["test", "example", "invalid", "localhost"].contains(labels.last ?? "")
      || labels.dropLast().last == "example"
  }

  private static func isOfMailbox(_ scalar: Unicode.Scalar) -> Bool {
    isOfDomain(scalar) || "_%+".unicodeScalars.contains(scalar)
  }

  private static func isOfDomain(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "." || scalar == "-" || scalar.properties.isAlphabetic
      || ("0"..."9").contains(scalar)
  }
}
