package import Desktop

/// Goes through a window by Tab and reads each field, writing nothing.
///
/// How it knows where it is: a focus that moves changes what the window shows, and a stop that looks
/// and reads as an earlier one did, followed by another such one, is the form coming round.
///
/// Marked text is never left marked when Tab is pressed: a field that takes Tab for a letter would
/// lose it.
///
/// - Errors: ``DesktopError``.
/// - Isolation: one task; the session is the caller's to end.
package struct TabWalk {
  /// More stops than any form has.
  package static let mostStops = 150
  /// How long the focus may take to be seen moving, and a picture to come to rest.
  private static let patience: Duration = .seconds(3)

  private let session: any InputSession
  private let eyes: any WindowPictures
  private let window: WindowID
  private let forward: Chord
  private let backward: Chord
  private let mostStops: Int
  private var stops: [Stop] = []
  /// How often Tab was pressed.
  private var steps = 0

  private struct Stop {
    let reading: WalkedForm.Reading
    let text: String
    /// As it looks once it is read and nothing is marked in it.
    let picture: WindowPicture
    /// What marking its text has changed.
    let mark: ScreenArea?
  }

  /// - Parameters:
  ///   - session: into the window, which has the focus.
  ///   - usesControl: whether Ctrl+Tab moves the focus where Tab might be a letter (GTK).
  ///   - mostStops: where to give up.
  package init(
    _ session: any InputSession, eyes: any WindowPictures, window: WindowID, usesControl: Bool,
    mostStops: Int = TabWalk.mostStops
  ) {
    self.session = session
    self.eyes = eyes
    self.window = window
    self.mostStops = mostStops
    forward = Chord(usesControl ? .control : [], "Tab")
    backward = Chord(usesControl ? [.control, .shift] : .shift, "Tab")
  }

  /// - Returns: the readings in Tab order, and what the fields hold: to be compared with the
  ///   window's title and then forgotten.
  package mutating func walk() async throws(DesktopError) -> (form: WalkedForm, contents: [String])
  {
    let start = try await settled()
    var end = WalkedForm.End.tooLong
    var round: Range<Int>?
    do throws(DesktopError) {
      stops.append(try await look())
      while stops.count < mostStops {
        guard try await advance() else {
          end = .stuck
          break
        }
        let stop = try await look()
        if try await tookTab(stop) {
          end = .tabIsText
          break
        }
        stops.append(stop)
        if let found = cycle() {
          round = found
          end = .round
          break
        }
      }
    } catch {
      guard error.code == .focusLost else { throw error }
      end = .left
    }
    let isBack = end == .left ? false : try await goBack(round, start)
    return (
      WalkedForm(readings: readings(in: round), end: end, isBack: isBack),
      stops.map(\.text).filter { !$0.isEmpty }
    )
  }
}

// One stop.
extension TabWalk {
  private func look() async throws(DesktopError) -> Stop {
    let before = try await settled()
    var text = ""
    do throws(DesktopError) {
      text = try await session.readBack()
    } catch {
      guard error.code == .noCopy else { throw error }
    }
    let marked = try await settled()
    let mark = text.isEmpty ? nil : marked.difference(from: before)
    let isOneLine = !text.contains(where: \.isNewline)
    let reading: WalkedForm.Reading =
      text.isEmpty ? .nothing : isOneLine ? .line : .lines
    let stop = Stop(reading: reading, text: text, picture: marked, mark: mark)
    // A key that other things than a text might take for an order is pressed in a text only.
    guard !text.isEmpty, !coversThePage(stop) else { return stop }
    try await session.press(Self.unmark, count: 1)
    return Stop(reading: reading, text: text, picture: try await settled(), mark: mark)
  }

  /// Puts the cursor behind a marked text; choices and radio buttons do not listen to it.
  private static let unmark = Chord(.control, "Right")

  /// Presses Tab; whether the window has shown that the focus moved.
  private mutating func advance() async throws(DesktopError) -> Bool {
    guard let last = stops.last else { return false }
    try await session.press(forward, count: 1)
    steps += 1
    let end = session.now + Self.patience
    repeat {
      let now = try await eyes.picture(of: window)
      if !Self.looksTheSame(now, last.picture) { return true }
      guard try await session.holdsFocus() else { throw DesktopError(.focusLost) }
    } while session.now < end
    return false
  }

  /// Whether the field has taken Tab for a letter; what that wrote is taken away again.
  private mutating func tookTab(_ stop: Stop) async throws(DesktopError) -> Bool {
    guard let last = stops.last, stop.text.hasPrefix(last.text) else { return false }
    let added = stop.text.dropFirst(last.text.count)
    guard !added.isEmpty, added.allSatisfy({ $0 == "\t" || $0 == " " }) else { return false }
    steps -= 1
    try await session.press(Chord([], "BackSpace"), count: added.count)
    return true
  }

  /// What the window shows once it is the same for a while: five answers of the server.
  private func settled() async throws(DesktopError) -> WindowPicture {
    let end = session.now + Self.patience
    var picture = try await eyes.picture(of: window)
    var same = 0
    while same < 4, session.now < end {
      let next = try await eyes.picture(of: window)
      same = Self.looksTheSame(next, picture) ? same + 1 : 0
      picture = next
    }
    return picture
  }

  /// Whether two pictures differ in a blinking cursor at most.
  private static func looksTheSame(_ one: WindowPicture, _ other: WindowPicture) -> Bool {
    guard let area = one.difference(from: other) else { return true }
    return area.width <= 3 && area.height <= 60
  }
}

// The whole.
extension TabWalk {
  /// The stops that come again and again: the last two look and read as two earlier ones did.
  private func cycle() -> Range<Int>? {
    let last = stops.count - 1
    guard last >= 2 else { return nil }
    return (0..<(last - 1)).first { first in
      isSame(first, last - 1) && isSame(first + 1, last)
    }.map { $0..<(last - 1) }
  }

  private func isSame(_ one: Int, _ other: Int) -> Bool {
    stops[one].reading == stops[other].reading && stops[one].text == stops[other].text
      && Self.looksTheSame(stops[one].picture, stops[other].picture)
  }

  /// In the order from where the cursor stood.
  private func readings(in round: Range<Int>?) -> [WalkedForm.Reading] {
    let all = stops.indices.map { reading(at: $0) }
    guard let round else { return all }
    // The first look of all was at a cursor, the later ones at fields that Tab came to: then the
    // round is seen from the second stop on, and the first is the last of it.
    let before = all[..<round.lowerBound]
    return Array(before + all[round].dropLast(before.count))
  }

  /// A mark over the whole page, or a text that several stops give, is no field's.
  private func reading(at index: Int) -> WalkedForm.Reading {
    let stop = stops[index]
    guard stop.reading == .lines else { return stop.reading }
    let others = stops.indices.filter {
      $0 != index && stops[$0].text == stop.text
        && !Self.looksTheSame(stops[$0].picture, stop.picture)
    }
    return others.isEmpty && !coversThePage(stop) ? .lines : .everything
  }

  /// Whether the mark goes over fields that were seen by themselves, or over most of the window.
  private func coversThePage(_ stop: Stop) -> Bool {
    guard stop.reading == .lines else { return false }
    // Marked before it was marked: the page still was, since an earlier stop.
    guard let mark = stop.mark else { return true }
    if mark.height * 10 > stop.picture.height * 4 { return true }
    return stops.contains { other in
      guard let field = other.mark, other.reading == .line else { return false }
      return mark.contains(field)
    }
  }

  /// Goes back to where the cursor stood; whether it was seen to stand there.
  private func goBack(
    _ round: Range<Int>?, _ start: WindowPicture
  ) async throws(DesktopError) -> Bool {
    guard let first = stops.first else { return true }
    // Round once, the way back is short.
    let way = steps - (round?.count ?? 0)
    if way > 0 { try await session.press(backward, count: way) }
    let end = session.now + Self.patience
    repeat {
      let now = try await settled()
      if Self.looksTheSame(now, first.picture) || Self.looksTheSame(now, start) { return true }
      // Coming to a text by Tab marks it.
      if first.reading == .line || first.reading == .lines,
        try await session.readBack() == first.text
      {
        try await session.press(Self.unmark, count: 1)
        return true
      }
    } while session.now < end
    return false
  }
}
