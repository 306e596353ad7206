import Accessibility
import Desktop
import Engine
import HotKeyDefinition
import PanelModel
import RecordingModel
package import Service
import X11Desktop

/// The desktop as a recording sees it: windows, fields, and the recording program.
package struct RecordingDesk: Sendable {
  private let reader: ATSPIReader?
  private let isDanish: Bool

  package init(paths: SitePaths) {
    reader =
      paths.accessibility == .off ? nil : ATSPIReader(isEnabling: paths.accessibility == .on)
    isDanish = !paths.language.isEnglish
  }

  /// A connection of its own, closed again before anything is recorded.
  func windows() async throws(RecordingRefusal) -> [WindowSnapshot] {
    do throws(DesktopError) {
      let desktop = try X11Desktop()
      let windows = try await desktop.windows()
      await desktop.close()
      return windows
    } catch {
      throw .recorder(.noDisplay)
    }
  }

  func read(_ form: Form, in window: WindowSnapshot) async throws(RecordingRefusal) -> FormSnapshot?
  {
    guard let reader else { return nil }
    return try await FormSnapshot.read(form, in: window, reader)
  }

  func readSettled(
    _ form: Form, in window: WindowSnapshot, after before: FormSnapshot
  ) async throws(RecordingRefusal) -> FormSnapshot? {
    guard let reader else { return nil }
    return try await FormSnapshot.settled(form, in: window, reader, after: before)
  }

  func record(
    _ window: WindowSnapshot, hasBegun: @Sendable (String) -> Void
  ) async throws(RecordingRefusal) -> (time: ActivityTime, end: RecordingEnd) {
    let process = RecorderProcess(
      program: RecorderProcess.besideOurs, window: window.id, isDanish: isDanish)
    return try await process.run(hasBegun: hasBegun)
  }
}
