import Foundation

/// What a form holds, as it reported itself.
package struct FormState: Sendable, Hashable, Decodable {
  /// Grows with each report.
  package let version: Int
  /// Texts by field id; ids that begin with `_` tell of the form itself: `_fokus`, `_titel`,
  /// `_indsendt`.
  package let values: [String: String]

  private enum CodingKeys: String, CodingKey {
    case version
    case values = "state"
  }

  /// How many fields hold exactly the text that `expected` gives them.
  package func rightFields(of expected: [String: String]) -> Int {
    expected.count { values[$0.key] == $0.value }
  }
}

/// `Tests/Forms/form-server.py`: serves the web forms on loopback and keeps what every form
/// reports.
///
/// - Errors: ``TestKitError``.
/// - Isolation: any thread.
package final class FormServer: Sendable {
  package let process: TestProcess
  package let port: UInt16

  private init(process: TestProcess, port: UInt16) {
    self.process = process
    self.port = port
  }

  /// Starts the server in a session; it listens when this returns.
  ///
  /// - Parameter pages: a folder of pages that know nothing of the server; they are served as
  ///   `egne/…`, and report all the same.
  package static func start(
    in session: DesktopSession, pages: String? = nil
  ) async throws -> FormServer {
    let own = pages.map { ["--pages", $0] } ?? []
    let process = try await session.start(.python, ["\(FormFolder.path)/form-server.py"] + own)
    let line = try await process.line()
    guard let port = UInt16(line) else { throw TestKitError(.malformed, "no port but `\(line)`") }
    return FormServer(process: process, port: port)
  }

  /// The address of a web form.
  ///
  /// - Parameters:
  ///   - page: `maaleskema`, `forberedende-plan` …: a file of `Tests/Forms` without `.html`, or
  ///     `egne/…` for a page with its ending.
  ///   - form: the name it reports under; `nil` for a page that does not report.
  ///   - traps: switches of `faelder.js`, `("reload-at", "felt07")`.
  /// - Returns: the whole address.
  package func address(of page: String, form: String? = "web", traps: [(String, String)] = [])
    -> String
  {
    var address = URLComponents()
    address.scheme = "http"
    address.host = "127.0.0.1"
    address.port = Int(port)
    address.path = page.hasPrefix("egne/") ? "/\(page)" : "/\(page).html"
    let report = form.map { [("report", $0)] } ?? []
    address.queryItems = (report + traps).map { URLQueryItem(name: $0.0, value: $0.1) }
    return address.string ?? ""
  }

  /// Where a toolkit form reports to.
  package func reportAddress(form: String) -> String {
    "http://127.0.0.1:\(port)/state?form=\(form)"
  }

  /// What the form holds now; version 0 when it has not reported yet.
  package func state(of form: String = "web") async throws -> FormState {
    try await ask("/state?form=\(form)", within: .seconds(20))
  }

  /// The first state after `version`, which the server holds back until there is one.
  package func state(
    after version: Int, of form: String = "web", within limit: Duration = .seconds(60)
  ) async throws -> FormState {
    try await withDeadline(limit, "report of form `\(form)` after \(version)") { [self] in
      while true {
        let state = try await ask("/state?form=\(form)&since=\(version)&within=20", within: limit)
        if state.version > version { return state }
      }
    }
  }

  /// The first state, now or later, that `accepts` takes.
  package func state(
    of form: String = "web", within limit: Duration = .seconds(60),
    where accepts: @escaping @Sendable (FormState) -> Bool
  ) async throws -> FormState {
    try await withDeadline(limit, "awaited state of form `\(form)`") { [self] in
      var state = try await state(of: form)
      while !accepts(state) {
        state = try await self.state(after: state.version, of: form, within: limit)
      }
      return state
    }
  }

  private func ask(_ path: String, within limit: Duration) async throws -> FormState {
    let answer = try await withDeadline(limit, "answer of the form server") { [port] in
      try await LoopbackHTTP.get(path, port: port)
    }
    return try JSONDecoder().decode(FormState.self, from: Data(answer))
  }
}

/// The forms of this repository.
package enum FormFolder {
  /// `Tests/Forms`, found from this file's own place.
  package static let path: String = {
    let here = URL(fileURLWithPath: #filePath)
    let tests = here.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return tests.appendingPathComponent("Forms").path
  }()
}
