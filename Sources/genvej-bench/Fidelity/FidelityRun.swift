import DesktopTestKit

/// Sends the sample into every application on every layout, typed and pasted, quiet and loaded.
///
/// - Shape: characters are shared out evenly; each situation gets whole texts, so at least its share.
struct FidelityRun {
  /// In all, over every situation.
  var characters = 100_000
  var targets = FidelityTarget.allCases
  var layouts = ["dk", "se", "de", "us"]
  var loads = Load.allCases
  var ways = FidelityWay.allCases
  var seed: UInt64 = 1
  var tells: @Sendable (String) -> Void = { _ in }

  private var share: Int {
    let situations = targets.count * layouts.count * loads.count * ways.count
    return (characters + situations - 1) / max(situations, 1)
  }

  func count() async throws -> FidelityReport {
    var report = FidelityReport(machine: .current(), seed: seed, layouts: layouts)
    for target in targets {
      for layout in layouts {
        for row in try await count(target, layout) { report.add(row) }
      }
    }
    return report
  }

  /// One desktop: the form is opened anew for each load and way, and after a run that stopped.
  func count(_ target: FidelityTarget, _ layout: String) async throws -> [FidelityRow] {
    try await FidelityDesk.run(target, layout: layout) { desk in
      var rows: [FidelityRow] = []
      for load in loads {
        for way in ways {
          let row = try await desk.session.under(load) {
            try await count(desk, layout, load, way)
          }
          tells(
            "\(target.rawValue), \(layout), \(way.rawValue), \(load.rawValue): "
              + "\(row.text.sent) sent, \(row.text.right) right, \(row.unnoticed) unnoticed"
              + (row.stops.isEmpty ? "" : ", stopped: \(row.stops.joined(separator: " "))"))
          rows.append(row)
        }
      }
      return rows
    }
  }

  private func count(
    _ desk: FidelityDesk, _ layout: String, _ load: Load, _ way: FidelityWay
  ) async throws -> FidelityRow {
    var row = FidelityRow(
      tool: FidelityRow.ownTool, target: desk.target, way: way, load: load.rawValue)
    var sample = SampleText(
      seed: seed &+ Self.number(of: desk.target.rawValue + layout + load.rawValue + way.rawValue),
      hasEmoji: desk.target.takesEmoji(way))
    var open = try await desk.open()
    var isFirst = true
    while row.text.sent < share, row.stops.count < 5 {
      if !isFirst {
        await open.terminate()
        open = try await desk.open()
      }
      isFirst = false
      let filling = try await desk.fill(texts(&sample, share - row.text.sent), way)
      row.text += filling.text
      row.unnoticed += filling.unnoticed
      if let stop = filling.stop { row.stops.append(stop) }
      row.seconds += filling.duration / .seconds(1)
    }
    await open.terminate()
    return row
  }

  /// As many texts as a form has fields, or fewer where fewer characters are wanted; two at least,
  /// because a page is looked back at from its last field.
  private func texts(_ sample: inout SampleText, _ wanted: Int) -> [String] {
    var texts: [String] = []
    var length = 0
    while texts.count < FidelityPlan.fieldCount, texts.count < 2 || length < wanted {
      let text = sample.next()
      length += text.count
      texts.append(text)
    }
    return texts
  }

  /// The same number for the same words on every machine and in every run.
  private static func number(of words: String) -> UInt64 {
    words.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
