import CaseData
import Desktop
import Diagnostics
import Engine
import Foundation
import HotKeyDefinition
import Planning
import X11Desktop

let title = CommandLine.arguments[1]
let policy: FillStep.Policy = CommandLine.arguments.contains("only-empty") ? .onlyEmpty : .overwrite
let file = SourceFile(path: "-", text: "")
func name(_ text: String) -> Name { Name(text, at: SourceSpan(file: file, range: 0..<0)) }
var texts: [String] = []
for index in 1...60 {
  switch index % 6 {
  case 0: texts.append(String(repeating: "Borgeren har deltaget i forløbet § 44 – “godt” ½ € \(index) ", count: 6))
  case 1: texts.append("Sagsnr. \(index) æøå ÆØÅ")
  default: texts.append("Felt \(index) værdi – 1.234,50 kr. §")
  }
}
texts[6] = "Smil 😀 her"
let fields = (1...60).map { i in
  FieldPlan(id: String(format: "felt%02d", i), label: "Felt \(i)", kind: .text, length: 400, required: false, options: [], initially: nil, content: .text(texts[i - 1]))
}
let form = Form(name: name("plan60"), windows: [], finding: .order, proof: .whenPossible, citizenField: nil, entries: [])
let system = TargetSystem(id: name("m"), title: "M", environment: .test, windows: [WindowPattern(name: name("w"), windowClass: nil, title: title, notTitle: nil, titleShowsCitizen: false)], behaviour: ToolkitOverrides(), forms: [form], file: file)
let plan = Plan(hotKey: "x", actions: [.fill(FormPlan(system: system, form: form, policy: policy, citizen: nil, fields: fields))])
let desktop = try X11Desktop()
try await desktop.start()
let runs = CommandLine.arguments.contains("twice") ? 2 : 1
for _ in 0..<runs {
  let runner = StepRunner(run: "1", desktop: desktop, accessibility: nil, cprMode: .test) { _ in }
  let start = ContinuousClock.now
  do {
    try await runner.perform(plan)
  } catch {
    print("failure", error.cause, error.field ?? "")
  }
  let took = ContinuousClock.now - start
  let outcomes = await runner.outcomes
  var counts: [String: Int] = [:]
  for o in outcomes { counts["\(o.result)", default: 0] += 1; if o.result != .proved || o.retried || o.duration > .seconds(1) { print(o.duration);print(o.id, o.result, o.retried) } }
  print(took, counts)
}
try JSONSerialization.data(withJSONObject: Dictionary(uniqueKeysWithValues: fields.enumerated().map { ($1.id, texts[$0]) })).write(to: URL(fileURLWithPath: "/tmp/expected.json"))
await desktop.close()
