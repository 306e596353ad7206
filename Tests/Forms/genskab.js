// A small framework of the kind that pages are made with: a state, and fields that are drawn from it.
//
// A field's node has an id that is made anew each time it is drawn, and is replaced by another node when the field is
// left and when a choice elsewhere changes what is shown. What is typed or pasted goes through the state: the field
// shows what its `mask` makes of it. When a field is left, `format` writes it anew and `judge` says what is wrong with
// it, beside the field and as `aria-invalid`; `submit` is disabled until nothing is wrong.
//
// Switches of its own, beside those of `faelder.js`:
//
//   redraw=all           every field but the one with the focus is replaced at each change, and whenever one is left
//   remount=FIELD        the field itself is replaced while it is written; focus and caret are put into the new node
//   clears=FIELD         what is wrong with the field is thrown away when it is left, not told
//   swallow-lines=FIELD  the field has no line breaks: what is put in between them runs together
//   late=1               the fields are drawn when the browser has time, not with the page
//   restores=1           a page that is loaded anew has what its fields held before, and tells so: `_genskabt`
"use strict";

function genskab({ root, described, submit, formular, ready }) {
  const { switches, nameOf } = formular;
  const state = {};
  const wrong = {};
  const nodes = {};
  const has = (name, field) => switches.getAll(name).includes(field);
  const rest = (name, field) => switches.getAll(name).find((value) => value.startsWith(`${field}:`))?.slice(field.length + 1);
  let count = 0;

  for (const { name, kind } of described) state[name] = rest("prefill", name) ?? (kind === "checkbox" ? "false" : "");

  const kept = switches.has("restores") ? JSON.parse(sessionStorage.getItem("genskab")) : null;
  if (kept) {
    Object.assign(state, kept);
    formular.note("_genskabt", "1");
  }

  const shown = () => described.filter((field) => field.when?.(state) ?? true);
  const problem = (field) => {
    if (state[field.name] === "" || state[field.name] === "false") return field.required ? "Feltet skal udfyldes" : "";
    return field.judge?.(state[field.name]) ?? "";
  };

  function control(field, id) {
    const tag = { choice: "select", multiline: "textarea", rich: "div" }[field.kind] ?? "input";
    const input = document.createElement(tag);
    input.id = id;
    input.dataset.name = field.name;
    if (field.kind === "checkbox") {
      input.type = "checkbox";
      input.checked = state[field.name] === "true";
    } else if (field.kind === "rich") {
      input.contentEditable = "true";
      input.setAttribute("role", "textbox");
      input.setAttribute("aria-multiline", "true");
      input.setAttribute("aria-labelledby", `${id}-navn`);
      input.innerText = state[field.name];
    } else if (field.kind === "choice") {
      input.append(...["", ...field.options].map((option) => new Option(option || "Vælg", option)));
      input.value = state[field.name];
    } else {
      if (tag === "input") input.type = "text";
      if (field.placeholder) input.placeholder = field.placeholder;
      input.maxLength = Number(rest("maxlength", field.name) ?? field.length ?? 2000);
      input.readOnly = has("readonly", field.name);
      input.value = state[field.name];
    }
    if (field.required) input.setAttribute("aria-required", "true");
    return input;
  }

  function drawn(field) {
    const id = `f${(count += 1)}-${Math.random().toString(36).slice(2, 8)}`;
    const box = document.createElement("div");
    box.className = field.kind === "checkbox" ? "check" : field.wide ? "field wide" : "field";
    const label = document.createElement("label");
    label.id = `${id}-navn`;
    label.htmlFor = id;
    label.textContent = field.label;
    const note = document.createElement("div");
    note.id = `${id}-fejl`;
    note.className = "req";
    const input = control(field, id);
    input.setAttribute("aria-describedby", note.id);
    box.append(...(field.kind === "checkbox" ? [input, label] : [label, input]), note);
    nodes[field.name] = { box, input, note };
    mark(field);
    return box;
  }

  function mark(field) {
    const { input, note } = nodes[field.name];
    const text = wrong[field.name] ?? "";
    note.textContent = text;
    if (text) input.setAttribute("aria-invalid", "true"); else input.removeAttribute("aria-invalid");
  }

  /// Replaces the fields that `isStale` names, takes out those that are not shown, puts in those that are.
  function draw(isStale) {
    const wanted = shown();
    for (const field of described) {
      if (!wanted.includes(field) && nodes[field.name]) {
        nodes[field.name].box.remove();
        delete nodes[field.name];
      }
    }
    let before = null;
    for (const field of wanted) {
      const old = nodes[field.name]?.box;
      if (!old) {
        const box = drawn(field);
        if (before) before.after(box); else root.prepend(box);
      } else if (isStale(field)) old.replaceWith(drawn(field));
      else mark(field);
      before = nodes[field.name].box;
    }
    submit.disabled = wanted.some((field) => problem(field) !== "");
    if (switches.has("restores")) sessionStorage.setItem("genskab", JSON.stringify(state));
  }

  const isFocused = (field) => nodes[field.name]?.input === document.activeElement;
  const byName = (name) => described.find((field) => field.name === name);
  const redrawsAll = switches.get("redraw") === "all";

  function changed(event) {
    const field = byName(nameOf(event.target));
    // A text has told of every letter already; a browser says `change` when the field is being left.
    if (!field || (event.type === "change" && !["choice", "checkbox"].includes(field.kind))) return;
    const { input } = nodes[field.name];
    const told = field.kind === "checkbox" ? String(input.checked)
      : field.kind === "rich" ? input.innerText.replace(/\n$/, "") : input.value;
    const text = has("swallow-lines", field.name) ? told.replaceAll("\n", "") : told;
    if (field.kind === "rich" && text !== told) input.innerText = text;
    state[field.name] = field.mask?.(text) ?? text;
    delete wrong[field.name];
    // The state is what the field shows, whatever was typed.
    if (field.kind !== "checkbox" && field.kind !== "rich" && input.value !== state[field.name]) input.value = state[field.name];
    if (has("remount", field.name)) {
      const caret = input.selectionStart;
      nodes[field.name].box.replaceWith(drawn(field));
      nodes[field.name].input.focus();
      nodes[field.name].input.setSelectionRange(caret, caret);
    }
    draw((other) => redrawsAll && !isFocused(other));
    formular.tell(nodes[field.name].input);
  }

  /// The field is written anew when it is left: its node is another one before the next field has the focus.
  function left(event) {
    const field = byName(nameOf(event.target));
    // A node that is taken out while it has the focus is left as well; a window that is left keeps its field.
    if (!field || nodes[field.name]?.input !== event.target || isFocused(field)) return;
    state[field.name] = state[field.name] === "" ? "" : field.format?.(state[field.name]) ?? state[field.name];
    // The trap has been at the node before.
    if (has("reformat", field.name)) state[field.name] = event.target.value;
    wrong[field.name] = problem(field);
    if (wrong[field.name] && has("clears", field.name)) {
      state[field.name] = "";
      delete wrong[field.name];
    }
    draw((other) => other === field || (redrawsAll && other !== byName(nameOf(event.relatedTarget))));
    formular.tell(nodes[field.name].input);
  }

  function start() {
    draw(() => true);
    root.addEventListener("input", changed);
    root.addEventListener("change", changed);
    root.addEventListener("focusout", left);
    ready();
    if (document.hasFocus() || document.activeElement === document.body) nodes[shown()[0].name].input.focus();
  }

  if (switches.has("late")) requestIdleCallback(start); else start();
}
