import FoundationEssentials
import HotKeyDefinition
import Testing

/// The web forms and the systems that describe them: the same fields, labels and order.
@Suite struct FormAgreementTests {
  @Test(arguments: [
    ("plansystem", "plan", "forberedende-plan.html"), ("journal", "notat", "journal.html"),
    ("planmodul", "plan", "planmodul.html"), ("brev", "brev", "indkaldelsesbrev.html"),
    ("maaleskema", "blandet", "blandet-skema.html"),
  ])
  func webForm_hasTheFieldsOfItsSystem_inOrder(system: String, form: String, page: String) throws {
    let declared = try Shipped.form(system, form).entries.flatMap(Self.fields)
    let shown = try WebForm(Shipped.forms.appending(path: page)).fields
    #expect(declared == shown)
  }

  @Test func measuringForm_hasSixtyTexts() throws {
    let declared = try Shipped.form("maaleskema", "plan60").entries.flatMap(Self.fields)
    #expect(declared.count == 60)
    #expect(declared.first == WebForm.Field(id: "felt01", label: "Felt 1"))
    #expect(declared.last == WebForm.Field(id: "felt60", label: "Felt 60"))
  }

  /// GTK, Qt, Tk and LibreOffice show what stands there.
  @Test func planInAWindow_hasTheFieldsOfItsSystem_inOrder() throws {
    let declared = try Shipped.form("maaleskema", "plan").entries.flatMap(Self.fields)
    let shown = try WindowForm(Shipped.forms.appending(path: "form_common.py")).fields
    #expect(declared == shown)
  }

  @Test func planInAWindow_isThatOfThePage_butForItsRows() throws {
    let window = try Shipped.form("maaleskema", "plan").entries.flatMap(Self.withoutRows)
    let page = try Shipped.form("plansystem", "plan").entries.flatMap(Self.withoutRows)
    #expect(window == page)
  }

  private static func withoutRows(_ entry: FormEntry) -> [WebForm.Field] {
    switch entry {
    case .field: fields(entry)
    case .table(let table):
      table.columns.map {
        WebForm.Field(id: "\(table.name.text).\($0.name.text)", label: $0.label)
      }
    }
  }

  /// A table counts with its headings: the page makes its rows from them.
  private static func fields(_ entry: FormEntry) -> [WebForm.Field] {
    switch entry {
    case .field(let field): [WebForm.Field(id: field.name.text, label: field.label)]
    case .table(let table):
      table.columns.map {
        WebForm.Field(
          id: "\(table.name.text)[\(table.rows)].\($0.name.text)",
          label: $0.label.replacing("{row}", with: "\(table.rows)"))
      }
    }
  }
}

/// The labelled fields of a page, as far as they stand in its markup.
struct WebForm {
  struct Field: Equatable {
    let id: String
    let label: String
  }

  let fields: [Field]

  init(_ file: URL) throws {
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    var fields: [Field] = []
    var table = ""
    var rows = ""
    let mark =
      /<label for="(?<id>[^"]+)">(?<label>[^<]+)|data-table="(?<table>[^"]+)" data-rows="(?<rows>\d+)"|data-column="(?<column>[^"]+)" data-label="(?<heading>[^"]+)"/
    for match in text.matches(of: mark) {
      if let id = match.id, let label = match.label {
        fields.append(Field(id: String(id), label: String(label)))
      } else if let name = match.table, let count = match.rows {
        (table, rows) = (String(name), String(count))
      } else if let column = match.column, let heading = match.heading {
        fields.append(Field(id: "\(table)[\(rows)].\(column)", label: "\(heading) \(rows)"))
      }
    }
    self.fields = fields
  }
}

/// The plan as the forms of the toolkits have it; a table counts with its last row.
struct WindowForm {
  let fields: [WebForm.Field]

  init(_ file: URL) throws {
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    let plan = text.split(separator: "\nPLAN = [\n").last?.split(separator: "\n]\n").first ?? ""
    var fields: [WebForm.Field] = []
    var table = ""
    var rows = ""
    let mark =
      /Field\(\s*"(?<id>[^"]+)",\s*"(?<label>[^"]+)"|cells\(\s*"(?<table>[^"]+)",\s*(?<rows>\d+)|\("(?<column>[a-z]+)", "(?<heading>[^"]+)"\)/
    for match in plan.matches(of: mark) {
      if let id = match.id, let label = match.label {
        fields.append(WebForm.Field(id: String(id), label: String(label)))
      } else if let name = match.table, let count = match.rows {
        (table, rows) = (String(name), String(count))
      } else if let column = match.column, let heading = match.heading {
        fields.append(
          WebForm.Field(id: "\(table)[\(rows)].\(column)", label: "\(heading) \(rows)"))
      }
    }
    self.fields = fields
  }
}
