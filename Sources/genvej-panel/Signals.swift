import CGTK

typealias Widget = UnsafeMutablePointer<GtkWidget>

extension UnsafeMutablePointer where Pointee == GtkWidget {
  /// The same object as one of its other types; GTK's cast macros are not to be had from here.
  func cast<Other>(to _: Other.Type = Other.self) -> UnsafeMutablePointer<Other> {
    UnsafeMutableRawPointer(self).assumingMemoryBound(to: Other.self)
  }

  /// Calls `action` at each signal of that name; what is behind the first argument is left out.
  func on(_ signal: String, _ action: @escaping () -> Void) {
    genvej_connect(
      self, signal,
      { _, data in
        guard let data else { return }
        Unmanaged<SignalAction>.fromOpaque(data).takeUnretainedValue().run()
      }, SignalAction.kept(action, by: self))
  }

  /// Calls `action` with each key pressed in a window, and with the modifiers down; true means that
  /// nobody else gets the key.
  func onKey(_ action: @escaping (_ keyval: UInt32, _ state: UInt32) -> Bool) {
    let box = KeyAction(action)
    genvej_connect_key(
      self,
      { _, event, data in
        guard let event, let data else { return 0 }
        let action = Unmanaged<KeyAction>.fromOpaque(data).takeUnretainedValue()
        return action.run(event.pointee.keyval, event.pointee.state) ? 1 : 0
      }, keep(box, for: self))
  }

  /// Calls `action` when the user closes a window by its frame; the window itself stays.
  func onDelete(_ action: @escaping () -> Void) {
    genvej_connect_delete(
      self,
      { _, _, data in
        guard let data else { return 1 }
        Unmanaged<SignalAction>.fromOpaque(data).takeUnretainedValue().run()
        return 1
      }, SignalAction.kept(action, by: self))
  }
}

private final class SignalAction {
  let run: () -> Void

  init(_ run: @escaping () -> Void) { self.run = run }

  static func kept(_ action: @escaping () -> Void, by widget: Widget) -> UnsafeMutableRawPointer {
    keep(SignalAction(action), for: widget)
  }
}

private final class KeyAction {
  let run: (UInt32, UInt32) -> Bool

  init(_ run: @escaping (UInt32, UInt32) -> Bool) { self.run = run }
}

/// Keeps `box` as long as the widget lives.
private func keep(_ box: AnyObject, for widget: Widget) -> UnsafeMutableRawPointer {
  let pointer = Unmanaged.passRetained(box).toOpaque()
  g_object_weak_ref(
    widget.cast(to: GObject.self),
    { data, _ in
      guard let data else { return }
      Unmanaged<AnyObject>.fromOpaque(data).release()
    }, pointer)
  return pointer
}
