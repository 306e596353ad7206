/// The window manager of a test: gives new windows the focus, takes no key for itself.
enum Openbox {
  /// Starts it; it manages the screen when this returns: it runs its startup command after that
  /// only.
  static func start(in folder: TemporaryFolder, environment: [String: String]) async throws
    -> TestProcess
  {
    let settings = try folder.file("openbox.xml", configuration)
    let arguments = ["--sm-disable", "--config-file", settings, "--startup", "echo managing"]
    let process = try await TestProcess.start(.openbox, arguments, environment: environment)
    try await process.line { $0 == "managing" }
    return process
  }

  /// Openbox's defaults grab Super and Alt chords that a test may want to press; only the mouse is
  /// bound here.
  private static let configuration = """
    <?xml version="1.0" encoding="UTF-8"?>
    <openbox_config xmlns="http://openbox.org/3.4/rc">
      <focus><focusNew>yes</focusNew><followMouse>no</followMouse></focus>
      <placement><policy>Smart</policy></placement>
      <theme><name>Clearlooks</name><titleLayout>NLC</titleLayout></theme>
      <desktops><number>1</number><popupTime>0</popupTime></desktops>
      <keyboard/>
      <mouse>
        <context name="Client">
          <mousebind button="Left" action="Press"><action name="Focus"/><action name="Raise"/></mousebind>
        </context>
        <context name="Titlebar">
          <mousebind button="Left" action="Press"><action name="Focus"/><action name="Raise"/></mousebind>
        </context>
      </mouse>
    </openbox_config>
    """
}
