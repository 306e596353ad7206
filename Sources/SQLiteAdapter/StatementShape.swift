import CaseData

/// What can be said of a statement before a database has seen it.
enum StatementShape {
  /// Holds a statement to SELECT and WITH by its first word.
  ///
  /// ATTACH and PRAGMA count as reading in SQLite's own eyes (`sqlite3_stmt_readonly`), so that
  /// test alone is not enough.
  static func check(_ sql: String, faults: SQLiteFaults) throws(AdapterError) {
    let word = firstWord(of: sql)
    guard word == "SELECT" || word == "WITH" else {
      throw faults.badQuery("the statement is neither SELECT nor WITH")
    }
    guard !sql.unicodeScalars.contains("\0") else {
      throw faults.badQuery("the statement holds a NUL character")
    }
  }

  /// In upper case, after white space and comments.
  private static func firstWord(of sql: String) -> String {
    var rest = sql[...]
    while true {
      rest = rest.drop(while: \.isWhitespace)
      if rest.hasPrefix("--") {
        rest = rest.drop { !$0.isNewline }
      } else if rest.hasPrefix("/*") {
        guard let end = rest.firstRange(of: "*/") else { return "" }
        rest = rest[end.upperBound...]
      } else {
        return rest.prefix { $0.isASCII && $0.isLetter }.uppercased()
      }
    }
  }
}
