/// Something that could be written at the cursor.
package struct CompletionItem: Sendable, Equatable {
  /// As LSP counts them.
  ///
  /// - Source: LSP 3.17, `CompletionItemKind`.
  package enum Kind: Int, Sendable {
    case text = 1
    case function = 3
    case field = 5
    case variable = 6
    case module = 9
    case property = 10
    case value = 12
    case keyword = 14
    case reference = 18
    case structure = 22
  }

  package let label: String
  package let kind: Kind
  /// A word or two beside the label.
  package var detail: String?
  /// Markdown.
  package var documentation: String?
  /// What is written.
  package let insert: String
  /// What fits best comes first.
  package var fits = true

  init(
    _ label: String, _ kind: Kind, detail: String? = nil, documentation: String? = nil,
    insert: String? = nil, fits: Bool = true
  ) {
    self.label = label
    self.kind = kind
    self.detail = detail
    self.documentation = documentation
    self.insert = insert ?? label
    self.fits = fits
  }
}

/// What could be written at the cursor, and which piece of the text it replaces.
package struct Completions: Sendable, Equatable {
  package let items: [CompletionItem]
  /// Offsets in the file; ends at the cursor.
  package let range: Range<Int>
}
