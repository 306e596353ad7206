// What every web form here shares: it shows and reports what its fields hold.
//
// `?report=1` posts to `/state` of the server the page came from, `?report=NAME` to `/state?form=NAME`:
// first everything the form holds, then only what has changed, one request at a time.
// Reported besides the fields: `_indsat`, `_tastet`, `_valgt` (events of each kind), `_indsendt` (how often the form
// was submitted), `_fokus` (the field that has the focus), `_aktiv` (whether keys reach the page) and `_titel`.
// A field is known by its id; where a page makes ids anew all the time, by its `data-name`.
"use strict";

const formular = (() => {
  const switches = new URLSearchParams(location.search);
  const fieldSelector = "input:not([type=hidden]), select, textarea, [contenteditable]";
  const nameOf = (field) => field?.dataset?.name ?? field?.id ?? "";
  const counts = { indsat: 0, tastet: 0, valgt: 0, indsendt: 0 };
  const reporting = switches.get("report");
  const address = reporting === null ? null
    : "/state" + (reporting === "1" ? "" : `?form=${encodeURIComponent(reporting)}`);
  const received = [];
  const pending = {};
  let sending = false;
  let ready = false;
  let painting = false;

  const fields = () => [...document.querySelectorAll(fieldSelector)].filter(nameOf);
  const counted = () => fields().filter((field) => field.closest("form") && !field.hasAttribute("data-shown-only"));

  function valueOf(field) {
    if (field.type === "checkbox") return String(field.checked);
    if (field.tagName === "SELECT") return field.value === "" ? "" : field.selectedOptions[0].textContent;
    return field.isContentEditable ? field.innerText.replace(/\n$/, "") : field.value;
  }

  const isFilled = (field) => {
    const value = valueOf(field);
    return field.type === "checkbox" ? value === "true" : value !== "";
  };

  async function send(fresh) {
    if (address === null || sending || !ready) return;
    sending = true;
    for (let first = fresh; first || Object.keys(pending).length > 0; first = false) {
      const body = JSON.stringify(pending);
      for (const id of Object.keys(pending)) delete pending[id];
      const mark = first ? (address.includes("?") ? "&" : "?") + "fresh=1" : "";
      try {
        await fetch(address + mark, { method: "POST", body, headers: { "Content-Type": "application/json" } });
      } catch {
        break;
      }
    }
    sending = false;
  }

  function note(id, value) {
    if (address === null) return;
    pending[id] = value;
    send(false);
  }

  function noteCounts() {
    for (const [kind, count] of Object.entries(counts)) note(`_${kind}`, String(count));
  }

  // A browser drops keys until it has drawn the page for the first time: before that the page is not there.
  function painted() {
    return new Promise((resolve) => {
      new PerformanceObserver((list, observer) => { observer.disconnect(); resolve(); })
        .observe({ type: "paint", buffered: true });
    });
  }

  // The summary is drawn at most once a frame, so that showing it does not slow the filling down.
  function show() {
    if (painting) return;
    painting = true;
    requestAnimationFrame(() => { painting = false; paint(); });
  }

  function paint() {
    const aside = document.querySelector("aside");
    if (!aside) return;
    const all = counted();
    const filled = all.filter(isFilled).length;
    const write = (name, text) => { const place = aside.querySelector(`[data-sum=${name}]`); if (place) place.textContent = text; };
    write("filled", `${filled} af ${all.length}`);
    write("pasted", counts.indsat);
    write("typed", counts.tastet);
    write("chosen", counts.valgt);
    write("submitted", counts.indsendt);
    aside.querySelector(".bar i").style.width = `${Math.round((100 * filled) / Math.max(all.length, 1))}%`;
    list(aside.querySelector("ol"));
  }

  // Only what is new is drawn: an application that throws its page away all the time is nobody's measure.
  function list(place) {
    for (const [label, value, id] of received.splice(0)) {
      if (place.firstChild?.dataset.id !== id) {
        const item = document.createElement("li");
        const name = document.createElement("b");
        name.textContent = `${label}: `;
        item.dataset.id = id;
        item.append(name, "");
        place.prepend(item);
        if (place.children.length > 12) place.lastChild.remove();
      }
      place.firstChild.lastChild.data = value;
    }
  }

  function labelOf(field) {
    const text = field.getAttribute("aria-label") ?? field.labels?.[0]?.textContent ?? nameOf(field);
    return text.replace("*", "").trim();
  }

  function changed(event) {
    const field = event.target;
    if (!field.matches?.(fieldSelector) || !nameOf(field)) return;
    if (event.type === "input" && field.tagName !== "SELECT" && field.type !== "checkbox") {
      counts[event.inputType === "insertFromPaste" ? "indsat" : "tastet"] += 1;
    } else if (event.type === "change" && (field.tagName === "SELECT" || field.type === "checkbox")) {
      counts.valgt += 1;
    }
    tell(field);
    noteCounts();
  }

  function tell(field) {
    const value = valueOf(field);
    if (field.type !== "checkbox") field.classList.toggle("filled", value !== "" && !field.readOnly);
    const last = received.at(-1);
    const name = nameOf(field);
    if (last && last[2] === name) last[1] = value; else received.push([labelOf(field), value, name]);
    note(name, value);
    show();
  }

  function start() {
    document.addEventListener("input", changed);
    document.addEventListener("change", changed);
    document.addEventListener("focusin", (event) => note("_fokus", nameOf(event.target)));
    for (const type of ["focus", "blur"]) window.addEventListener(type, () => note("_aktiv", String(type === "focus")));
    document.addEventListener("submit", (event) => {
      event.preventDefault();
      counts.indsendt += 1;
      noteCounts();
      show();
    });
    for (const field of fields()) pending[nameOf(field)] = valueOf(field);
    for (const [kind, count] of Object.entries(counts)) pending[`_${kind}`] = String(count);
    pending._fokus = nameOf(document.activeElement);
    pending._titel = document.title;
    pending._aktiv = String(document.hasFocus());
    paint();
    painted().then(() => { ready = true; send(true); });
  }

  return { switches, start, tell, note, labelOf, nameOf };
})();
