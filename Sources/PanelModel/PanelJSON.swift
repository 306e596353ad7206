import FoundationEssentials

/// The JSON between daemon and panel.
package enum PanelJSON {
  package static func text(of content: some Encodable) -> String {
    guard let data = try? JSONEncoder().encode(content) else { return "{}" }
    return String(decoding: data, as: UTF8.self)
  }

  /// - Returns: `nil` where the text is of another version.
  package static func content<Content: Decodable>(_ type: Content.Type, of text: String) -> Content?
  {
    try? JSONDecoder().decode(type, from: Data(text.utf8))
  }
}
