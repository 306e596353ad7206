import Glibc
import RecordingModel

/// Notices when keys and buttons are pressed in one window, while a sign on the screen says so.
///
/// - Shape: started by `genvej record`, speaks ``RecorderMessage`` lines on standard output, and ends
///   with its standard input at the latest.
/// - Source: Decisions/0026.
@main
enum RecorderProgram {
  static func main() {
    // A broken pipe must not keep the sign, or the recording, alive.
    signal(SIGPIPE, SIG_DFL)
    guard let options = Options(CommandLine.arguments) else {
      Options.usage()
      exit(2)
    }
    exit(Recorder.run(options) ? 0 : 1)
  }

  /// `--window NUMBER`, and `--danish` where the person reads Danish.
  struct Options {
    let window: UInt
    let isDanish: Bool

    init?(_ words: [String]) {
      guard words.count >= 3, words[1] == "--window", let window = UInt(words[2]) else {
        return nil
      }
      self.window = window
      isDanish = words.dropFirst(3).contains("--danish")
    }

    static func usage() {
      let sentence = "genvej-record is started by `genvej record`\n"
      _ = sentence.withCString { write(STDERR_FILENO, $0, strlen($0)) }
    }
  }
}

/// Writes a line at once.
func tell(_ message: RecorderMessage) {
  print(message.line)
  fflush(nil)
}
