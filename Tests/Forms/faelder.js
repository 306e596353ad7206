// Traps that a test switches on in the address: what real case systems do to whoever fills them.
//
//   citizen=CPR          the case of this citizen is open: CPR field, heading and title show it
//   title-citizen=CPR    only title and heading show it
//   prefill=FIELD:VALUE  the field holds a value already (a check box: true)
//   readonly=FIELD       the field cannot be written
//   maxlength=FIELD:N    the field is cut off at N characters
//   reformat=FIELD       on leaving, a date gets full stops (22.11.2026), other text capitals; FIELD:input does so at once
//   refuse=FIELD         the field takes keys but no paste
//   lose=FIELD           the first paste into the field is lost
//   lose-key=FIELD       the first letter that is typed into the field is lost
//   reject=FIELD         the field drops every input
//   shift=1              one field more after the first, so that the Tab order is off by one
//   order=FIELD:FIELD    the two fields stand in each other's place, as in a case of another type; not the first field
//   slow=MS              the page is busy so long after each input
// and, once, when FIELD gets the focus (FIELD:input: when it gets its text):
//   reload-at=FIELD      the page reloads
//   modal-at=FIELD       a dialog opens over the form and takes the focus
//   alert-at=FIELD       the browser's own message box
//   steal-at=FIELD       another window opens and takes the focus (fremmed.html, reported as form `fremmed`)
//   search-at=FIELD      the focus jumps to the search field in the heading
//   advance=FIELD:OTHER  the focus goes on to OTHER whenever the field gets a text, as in pages that count letters
//   divert-at=FIELD:OTHER  the focus jumps to OTHER with the first key: what is meant for FIELD comes there
//   citizen-at=FIELD:CPR another citizen's case is opened: heading and title show it; FIELD:CPR:OTHER: so does the field OTHER
//   logout-at=FIELD      the form is gone, the page asks for a log-in
//   freeze-at=FIELD:MS   the page stands still so long (default 20,000)
"use strict";

function faelder({ switches, note, tell, nameOf }) {
  const field = (id) => document.querySelector(`[data-name="${CSS.escape(id)}"]`) ?? document.getElementById(id);
  // Heard at the document: a page may replace its fields at any time.
  const when = (id, event, act, once = false) => {
    const heard = (happened) => {
      if (nameOf(happened.target) !== id) return;
      if (once) document.removeEventListener(event, heard, true);
      act(happened.target, happened);
    };
    document.addEventListener(event, heard, true);
  };
  const each = (name, act) => {
    for (const value of switches.getAll(name)) {
      const [id, ...rest] = value.split(":");
      // Whoever set the trap can see that somebody came to it; the first field may have had the focus before this.
      for (const event of ["focus", "keydown"]) {
        when(id, event, () => note(`_faelde-${name}-${id}`, "ramt"), true);
      }
      act(id, rest.join(":"));
    }
  };
  const busy = (milliseconds) => {
    const end = performance.now() + milliseconds;
    while (performance.now() < end);
  };

  function showCitizen(cpr) {
    const [before, ...after] = document.title.split(" - ");
    document.title = [before, cpr, ...after].join(" - ");
    const place = document.querySelector(".citizen");
    if (place) place.textContent = `CPR-nr. ${cpr}`;
  }
  for (const cpr of switches.getAll("title-citizen")) showCitizen(cpr);
  for (const cpr of switches.getAll("citizen")) {
    showCitizen(cpr);
    if (field("cpr")) field("cpr").value = cpr;
  }

  if (switches.has("shift")) {
    const extra = document.createElement("div");
    extra.className = "field";
    extra.innerHTML = '<label for="kaldenavn">Kaldenavn</label><input type="text" id="kaldenavn">';
    const first = document.querySelector("form input[type=text]");
    (first.closest(".field") ?? first).after(extra);
  }

  for (const pair of switches.getAll("order")) {
    const [one, other] = pair.split(":").map((id) => field(id)?.closest(".field") ?? field(id));
    if (!one || !other) continue;
    const place = document.createComment("");
    one.replaceWith(place);
    other.replaceWith(one);
    place.replaceWith(other);
  }

  each("prefill", (id, value) => {
    const target = field(id);
    if (!target) return;
    if (target.type === "checkbox") target.checked = value === "true";
    else if (target.tagName === "SELECT") {
      target.selectedIndex = [...target.options].findIndex((option) => option.textContent === value);
    } else target.value = value;
  });
  const refuse = (_, event) => event.preventDefault();
  each("readonly", (id) => { if (field(id)) field(id).readOnly = true; });
  each("maxlength", (id, length) => { if (field(id)) field(id).maxLength = Number(length); });
  each("refuse", (id) => when(id, "paste", refuse));
  each("lose", (id) => when(id, "paste", refuse, true));
  each("lose-key", (id) => {
    let isLost = false;
    when(id, "keydown", (_, event) => {
      if (isLost || [...event.key].length !== 1 || event.ctrlKey || event.altKey || event.metaKey) return;
      isLost = true;
      event.preventDefault();
    });
  });
  each("reject", (id) => {
    when(id, "beforeinput", refuse);
    when(id, "paste", refuse);
  });
  each("reformat", (id, moment) => {
    when(id, moment === "input" ? "input" : "blur", (target) => {
      const dated = /^\d{2}-\d{2}-\d{4}$/.test(target.value);
      target.value = dated ? target.value.replaceAll("-", ".") : target.value.toUpperCase();
      tell(target);
    });
  });
  const slow = Number(switches.get("slow") ?? 0);
  if (slow > 0) document.addEventListener("input", () => busy(slow), true);

  const once = (name, act) => each(name, (id, rest) => {
    when(id, rest === "input" ? "input" : "focus", (target) => act(target, rest), true);
  });

  // A reload must not happen again after itself.
  once("reload-at", () => {
    if (sessionStorage.getItem("reloaded")) return;
    sessionStorage.setItem("reloaded", "1");
    location.reload();
  });
  once("modal-at", () => {
    const dialog = document.createElement("dialog");
    dialog.innerHTML = `<h2>Har du gemt?</h2><div class="body"><p>Planen har ændringer, der ikke er gemt.</p>
      <div class="field"><label for="dialog-begrundelse">Begrundelse</label>
      <input type="text" id="dialog-begrundelse" autofocus></div>
      <p><button type="button" id="dialog-gem" class="main">Gem</button>
      <button type="button" id="dialog-fortryd">Fortryd</button></p></div>`;
    document.body.append(dialog);
    for (const id of ["dialog-gem", "dialog-fortryd"]) {
      field(id).addEventListener("click", () => { note("_dialogsvar", id); dialog.close(); });
    }
    dialog.addEventListener("cancel", () => note("_dialogsvar", "annulleret"));
    dialog.showModal();
  });
  once("alert-at", () => alert("Har du gemt?"));
  once("citizen-at", (_, rest) => {
    const [cpr, place] = rest.split(":");
    document.title = document.title.split(" - ")[0];
    showCitizen(cpr);
    note("_titel", document.title);
    if (place && field(place)) {
      field(place).value = cpr;
      tell(field(place));
    }
  });
  each("advance", (id, other) => when(id, "input", (target) => { if (target.value) field(other).focus(); }));
  each("divert-at", (id, other) => when(id, "keydown", () => field(other).focus(), true));
  once("search-at", () => field("soegning")?.focus());
  once("steal-at", () => {
    const other = window.open("fremmed.html?report=fremmed", "fremmed", "popup,width=520,height=320");
    note("_vindue", other ? "åbnet" : "afvist");
    if (!other) field("soegning")?.focus();
  });
  once("logout-at", () => {
    document.title = "Log ind - Plansystemet";
    document.querySelector(".page").innerHTML = `<section><h2>Du er logget ud</h2><div class="body two">
      <div class="field"><label for="bruger">Brugernavn</label><input type="text" id="bruger"></div></div></section>`;
    note("_titel", document.title);
    field("bruger").focus();
  });
  once("freeze-at", (_, time) => busy(Number(time) || 20000));
}
