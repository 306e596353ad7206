import CGTK
import DBus
import EventLoop
import FoundationEssentials
import Glibc
import PanelModel

/// The panel's process: GTK on the main thread, the bus on a thread of its own.
///
/// - Shape: lives as long as its starter: when standard input ends, so does the panel.
@main
enum PanelProgram {
  static func main() {
    // Before the first task: at rest the panel must not wake up either.
    TaskThreads.takeOver()
    setlocale(LC_ALL, "")
    guard gtk_init_check(nil, nil) != 0 else {
      complain("no display, or GTK cannot use it")
      exit(1)
    }
    PanelStyle.load()
    Warmth.bring()
    let panel = Panel(language: PanelLanguage(environment: ProcessInfo.processInfo.environment))
    g_unix_fd_add(0, G_IO_HUP, { _, _, _ in exit(0) }, nil)
    // Owned by nobody: it lasts as long as the process.
    Task.detached { await serve(panel) }
    gtk_main()
  }

  private static func serve(_ panel: Panel) async {
    do throws(BusError) {
      let connection = try await BusConnection.open(.session)
      try await PanelServer.offer(PanelWindows(panel: panel), on: connection)
      exit(0)
    } catch {
      complain("the session bus: \(error.code)")
      exit(1)
    }
  }

  private static func complain(_ sentence: String) {
    let line = Array("genvej-panel: \(sentence)\n".utf8)
    _ = write(2, line, line.count)
  }
}

/// What the bus asks for, shown in windows.
private struct PanelWindows: PanelControl {
  let panel: Panel

  func ask(_ json: String) async throws(BusMethodError) -> String {
    let request = try decode(PromptRequest.self, json)
    return PanelJSON.text(of: await panel.ask(request))
  }

  func choose(_ json: String) async throws(BusMethodError) -> String {
    let entries = try decode([PaletteEntry].self, json)
    return await panel.choose(from: entries) ?? ""
  }

  func preview(_ json: String) async throws(BusMethodError) -> String {
    let request = try decode(PreviewRequest.self, json)
    return PanelJSON.text(of: await panel.preview(request))
  }

  func fail(_ json: String) async throws(BusMethodError) -> String {
    await panel.fail(try decode(FailureNotice.self, json)).rawValue
  }

  func progress(_ json: String) async throws(BusMethodError) {
    await panel.progress(try decode(ProgressNotice.self, json))
  }

  func showSheet(_ json: String) async throws(BusMethodError) {
    await panel.show(try decode(CheatSheet.self, json))
  }

  func withdrawFailure() async { await panel.withdrawFailure() }

  func dismiss() async { await panel.dismiss() }

  func withdraw() async { await panel.withdraw() }

  private func decode<Content: Decodable>(
    _ type: Content.Type, _ json: String
  ) throws(BusMethodError) -> Content {
    guard let content = PanelJSON.content(type, of: json) else {
      throw BusMethodError("dk.genvej.Error.InvalidArgs", "the daemon is of another version")
    }
    return content
  }
}
