import CX11
import EventLoop

/// Draining and dispatching of events.
///
/// - Source: design §3: drain until empty before every poll; picom's notes on never sleeping with
///   queued events.
extension X11Desktop {
  /// Handles everything that has arrived, then says what to wake for.
  func drain() -> WakeRequest {
    guard !lost else { return WakeRequest(descriptor: -1) }
    repeat {
      while !lost, XPending(display) > 0 {
        var event = XEvent()
        XNextEvent(display, &event)
        handle(&event)
      }
      if X11ErrorTrap.isLost(display) { connectionWasLost() }
      if lost { return WakeRequest(descriptor: -1) }
      settleKeymap()
      settleDeadlines()
      resumeWaiters()
      // Errors of unchecked requests (a window that has gone) are nobody's any more.
      _ = X11ErrorTrap.takeErrors(display)
      // Flushing may read: events can sit in the library's queue while the socket is quiet, so look
      // once more before sleeping.
      XFlush(display)
    } while XEventsQueued(display, Int32(QueuedAfterReading)) > 0
    return WakeRequest(descriptor: XConnectionNumber(display), deadline: nextDeadline)
  }

  private func handle(_ event: inout XEvent) {
    switch event.type {
    case KeyPress: if !keyPressedWhilePicking(event.xkey) { keyPressed(event.xkey) }
    case ButtonPress: pointerPressed(event.xbutton)
    case ButtonRelease: pointerReleased(event.xbutton)
    case KeyRelease: keyReleased(event.xkey)
    case MappingNotify:
      XRefreshKeyboardMapping(&event.xmapping)
      keymapIsStale = true
    case PropertyNotify: propertyChanged(event.xproperty)
    case SelectionRequest: selectionRequested(event.xselectionrequest)
    case SelectionNotify: conversionAnswered(event.xselection)
    case DestroyNotify: requestorGone(event.xdestroywindow.window)
    case GenericEvent: handleGeneric(&event)
    case extensions.selectionEvent: ownerChanged(&event)
    case extensions.xkbEvent: handleXkb(&event)
    default: break
    }
  }

  private func handleXkb(_ event: inout XEvent) {
    withUnsafeMutablePointer(to: &event) { pointer in
      pointer.withMemoryRebound(to: XkbEvent.self, capacity: 1) { xkb in
        switch xkb.pointee.any.xkb_type {
        case XkbNewKeyboardNotify: keymapIsStale = true
        case XkbMapNotify:
          XkbRefreshKeyboardMapping(&xkb.pointee.map)
          keymapIsStale = true
        case XkbStateNotify:
          if UInt32(xkb.pointee.state.group) != keymap.group { keymapIsStale = true }
        default: break
        }
      }
    }
  }

  private func handleGeneric(_ event: inout XEvent) {
    guard event.xcookie.extension == extensions.inputOpcode,
      XGetEventData(display, &event.xcookie) != 0
    else { return }
    defer { XFreeEventData(display, &event.xcookie) }
    guard let data = event.xcookie.data else { return }
    switch event.xcookie.evtype {
    case XI_KeyPress, XI_KeyRelease:
      let device = data.assumingMemoryBound(to: XIDeviceEvent.self).pointee
      shieldedKey(
        device: device.deviceid, keycode: UInt8(truncatingIfNeeded: device.detail),
        pressed: event.xcookie.evtype == XI_KeyPress)
    case XI_HierarchyChanged: knownDevices = nil
    default: break
    }
  }

  private func propertyChanged(_ event: XPropertyEvent) {
    if event.window == root {
      if event.atom == atoms.activeWindow { activeWindowCache = readActiveWindow() }
    } else if incoming[event.window] != nil {
      if event.state == PropertyNewValue { incomingChunk(to: event.window, event.atom) }
    } else if event.state == PropertyDelete {
      sendNextChunk(to: event.window, property: event.atom)
    }
  }

  private func ownerChanged(_ event: inout XEvent) {
    withUnsafeMutablePointer(to: &event) { pointer in
      pointer.withMemoryRebound(to: XFixesSelectionNotifyEvent.self, capacity: 1) { change in
        selectionOwnerChanged(
          change.pointee.selection, owner: change.pointee.owner,
          at: change.pointee.selection_timestamp, serial: change.pointee.serial)
      }
    }
  }

  /// Makes grabs right again once a burst of map events is over.
  func settleKeymap() {
    guard keymapIsStale else { return }
    keymapIsStale = false
    keymap = Keymap(display)
    spareKeys.forgetWhatIsGone(from: keymap)
    regrabAfterLayoutChange()
  }

  /// Sends all requests and waits until the server has handled them, so that every event they cause
  /// has been read.
  func roundTrip() {
    XSync(display, 0)
    drainQueued()
  }

  /// Handles what is already in the queue, inside a call.
  func drainQueued() {
    while !lost, XEventsQueued(display, Int32(QueuedAlready)) > 0 {
      var event = XEvent()
      XNextEvent(display, &event)
      handle(&event)
    }
    if X11ErrorTrap.isLost(display) { connectionWasLost() }
  }
}
