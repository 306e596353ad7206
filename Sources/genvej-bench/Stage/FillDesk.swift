import DemoData
import DesktopTestKit
import Foundation

/// A desktop with form server and hands, and with the daemon where Genvej is measured.
struct FillDesk {
  let session: DesktopSession
  let server: FormServer
  let keyboard: TestKeyboard

  static func run<Result>(
    layout: String, _ body: (FillDesk) async throws -> Result
  ) async throws -> Result {
    try await DesktopSession.run(.init(layout: layout)) { session in
      let server = try await FormServer.start(in: session)
      return try await TestKeyboard.with(session) { keyboard in
        try await body(FillDesk(session: session, server: server, keyboard: keyboard))
      }
    }
  }

  /// Starts the daemon on the shipped definitions and the demo's data.
  func startDaemon() async throws -> RunReports {
    let data = try session.folder.folder("data")
    try DemoData.write(to: URL(fileURLWithPath: data))
    // The other tools know no field by its name either.
    _ = try await MeasuredDaemon.start(
      in: session, definitions: Repository.path, data: data, accessibility: "off")
    return try await RunReports.subscribe(in: session)
  }

  /// Opens a form, gives it to `body`, and closes it.
  func withForm<Result>(
    _ target: FormTarget, _ body: (inout OpenForm) async throws -> Result
  ) async throws -> Result {
    var form = try await target.open(server, session, keyboard)
    do {
      let result = try await body(&form)
      await form.close()
      return result
    } catch {
      await form.close()
      throw error
    }
  }

  /// Keeps the cores busy, or leaves them be, as long as `body` lasts.
  func under<Result>(_ load: Load, _ body: () async throws -> Result) async throws -> Result {
    try await session.under(load, body)
  }
}
