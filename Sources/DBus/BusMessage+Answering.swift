import CSystemd

extension BusMessage {
  /// Answers this method call; a caller that is gone, or wants no answer, gets none.
  func reply(_ result: Result<[DBusValue], BusMethodError>) {
    switch result {
    case .success(let values):
      do {
        try reply(values)
      } catch {
        refuse("Failed", "the answer cannot be sent")
      }
    case .failure(let error):
      replyWithError(error)
    }
  }

  /// Answers with one of D-Bus's own errors.
  func refuse(_ error: String, _ text: String) {
    replyWithError(BusMethodError("org.freedesktop.DBus.Error." + error, text))
  }

  private func reply(_ values: [DBusValue]) throws(BusError) {
    var created: OpaquePointer?
    let result = sd_bus_message_new_method_return(pointer, &created)
    guard result >= 0, let created else { throw .system(.malformed, result, in: member) }
    let answer = BusMessage(adopting: created)
    try answer.append(values)
    sd_bus_send(sd_bus_message_get_bus(pointer), created, nil)
  }

  private func replyWithError(_ error: BusMethodError) {
    error.name.withCString { name in
      error.message.withCString { text in
        var failure = sd_bus_error()
        failure.name = name
        failure.message = text
        sd_bus_reply_method_error(pointer, &failure)
      }
    }
  }
}
