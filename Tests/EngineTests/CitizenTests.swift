import Desktop
import DesktopTestKit
import Engine
import HotKeyDefinition
import Planning
import Testing
import X11Desktop

extension OnADesktop {
  /// Right window, right citizen.
  @Suite(.timeLimit(.minutes(5)), .enabled(if: hasBrowsers))
  struct CitizenTests {
    /// Those that have the plan with its traps, and can be read by keyboard.
    static let targets: [Target] = [.gtk, .qt, .chromium, .firefox]

    private static let fields = [
      Plans.field("navn", "Navn", .text, .text("Rasmus Æbelø Prøvesen")),
      Plans.field("cpr", "CPR-nr.", .text, .text("610190-0019")),
      Plans.field("email", "E-mail", .text, .text("rasmus@eksempel.dk")),
    ]

    /// The form as far as its last text before the check boxes.
    private static let manyFields =
      fields + [
        Plans.field("telefon", "Telefon", .text, .text("70 00 01 19")),
        Plans.field("adresse", "Adresse", .text, .text("Prøvevej 8, 8000 Aarhus C")),
        Plans.field("sagsnr", "Sagsnr.", .text, .text("26-104711")),
        Plans.field("sagstype", "Sagstype", .choice, .untouched),
        Plans.field("dato", "Dato", .date, .text("22-11-2026")),
        Plans.field("sagsbehandler", "Sagsbehandler", .text, .text("Åse Prøvesen")),
        Plans.field("enhed", "Enhed", .text, .text("Jobcenter Øst")),
        Plans.field("enhedens-telefon", "Enhedens telefon", .text, .text("70 00 00 00")),
      ]

    static func sheet(_ target: Target, inTitle: Bool = false) -> Sheet {
      Sheet([target.window(titled: "Forberedende plan*", showsCitizen: inTitle)], fields).varied {
        $0.citizen = "6101900019"
        $0.citizenField = inTitle ? nil : "cpr"
      }
    }

    static let empty = ["navn": "", "email": ""]

    @Test(arguments: targets, [true, false])
    func anotherCitizenInTheForm_stopsTheRun_beforeAnythingIsWritten(
      _ target: Target, _ accessible: Bool
    ) async throws {
      try await Desk.run(accessible: accessible) { desk in
        try await desk.open(target, "forberedende-plan", traps: [("citizen", "751288-0015")])
        let report = await desk.perform(Self.sheet(target).plan)
        #expect(report.cause == "otherCitizen")
        #expect(report.outcomes.isEmpty)
        // Where the field had to be read by keyboard, the focus is back in the first field.
        let state = try await desk.settle(focus: "cpr")
        #expect(state.rightFields(of: Self.empty) == 2)
        #expect(state.values["cpr"] == "751288-0015")
        try await desk.expectTidy(after: report, values: ["751288", "610190", "Rasmus"])
      }
    }

    @Test(arguments: targets, [true, false])
    func sameCitizen_orNone_isFilled(_ target: Target, _ accessible: Bool) async throws {
      try await Desk.run(accessible: accessible) { desk in
        try await desk.open(target, "forberedende-plan", traps: [("citizen", "610190-0019")])
        let report = await desk.perform(Self.sheet(target).plan)
        #expect(report.cause == "none")
        #expect(
          report.results == [.proved, .proved, .proved]
            || report.results == [.proved, .kept, .proved])
        try await desk.expectForm(holds: Self.sheet(target).texts)
      }
      try await Desk.run(accessible: accessible) { desk in
        try await desk.open(target, "forberedende-plan")
        let report = await desk.perform(Self.sheet(target).plan)
        #expect(report.cause == "none")
        #expect(report.results == [.proved, .proved, .proved])
        try await desk.expectForm(holds: Self.sheet(target).texts)
        try await desk.expectTidy(after: report, values: [])
      }
    }

    @Test func emptyCitizenField_thatThePlanLeavesAlone_isEmptyAfterwards() async throws {
      try await Desk.run { desk in
        try await desk.open(.chromium, "forberedende-plan")
        var fields = Self.fields
        fields[1] = Plans.field("cpr", "CPR-nr.", .text, .untouched)
        let report = await desk.perform(Self.sheet(.chromium).varied { $0.fields = fields }.plan)
        #expect(report.cause == "none")
        #expect(report.results == [.proved, .untouched, .proved])
        try await desk.expectForm(holds: [
          "navn": "Rasmus Æbelø Prøvesen", "cpr": "", "email": "rasmus@eksempel.dk",
        ])
      }
    }

    @Test(arguments: targets)
    func citizenInTheTitle_mustBeTheRightOne(_ target: Target) async throws {
      try await Desk.run { desk in
        try await desk.open(target, "forberedende-plan", traps: [("title-citizen", "751288-0015")])
        let report = await desk.perform(Self.sheet(target, inTitle: true).plan)
        #expect(report.cause == "otherCitizen")
        // The keyboard was never taken.
        #expect(report.clipboardReturned == nil)
        #expect(try await desk.settle(focus: "cpr").values["navn"] == "")
        try await desk.expectTidy(after: report, values: ["751288", "610190"])
      }
    }

    /// Somebody opens another case while the form is being filled.
    ///
    /// Chromium tells its window's new title only some fields later: it gathers changes for a fifth of
    /// a second.
    @Test(arguments: targets)
    func citizenWhoChangesInTheTitle_stopsTheRun(_ target: Target) async throws {
      try await Desk.run { desk in
        let traps = [("title-citizen", "610190-0019"), ("citizen-at", "cpr:751288-0015")]
        try await desk.open(target, "forberedende-plan", traps: traps)
        let sheet = Self.sheet(target, inTitle: true).varied { $0.fields = Self.manyFields }
        let report = await desk.perform(sheet.plan)
        #expect(report.cause == "formLost")
        #expect(report.result(of: "navn") == .proved)
        #expect(report.outcomes.count < Self.manyFields.count)
        try await desk.expectTidy(after: report, values: ["751288", "610190", "Rasmus"])
      }
    }

    /// Two cases of one system are open, each in a window of its own: the user's place says which is
    /// meant, and its citizen whether it is the right one.
    @Test(arguments: targets, [true, false])
    func twoCitizensInTwoWindows_areNeverMixedUp(
      _ target: Target, _ inTitle: Bool
    ) async throws {
      try await Desk.run { desk in
        let sheet = Self.sheet(target, inTitle: inTitle)
        try await desk.open(
          target, "forberedende-plan", traps: [("citizen", "610190-0019")], form: Self.ownForm)
        let own = try await desk.becomesActive()
        try await desk.open(target, "forberedende-plan", traps: [("citizen", "751288-0015")])
        _ = try await desk.becomesActive(after: own)
        // The user is in the other citizen's window.
        let wrong = await desk.perform(sheet.plan)
        #expect(wrong.cause == "otherCitizen")
        #expect(wrong.outcomes.isEmpty)
        // The user is in neither.
        _ = try await desk.openOther("Chat")
        let unclear = await desk.perform(sheet.plan)
        #expect(unclear.cause == "severalWindows")
        #expect(unclear.outcomes.isEmpty)
        #expect(try await desk.state(Self.ownForm).rightFields(of: Self.empty) == 2)
        // The user is in the window of the case.
        try await desk.desktop.activate(own.id, within: .seconds(5))
        let right = await desk.perform(sheet.plan)
        #expect(right.cause == "none")
        try await desk.expectForm(holds: sheet.texts, form: Self.ownForm)
        let other = try await desk.state()
        #expect(other.rightFields(of: Self.empty) == 2)
        #expect(other.values["cpr"] == "751288-0015")
        try await desk.expectTidy(after: right, values: ["751288", "610190", "Rasmus"])
      }
    }

    /// What the window of the case reports under, where there are two.
    private static let ownForm = "egen"

    /// The page's own search field takes the focus, far before the form's first field.
    @Test(arguments: [Target.chromium, .firefox], [true, false])
    func focusThatJumps_stopsTheRun(_ target: Target, _ accessible: Bool) async throws {
      try await Desk.run(accessible: accessible) { desk in
        try await desk.open(target, "forberedende-plan", traps: [("search-at", "email")])
        let sheet = Self.sheet(target).varied { $0.fields = Self.manyFields }
        let report = await desk.perform(sheet.plan)
        #expect(report.failure != nil)
        #expect(report.results.prefix(2) == [.proved, .proved])
        if accessible {
          #expect(["formLost", "wrongField"].contains(report.cause))
          #expect(report.results.count == 2)
        }
        try await desk.expectTidy(after: report, values: ["610190", "Rasmus"])
      }
    }

    @Test func citizenInTheTitle_isNeeded_whereTheSystemShowsIt() async throws {
      try await Desk.run { desk in
        try await desk.open(.chromium, "forberedende-plan")
        let report = await desk.perform(Self.sheet(.chromium, inTitle: true).plan)
        #expect(report.cause == "citizenUnreadable")
        #expect(report.clipboardReturned == nil)
      }
      try await Desk.run { desk in
        try await desk.open(
          .chromium, "forberedende-plan", traps: [("title-citizen", "610190-0019")])
        #expect(await desk.perform(Self.sheet(.chromium, inTitle: true).plan).cause == "none")
        try await desk.expectForm(holds: Self.sheet(.chromium).texts)
      }
    }
  }
}
