import CaseData
import Diagnostics
import HotKeyDefinition

/// `fill:` every field of the form, in Tab order.
extension PlanDraft {
  mutating func plan(_ step: FillStep) -> FormPlan? {
    guard let system = set.systems[step.system.text] else {
      notThere("system", step.system)
      return nil
    }
    guard let form = system.forms.first(where: { $0.name == step.form }) else {
      notThere("form", step.form, in: "system `\(step.system.text)`")
      return nil
    }
    let found = diagnostics.count
    reportStrayNames(step, form)
    let citizen = step.citizen.flatMap { number(ofCitizen: $0) }
    var filling = FormFilling(step, evaluator)
    let fields = form.entries.flatMap { filling.plan($0) }
    diagnostics += filling.diagnostics
    guard diagnostics.count == found else { return nil }
    return FormPlan(
      system: system, form: form, policy: step.policy, citizen: citizen, fields: fields)
  }

  /// Ten digits.
  private mutating func number(ofCitizen expression: Expression) -> String? {
    do throws(EvaluationError) {
      let value = try evaluator.present(expression)
      if case .text(let text) = value, let digits = DanishCPR.digits(text) { return digits }
      throw EvaluationError.unreadable(expression, as: "a CPR number", found: value)
    } catch {
      diagnostics.append(error.diagnostic)
      return nil
    }
  }

  /// A name the form does not have would be passed over in silence.
  private mutating func reportStrayNames(_ step: FillStep, _ form: Form) {
    let owner = "form `\(step.system.text).\(form.name.text)`"
    let fields = form.fieldNames
    for (name, _) in step.fields where !fields.contains(name) {
      notThere("field", name, in: owner)
    }
    for filling in step.tables {
      guard let table = form.table(filling.name) else {
        notThere("table", filling.name, in: owner)
        continue
      }
      for (name, _) in filling.cells where !table.columns.contains(where: { $0.name == name }) {
        notThere("column", name, in: "table `\(table.name.text)`")
      }
    }
  }
}

extension Form {
  var fieldNames: Set<Name> {
    var names: Set<Name> = []
    for case .field(let field) in entries { names.insert(field.name) }
    return names
  }

  func table(_ name: Name) -> FormTable? {
    for case .table(let table) in entries where table.name == name { return table }
    return nil
  }
}
