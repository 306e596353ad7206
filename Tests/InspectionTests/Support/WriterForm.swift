/// A document of LibreOffice Writer with a form in it, as flat XML.
enum WriterForm {
  /// Navn, Begrundelse, Samtykke, Svar.
  static let document = """
    <?xml version="1.0" encoding="UTF-8"?>
    <office:document \(namespaces) office:version="1.2" \
    office:mimetype="application/vnd.oasis.opendocument.text">
    <office:automatic-styles>\(style)</office:automatic-styles>
    <office:body><office:text>
    <office:forms form:automatic-focus="false" form:apply-design-mode="false">
    <form:form form:name="Form" form:control-implementation="ooo:com.sun.star.form.component.Form">
    \(control(0, "text", "Navn", "TextField", "form:max-length=\"60\""))
    \(control(1, "textarea", "Begrundelse", "TextField", "", severalLines))
    \(control(2, "checkbox", "samtykke", "CheckBox", "form:label=\"Samtykke\""))
    \(control(3, "listbox", "Svar", "ListBox", "form:dropdown=\"true\"", "", options))
    </form:form></office:forms>
    <text:p>\((0..<4).map(shape).joined())</text:p>
    </office:text></office:body></office:document>
    """

  private static let namespaces =
    ["office", "text", "style", "drawing", "svg-compatible", "form"]
    .map { name in
      let prefix = ["drawing": "draw", "svg-compatible": "svg"][name] ?? name
      return "xmlns:\(prefix)=\"urn:oasis:names:tc:opendocument:xmlns:\(name):1.0\""
    }.joined(separator: " ") + " xmlns:ooo=\"http://openoffice.org/2004/office\""

  private static let style = """
    <style:style style:name="gr1" style:family="graphic"><style:graphic-properties \
    style:vertical-pos="from-top" style:vertical-rel="paragraph" \
    style:horizontal-pos="from-left" style:horizontal-rel="paragraph"/></style:style>
    """

  private static let severalLines = property("MultiLine", "boolean", "true")
  private static let options =
    "<form:option form:label=\"Pr. brev\"/><form:option form:label=\"Pr. e-mail\"/>"

  private static func property(_ name: String, _ type: String, _ value: String) -> String {
    "<form:property form:property-name=\"\(name)\" office:value-type=\"\(type)\" "
      + "office:\(type)-value=\"\(value)\"/>"
  }

  private static func control(
    _ place: Int, _ kind: String, _ name: String, _ component: String, _ attributes: String,
    _ properties: String = "", _ content: String = ""
  ) -> String {
    let shown = property("DefaultControl", "string", "com.sun.star.form.control.\(component)")
    return "<form:\(kind) form:name=\"\(name)\" "
      + "form:control-implementation=\"ooo:com.sun.star.form.component.\(component)\" "
      + "xml:id=\"c\(place)\" form:id=\"c\(place)\" \(attributes)>"
      + "<form:properties>\(shown)\(properties)</form:properties>\(content)</form:\(kind)>"
  }

  private static func shape(_ place: Int) -> String {
    "<draw:control text:anchor-type=\"paragraph\" draw:style-name=\"gr1\" draw:z-index=\"\(place)\" "
      + "svg:width=\"7cm\" svg:height=\"1cm\" svg:x=\"2cm\" svg:y=\"\(1 + 2 * place)cm\" "
      + "draw:control=\"c\(place)\"/>"
  }
}
