import CX11
import Desktop

/// The state of the one input session.
///
/// - Isolation: ``X11Desktop``.
struct RunInput {
  let id: Int
  let target: Window
  var settings: InputSettings
  /// How all is marked in the focused field.
  var isInSeveralLines = false
  /// What the clipboard held before; `nil` until its owner has handed it out, and nothing of ours
  /// is there before.
  var kept: KeptClipboard?
  /// The text that was marked before; proving marks ours.
  var marked: String?
  /// Locks that were on and are to be on again.
  var locks: UInt32 = 0
  /// Texts that the target has fetched completely.
  var served = 0
  /// How often the target has asked what we offer.
  var looks = 0
  /// Requests by others that were refused.
  var refusedRequests = 0
  /// The user pressed the stop chord.
  var stopped = false
  /// How often the target had taken the clipboard when ``InputSession/pasteIfEmpty(_:)`` began.
  var copiesBefore = 0
  /// Copies we have asked for since, to read back.
  var copiesAsked = 0
  /// Whether the field had content, as far as the copy has told.
  var hadContent = false
  /// A paste whose keys the target may still have before it: another would be mixed up with it, and
  /// the user's own clipboard would be pasted.
  var isPasteUnderWay = false
  /// What the paste under way should leave in the field, where its keys have marked that already.
  var expected: String?
  /// Whether that paste began with a copy of one character.
  var hasCopiedFirst = false
  /// How often the target had marked something, and others had taken the clipboard, before that
  /// paste.
  var marksBefore = 0
  var foreignBefore = 0
}

extension RunInput {
  var selectAll: [Chord] {
    isInSeveralLines ? settings.selectAllLines ?? settings.selectAll : settings.selectAll
  }
}
