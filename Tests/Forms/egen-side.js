// What the form server adds to a page of an author's own: it reports what the page's fields hold.
//
// Each field is reported as `=label` (small letters; `=label=2` for the second of that label) and as `#n`, its place among
// everything that Tab comes to, from 1. Reported besides: `_titel`, `_fokus`, `_indsendt`. Nothing in the page is changed,
// but that its first field gets the focus where nothing has it, as if the user had clicked there.
"use strict";

(() => {
  const form = new URLSearchParams(location.search).get("report");
  if (form === null) return;
  const address = `/state?form=${encodeURIComponent(form)}`;
  const pressed = ["button", "submit", "reset", "image"];
  const known = new Map();
  let sending = false;
  let fresh = true;
  let ready = false;
  let submitted = 0;

  const isShown = (part) => part.getClientRects().length > 0 && getComputedStyle(part).visibility !== "hidden";

  // A group of radio buttons is one place.
  function stops() {
    const groups = new Set();
    return [...document.querySelectorAll("input, select, textarea, button, a[href], summary, [tabindex], [contenteditable]")]
      .filter((part) => !part.disabled && part.tabIndex >= 0 && part.type !== "hidden" && isShown(part))
      .filter((part) => {
        if (part.type !== "radio" || !part.name) return true;
        if (groups.has(part.name)) return false;
        groups.add(part.name);
        return true;
      });
  }

  const isField = (part) => ["INPUT", "SELECT", "TEXTAREA"].includes(part.tagName) && !pressed.includes(part.type);
  const fields = () => [...document.querySelectorAll("input, select, textarea")]
    .filter((part) => isField(part) && part.type !== "hidden" && part.type !== "radio" && isShown(part));

  function textOf(part) {
    const copy = part.cloneNode(true);
    for (const inner of copy.querySelectorAll("input, select, textarea, button")) inner.remove();
    return copy.textContent;
  }

  function labelOf(field) {
    const named = (field.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean)
      .map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
    const labels = [...(field.labels ?? [])].map(textOf).join(" ");
    const text = [named, field.getAttribute("aria-label"), labels, field.title, field.placeholder].find((one) => one?.trim());
    return (text ?? "").replace(/\s+/g, " ").trim().replace(/[:* ]+$/, "").toLowerCase();
  }

  function valueOf(field) {
    if (field.type === "checkbox") return String(field.checked);
    if (field.tagName === "SELECT") {
      return field.value === "" ? "" : (field.selectedOptions[0]?.textContent ?? "").replace(/\s+/g, " ").trim();
    }
    return field.value;
  }

  function contents() {
    const found = new Map([["_titel", document.title], ["_indsendt", String(submitted)]]);
    found.set("_fokus", labelOf(document.activeElement ?? document.body));
    const seen = new Map();
    for (const field of fields()) {
      const label = labelOf(field);
      if (label === "") continue;
      const count = (seen.get(label) ?? 0) + 1;
      seen.set(label, count);
      found.set(count === 1 ? `=${label}` : `=${label}=${count}`, valueOf(field));
    }
    stops().forEach((part, index) => { if (isField(part)) found.set(`#${index + 1}`, valueOf(part)); });
    return found;
  }

  async function send() {
    if (sending || !ready) return;
    sending = true;
    for (;;) {
      const changed = [...contents()].filter(([name, value]) => known.get(name) !== value);
      if (changed.length === 0 && !fresh) break;
      for (const [name, value] of changed) known.set(name, value);
      const mark = fresh ? "&fresh=1" : "";
      fresh = false;
      try {
        await fetch(address + mark, {
          method: "POST", body: JSON.stringify(Object.fromEntries(changed)), headers: { "Content-Type": "application/json" },
        });
      } catch {
        break;
      }
    }
    sending = false;
  }

  function begin() {
    for (const type of ["input", "change", "focusin", "focusout", "click"]) document.addEventListener(type, () => send(), true);
    document.addEventListener("submit", () => { submitted += 1; send(); }, true);
    if (!document.activeElement || document.activeElement === document.body) stops().find(isField)?.focus();
    // A browser drops keys until it has drawn the page for the first time: before that the page is not there.
    new PerformanceObserver((_list, observer) => { observer.disconnect(); ready = true; send(); })
      .observe({ type: "paint", buffered: true });
  }

  if (document.readyState === "complete") begin(); else addEventListener("load", begin);
})();
