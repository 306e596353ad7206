import Desktop
import Testing

@Suite struct LabelTests {
  @Test(arguments: [
    ("Navn", "Navn"), (" E-mail * ", "E-mail"), ("Navn:", "Navn"), ("CPR-nr. *:", "CPR-nr."),
    ("Fra\n dato\u{A0}:", "Fra dato"), (":", ""), ("", ""), ("a: b", "a: b"), ("*Navn", "*Navn"),
  ])
  func aLabel_isNormalised(text: String, label: String) {
    #expect(AccessibleField.normalised(label: text) == label)
  }
}
