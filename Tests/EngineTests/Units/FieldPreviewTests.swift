import HotKeyDefinition
import PanelModel
import Planning
import Testing

@testable import Engine

/// *Now* and *will be* of one field.
@Suite struct FieldPreviewTests {
  private func shown(
    _ content: FieldPlan.Content, now before: FieldRecord.Before, kind: FormField.Kind = .text,
    options: [String] = [], policy: FillStep.Policy = .onlyEmpty, secret: Bool = false
  ) -> PreviewField? {
    let field = FieldPlan(
      id: "felt", label: "Felt", kind: kind, length: nil, required: false, options: options,
      initially: nil, content: content, secret: secret)
    return FieldPreview(field: field, before: before, policy: policy, toolkit: .gtk).shown(as: "0")
  }

  private func change(
    _ content: FieldPlan.Content, now before: FieldRecord.Before, kind: FormField.Kind = .text,
    options: [String] = [], policy: FillStep.Policy = .onlyEmpty
  ) -> PreviewField.Change? {
    shown(content, now: before, kind: kind, options: options, policy: policy)?.change
  }

  @Test func text_isNewReplacedSameKeptOrUnknown() {
    #expect(change(.text("Ny"), now: .text("")) == .new)
    #expect(change(.text("Ny"), now: .text("Før"), policy: .overwrite) == .replaced)
    #expect(change(.text("Ny"), now: .text("Ny"), policy: .overwrite) == .same)
    #expect(change(.text("Ny"), now: .text("Ny")) == .same)
    #expect(change(.text("Ny"), now: .text("Før")) == .kept)
    #expect(change(.text("Ny"), now: .unknown) == .unknown)
    #expect(change(.text("Ny"), now: .unknown, policy: .overwrite) == .unknown)
  }

  @Test func emptyText_isShown_onlyWhereItEmptiesTheField() {
    #expect(shown(.text(""), now: .text("Før")) == nil)
    #expect(change(.text(""), now: .text("Før"), policy: .overwrite) == .replaced)
    #expect(change(.text(""), now: .text(""), policy: .overwrite) == .same)
  }

  @Test func fieldThatIsPassedOver_isNotShown() {
    #expect(shown(.untouched, now: .text("Før"), policy: .overwrite) == nil)
  }

  @Test func secret_isMasked_onBothSides_whateverItsLength() {
    for text in ["a", "hemmelig adresse"] {
      let field = shown(.text(text), now: .text("Før"), policy: .overwrite, secret: true)
      #expect(field?.now == "••••••" && field?.will == "••••••")
    }
  }

  @Test func cprNumber_isMasked_onBothSides() {
    let field = shown(
      .text("Om 610190-0019"), now: .text("Om 751288-0015"), policy: .overwrite)
    #expect(field?.now == "Om 751288-••••" && field?.will == "Om 610190-••••")
    // What differs only behind the mask differs all the same.
    #expect(
      change(.text("610190-0019"), now: .text("610190-0027"), policy: .overwrite) == .replaced)
  }

  @Test func checkBox_isReadAsYesOrNo_andAnEmptyOneIsNoContent() {
    #expect(change(.flag(true), now: .flag(false), kind: .checkbox) == .new)
    #expect(change(.flag(true), now: .flag(true), kind: .checkbox) == .same)
    #expect(change(.flag(false), now: .flag(true), kind: .checkbox) == .kept)
    let field = shown(.flag(false), now: .flag(true), kind: .checkbox, policy: .overwrite)
    #expect(field?.now == "ja" && field?.will == "nej" && field?.change == .replaced)
  }

  @Test func choice_thatStillInvitesToChoose_isEmpty() {
    let options = ["Pr. brev", "Pr. telefon"]
    let will = FieldPlan.Content.choice("Pr. brev")
    #expect(change(will, now: .choice("Vælg …"), kind: .choice, options: options) == .new)
    #expect(change(will, now: .choice(""), kind: .choice, options: options) == .new)
    #expect(change(will, now: .choice("Pr. telefon"), kind: .choice, options: options) == .kept)
    #expect(change(will, now: .choice("Pr. brev"), kind: .choice, options: options) == .same)
    // Without a list of options nobody knows what invites to choose.
    #expect(change(will, now: .choice("Vælg …"), kind: .choice) == .kept)
  }

  @Test func dateAndNumber_inAnotherForm_areTheSame() {
    #expect(change(.text("22-11-2026"), now: .text("22.11.2026"), kind: .date) == .same)
    #expect(change(.text("22-11-2026"), now: .text("23.11.2026"), kind: .date) == .kept)
    #expect(change(.text("1234,50"), now: .text("1.234,5"), kind: .number) == .same)
    #expect(change(.text("22-11-2026"), now: .text("22.11.2026"), kind: .text) == .kept)
  }
}
