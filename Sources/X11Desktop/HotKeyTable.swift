import CX11
import Desktop

/// Which hot keys are wanted, which grabs stand for them, and where a leader sequence has got to.
///
/// - Isolation: ``X11Desktop``.
struct HotKeyTable {
  /// A key with modifiers as the server knows it, without lock modifiers.
  struct Grab: Hashable {
    let keycode: UInt8
    let modifiers: UInt32
  }

  /// A step in the tree of sequences.
  final class Node {
    var ids: [String] = []
    var next: [Chord: Node] = [:]

    /// Whether further keys follow a chord, so that it does nothing by itself.
    func leads(_ chord: Chord) -> Bool {
      next[chord].map { $0.ids.isEmpty && !$0.next.isEmpty } ?? false
    }
  }

  var bindings: [HotKeyBinding] = []
  var tree = Node()
  /// The grabs that stand, each with its chord.
  var held: [Grab: Chord] = [:]
  /// Those after which the server holds keys back until we say so.
  var freezing: Set<Grab> = []
  var refusals: [ChordRefusal] = []
  /// The lock combinations that the standing grabs were made with.
  var lockMasks: [UInt32] = []
  /// Modifiers whose grabs are off for the length of a run, because our own keys would fire them.
  var suspended: Set<UInt32> = []
  /// Set while a leader has been pressed and the keyboard is ours until the next key.
  var leader: Node?
  var leaderModifiers: UInt32 = 0
  /// The key that completed a sequence and is still down.
  var lastKey: UInt8?
  var leaderDeadline: ContinuousClock.Instant?
  /// Keys whose press has been used and whose release has not been seen: repeats of them are
  /// nothing new.
  var pressed: Set<UInt8> = []

  mutating func want(_ bindings: [HotKeyBinding]) {
    self.bindings = bindings
    let root = Node()
    for binding in bindings {
      var node = root
      for chord in binding.chords {
        let next = node.next[chord] ?? Node()
        node.next[chord] = next
        node = next
      }
      node.ids.append(binding.id)
    }
    tree = root
  }

  /// Every hot key that begins with a chord.
  func ids(beginningWith chord: Chord) -> [String] {
    bindings.filter { $0.chords.first == chord }.map(\.id).sorted()
  }
}
