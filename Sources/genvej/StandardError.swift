import Glibc

/// What is for the person and not for the next program.
enum StandardError {
  static func write(_ text: String) { fputs(text, stderr) }
}
