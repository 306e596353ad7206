import Diagnostics

/// What authors have allowed: `# allow GV0614: reason` behind a line, or on a line of its own above
/// it; `{# allow GV0608: reason #}` in the body of a text and in the templates of steps.
///
/// - Shape: keeps warnings and notes back, never errors; without a reason it keeps nothing back.
///   Comments only: the same words in a text are a text.
struct Silences {
  private struct Silence {
    let file: SourceFile
    /// The line whose findings are meant, 1-based.
    let line: Int
    let codes: [(code: DiagnosticCode, range: Range<Int>)]
    let reason: String
    let range: Range<Int>
    var used: Set<DiagnosticCode> = []
    var refused: Set<DiagnosticCode> = []
  }

  private struct Place: Hashable {
    let path: String
    let line: Int
  }

  private var silences: [Silence]
  private let byPlace: [Place: [Int]]

  init(_ sources: [SourceFile]) {
    let silences = sources.flatMap(Self.silences)
    byPlace = Dictionary(
      silences.enumerated().map {
        (Place(path: $0.element.file.path, line: $0.element.line), [$0.offset])
      },
      uniquingKeysWith: +)
    self.silences = silences
  }

  /// Parts what is to be told from what is allowed.
  mutating func apply(to findings: [Diagnostic]) -> (
    kept: [Diagnostic], silenced: [(finding: Diagnostic, reason: String)]
  ) {
    guard !silences.isEmpty else { return (findings, []) }
    var kept: [Diagnostic] = []
    var silenced: [(finding: Diagnostic, reason: String)] = []
    for finding in findings {
      if let reason = reason(for: finding) {
        silenced.append((finding, reason))
      } else {
        kept.append(finding)
      }
    }
    return (kept, silenced)
  }

  private mutating func reason(for finding: Diagnostic) -> String? {
    guard let span = finding.span else { return nil }
    for index in byPlace[Place(path: span.file.path, line: span.start.line)] ?? []
    where silences[index].codes.contains(where: { $0.code == finding.code }) {
      if finding.severity == .error {
        silences[index].refused.insert(finding.code)
        continue
      }
      silences[index].used.insert(finding.code)
      if !silences[index].reason.isEmpty { return silences[index].reason }
    }
    return nil
  }

  /// What is wrong with the silences themselves; to be asked after ``apply(to:)``.
  ///
  /// - Parameter isWhole: whether everything could be looked at; else nobody knows what is in vain.
  func complaints(isWhole: Bool) -> [Diagnostic] {
    silences.flatMap { silence -> [Diagnostic] in
      let span = { SourceSpan(file: silence.file, range: $0) }
      guard !silence.reason.isEmpty else {
        return [
          Diagnostic(
            .silenceWithoutReason, .warning, "a finding is allowed without a reason",
            at: span(silence.range),
            help: "write `allow \(silence.codes.first?.code.rawValue ?? ""): why`")
        ]
      }
      return silence.codes.compactMap { code, range in
        if DiagnosticCatalogue.entry(code.rawValue) == nil {
          return Diagnostic(
            .notSilenced, .warning, "there is no code `\(code.rawValue)`", at: span(range))
        }
        if silence.refused.contains(code) {
          return Diagnostic(
            .notSilenced, .warning, "`\(code.rawValue)` is an error and cannot be allowed",
            at: span(range))
        }
        guard isWhole, !silence.used.contains(code) else { return nil }
        return Diagnostic(
          .silenceInVain, .warning, "`\(code.rawValue)` is allowed here, and not found",
          at: span(range), help: "leave it out")
      }
    }
  }

  // MARK: Reading

  private static let word = Array("allow GV".unicodeScalars)

  private static func silences(of file: SourceFile) -> [Silence] {
    let scalars = file.scalars
    let marks = scalars.indices.filter { scalars[$0] == "#" }.compactMap { mark in
      start(behind: mark, in: scalars).map { (mark: mark, start: $0) }
    }
    // Few files have any, so that the others need not be read again.
    guard !marks.isEmpty else { return [] }
    let comments = CommentPlaces(file)
    return marks.filter { comments.begins(at: $0.mark) }.map {
      silence(from: $0.start, mark: $0.mark, of: file)
    }
  }

  /// Where the codes begin behind `# allow `.
  private static func start(behind mark: Int, in scalars: [Unicode.Scalar]) -> Int? {
    var index = mark + 1
    while index < scalars.count, scalars[index] == " " { index += 1 }
    return scalars[index...].starts(with: word) ? index + word.count - 2 : nil
  }

  private static func silence(from start: Int, mark: Int, of file: SourceFile) -> Silence {
    let scalars = file.scalars
    let isInText = mark > 0 && scalars[mark - 1] == "{"
    var end = scalars[start...].firstIndex { $0 == "\n" || $0 == "\r" } ?? scalars.count
    if isInText, let close = scalars[start..<end].firstIndex(of: "#") { end = close }
    let colon = scalars[start..<end].firstIndex(of: ":") ?? end
    var codes: [(code: DiagnosticCode, range: Range<Int>)] = []
    for word in scalars[start..<colon].split(whereSeparator: { $0 == "," || $0 == " " }) {
      codes.append(
        (DiagnosticCode(rawValue: String(scalars: word)), word.startIndex..<word.endIndex))
    }
    let reason = colon < end ? scalars[(colon + 1)..<end] : scalars[end..<end]
    let text = reason.drop { $0 == " " }
    return Silence(
      file: file, line: line(meantBy: mark, isInText: isInText, in: file), codes: codes,
      reason: says(text) ? String(scalars: text).trimmed : "", range: mark..<end)
  }

  /// A full stop or a dash is no reason.
  private static func says(_ reason: ArraySlice<Unicode.Scalar>) -> Bool {
    reason.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
  }

  /// The line itself where something stands before the comment, else the next that says anything.
  private static func line(meantBy mark: Int, isInText: Bool, in file: SourceFile) -> Int {
    let own = file.position(at: mark)
    let before = file.line(own.line).unicodeScalars.prefix(own.column - (isInText ? 2 : 1))
    guard before.allSatisfy({ $0 == " " }) else { return own.line }
    var next = own.line + 1
    while next <= file.lineCount {
      let text = file.line(next).unicodeScalars.drop { $0 == " " }
      if let first = text.first, first != "#" { return next }
      next += 1
    }
    return own.line
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
