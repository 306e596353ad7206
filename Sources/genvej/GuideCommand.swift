import ArgumentParser
import Foundation
import PanelModel
import Service

struct GuideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guide", abstract: "Open the guide in your browser.")

  @Argument(help: "caseworker or installation.") var page = GuidePage.caseworker

  @Flag(help: "Print where the page is instead.") var path = false

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    let language = PanelLanguage(environment: environment)
    guard let file = GuidePages.own.path(of: page, in: language) else {
      throw missing(
        "the guide is not installed; in a clone of the repository `make guide` makes it")
    }
    if path {
      print(file)
      return
    }
    let address = URL(fileURLWithPath: file).absoluteString
    // In our place: there is nothing left to do, and its exit code is the answer.
    for words in [["xdg-open", address], ["gio", "open", address]] { become(words) }
    throw missing("there is neither `xdg-open` nor `gio` to open a browser; the page is \(file)")
  }

  /// Returns where there is no such program.
  private func become(_ words: [String]) {
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    _ = execvp(words[0], &arguments)
    for argument in arguments { free(argument) }
  }

  private func missing(_ sentence: String) -> ExitCode {
    StandardError.write("genvej: \(sentence)\n")
    return ExitCode(1)
  }
}

extension GuidePage: ExpressibleByArgument {}
