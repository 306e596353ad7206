import Foundation

/// What a person sees while a benchmark runs.
enum Progress {
  /// Writes a line to stderr at once: stdout is for the table, and a pipe would hold it back.
  static func say(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }
}
