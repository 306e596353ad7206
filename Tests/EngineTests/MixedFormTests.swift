import DesktopTestKit
import Engine
import HotKeyDefinition
import Planning
import Testing

extension OnADesktop {
  /// A form with every kind of field, with and without accessibility.
  @Suite(.timeLimit(.minutes(5)), .enabled(if: hasBrowsers))
  struct MixedFormTests {
    static let target: [Target] = [.gtk, .qt, .chromium, .firefox]

    static func fields(initially: Bool? = false, choice: String = "Pr. telefon", check: Bool = true)
      -> [FieldPlan]
    {
      [
        Plans.field("emne", "Emne", .text, .text("Kørsel til “Øens Byggemarked”")),
        Plans.field(
          "beskrivelse", "Beskrivelse", .multiline, .text("Første § linje\n\nTredje linje ½")),
        Plans.field("dato", "Dato", .date, .text("22-11-2026")),
        Plans.field("antal", "Antal timer", .number, .text("1.234,50")),
        Plans.field(
          "svar", "Svar ønskes", .choice, .choice(choice),
          options: ["Pr. brev", "Pr. e-mail", "Pr. telefon", "Intet svar"]),
        Plans.field(
          "afsluttet", "Sagen er afsluttet", .checkbox, .flag(check), initially: initially),
        Plans.field("status", "Status", .readOnly, .text("Modtaget")),
        Plans.field("bemaerkning", "Bemærkning", .text, .text("Slut 🙂")),
      ]
    }

    static let content = [
      "emne": "Kørsel til “Øens Byggemarked”", "beskrivelse": "Første § linje\n\nTredje linje ½",
      "dato": "22-11-2026", "antal": "1.234,50", "svar": "Pr. telefon", "afsluttet": "true",
      "status": "Modtaget", "bemaerkning": "Slut 🙂",
    ]

    static func sheet(_ target: Target, _ fields: [FieldPlan] = fields()) -> Sheet {
      Sheet([target.window(titled: "Blandet skema*")], fields)
    }

    @Test(arguments: target, [FillStep.Policy.onlyEmpty, .overwrite])
    func everyField_isProved_withAccessibility(
      _ target: Target, _ policy: FillStep.Policy
    ) async throws {
      try await Desk.run(accessible: true) { desk in
        try await desk.open(target, "blandet")
        let sheet = Self.sheet(target).varied { ($0.policy, $0.proof) = (policy, .required) }
        let report = await desk.perform(sheet.plan)
        #expect(report.cause == "none")
        #expect(report.results == Array(repeating: .proved, count: 8))
        try await desk.expectForm(holds: Self.content)
        #expect(try await desk.state().values["_indsendt", default: "0"] == "0")
        try await desk.expectTidy(after: report, values: Array(sheet.texts.values))
      }
    }

    @Test(arguments: target)
    func choiceAndCheckBox_areUnproved_withoutAccessibility(_ target: Target) async throws {
      try await Desk.run { desk in
        try await desk.open(target, "blandet")
        let report = await desk.perform(Self.sheet(target).plan)
        #expect(report.cause == "none")
        #expect(
          report.results == [
            .proved, .proved, .proved, .proved, .unproved, .unproved, .proved, .proved,
          ])
        try await desk.expectForm(holds: Self.content)
        try await desk.expectTidy(after: report, values: Array(Self.content.values))
      }
    }

    @Test func form_isRefusedBeforehand_whenItDemandsProofThatCannotBeHad() async throws {
      try await Desk.run { desk in
        try await desk.open(.gtk, "blandet")
        let report = await desk.perform(Self.sheet(.gtk).varied { $0.proof = .required }.plan)
        guard case .cannotProve(let labels)? = report.failure?.cause else {
          Issue.record("\(report.cause)")
          return
        }
        #expect(labels == ["Svar ønskes", "Sagen er afsluttet"])
        #expect(report.outcomes.isEmpty)
        let state = try await desk.settle(focus: "beskrivelse")
        #expect(state.values["emne"] == "")
        try await desk.expectTidy(after: report, values: Array(Self.content.values))
      }
    }

    /// Tk's closed lists take no keys.
    @Test func choice_isRefusedBeforehand_inTk_andTheRestIsFilled() async throws {
      try await Desk.run { desk in
        try await desk.open(.tk, "blandet")
        let refused = await desk.perform(Self.sheet(.tk).plan)
        guard case .cannotProve(let labels)? = refused.failure?.cause else {
          Issue.record("\(refused.cause)")
          return
        }
        #expect(labels == ["Svar ønskes"])
        #expect(refused.outcomes.isEmpty)
        var fields = Self.fields()
        fields[4] = Plans.field("svar", "Svar ønskes", .choice, .untouched)
        let report = await desk.perform(Self.sheet(.tk, fields).plan)
        #expect(report.cause == "none")
        #expect(
          report.results == [
            .proved, .proved, .proved, .proved, .untouched, .unproved, .proved, .proved,
          ])
        var content = Self.content
        content["svar"] = ""
        try await desk.expectForm(holds: content)
        // What stands in a text of several lines is left as it is, to the last line break.
        let again = await desk.perform(
          Self.sheet(.tk, [fields[0], fields[1]].map { $0.with(.text("Noget andet")) }).plan)
        #expect(again.cause == "none")
        #expect(again.results == [.kept, .kept])
        try await desk.expectForm(holds: content)
        try await desk.expectTidy(after: report, values: Array(Self.content.values))
      }
    }

    @Test func checkBox_isRefusedBeforehand_whenNobodyKnowsItsState() async throws {
      try await Desk.run { desk in
        try await desk.open(.gtk, "blandet")
        let report = await desk.perform(Self.sheet(.gtk, Self.fields(initially: nil)).plan)
        #expect(report.cause == "cannotProve")
        #expect(try await desk.settle(focus: "beskrivelse").values["emne"] == "")
      }
    }

    @Test(arguments: target)
    func choiceAndCheckBox_areKept_underOnlyEmpty(_ target: Target) async throws {
      try await Desk.run(accessible: true) { desk in
        try await desk.open(target, "blandet")
        _ = await desk.perform(Self.sheet(target).plan)
        try await desk.expectForm(holds: Self.content)
        let again = Self.fields(choice: "Intet svar", check: false)
        let report = await desk.perform(Self.sheet(target, again).plan)
        #expect(report.cause == "none")
        #expect(report.result(of: "svar") == .kept)
        #expect(report.result(of: "afsluttet") == .kept)
        let other = await desk.perform(
          Self.sheet(target, again).varied { $0.policy = .overwrite }.plan)
        #expect(other.cause == "none")
        #expect(other.result(of: "svar") == .proved)
        #expect(other.result(of: "afsluttet") == .proved)
        try await desk.expectForm(holds: ["svar": "Intet svar", "afsluttet": "false"])
      }
    }

    @Test(arguments: target)
    func choice_fails_whenThereIsNoSuchOption(_ target: Target) async throws {
      try await Desk.run(accessible: true) { desk in
        try await desk.open(target, "blandet")
        var fields = Self.fields()
        fields[4] = Plans.field("svar", "Svar ønskes", .choice, .choice("Pr. brevdue"))
        let sheet = Self.sheet(target, fields).varied { $0.policy = .overwrite }
        let report = await desk.perform(sheet.plan)
        #expect(report.cause == "choiceNotSet")
        #expect(report.failure?.field == "svar")
        try await desk.expectTidy(after: report, values: ["brevdue"])
      }
    }

    @Test(arguments: target)
    func choiceThatTheFormHasNot_stopsTheRun_beforeAKeyOfIt(_ target: Target) async throws {
      try await Desk.run(accessible: true) { desk in
        try await desk.open(target, "blandet")
        var fields = Self.fields()
        fields.insert(
          Plans.field("sprog", "Sprog", .choice, .choice("Dansk"), options: ["Dansk"]), at: 1)
        let report = await desk.perform(Self.sheet(target, fields).plan)
        #expect(report.cause == "wrongField")
        #expect(report.failure?.label == "Sprog")
        #expect(report.failure?.message.contains("Beskrivelse") == true)
        #expect(report.results == [.proved])
        try await desk.expectForm(holds: ["beskrivelse": "", "bemaerkning": ""])
        try await desk.expectTidy(after: report, values: ["Dansk"])
      }
    }

    @Test(arguments: target)
    func readOnlyField_fails_whenItShowsSomethingElse(_ target: Target) async throws {
      try await Desk.run(accessible: true) { desk in
        try await desk.open(target, "blandet")
        var fields = Self.fields()
        fields[6] = Plans.field("status", "Status", .readOnly, .text("Afsluttet i går"))
        let report = await desk.perform(Self.sheet(target, fields).plan)
        #expect(report.cause == "mismatch-other")
        #expect(report.failure?.label == "Status")
        try await desk.expectForm(holds: ["status": "Modtaget", "bemaerkning": ""])
        try await desk.expectTidy(after: report, values: ["Afsluttet", "Modtaget"])
      }
    }
  }
}
