import CaseData
import Diagnostics
import HotKeyDefinition
import Planning

/// A text in which case data stand among other things: `Åse Prøvesen, 610190-0019`.
struct TextParts {
  /// Nil where anything between the data is more than blanks and punctuation, or there is none.
  let template: String?
  /// What was found in it.
  let paths: [String]

  private typealias Piece = (path: String, template: String, text: String)
  /// A shorter value stands in many a word by chance.
  private static let shortest = 3

  init(_ leaves: [CaseLeaf], _ trial: TemplateTrial, _ text: String) {
    let pieces = Self.pieces(leaves, trial)
    let text = Self.trimmed(text.normalisedText)
    var rest = text[...]
    var before: Character?
    var template = ""
    var paths: [String] = []
    var isPlain = true
    while let next = rest.first {
      let found = pieces.first { piece in
        rest.hasPrefix(piece.text) && Self.isBoundary(before, piece.text.first)
          && Self.isBoundary(piece.text.last, rest.dropFirst(piece.text.count).first)
      }
      if let found {
        template += found.template
        if !paths.contains(found.path) { paths.append(found.path) }
        rest = rest.dropFirst(found.text.count)
        before = found.text.last
      } else {
        template.append(next)
        // Braces would be read as the language's own.
        isPlain = isPlain && (next.isWhitespace || next.isPunctuation) && !"{}%#".contains(next)
        rest = rest.dropFirst()
        before = next
      }
    }
    self.template = isPlain && !paths.isEmpty ? template : nil
    self.paths = paths
  }

  /// What each value looks like in a text, the longest first.
  private static func pieces(_ leaves: [CaseLeaf], _ trial: TemplateTrial) -> [Piece] {
    let place = SourceSpan(file: SourceFile(path: "", text: ""), range: 0..<0)
    let field = FormField(
      name: Name("x", at: place), label: "", kind: .multiline, length: nil, required: false,
      options: [], initially: nil)
    var pieces: [Piece] = []
    for leaf in leaves {
      for template in leaf.templates {
        guard case .text(let text)? = trial.content(of: template, in: field),
          text.count >= shortest, !pieces.contains(where: { $0.text == text })
        else { continue }
        pieces.append((leaf.path, template, text))
      }
    }
    return pieces.sorted { $0.text.count > $1.text.count }
  }

  private static func isBoundary(_ left: Character?, _ right: Character?) -> Bool {
    guard let left, let right else { return true }
    return !(left.isLetter || left.isNumber) || !(right.isLetter || right.isNumber)
  }

  static func trimmed(_ text: String) -> String {
    var rest = text[...].drop(while: \.isWhitespace)
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}
