/// A JSON document as it stands in the file.
///
/// - Shape: a number keeps its text, so that no digit is lost; an object has each key once.
indirect enum JSONDocument {
  case null
  case flag(Bool)
  case number(String)
  case text(String)
  case list([JSONDocument])
  case record([String: JSONDocument])
}
