// The application for mentor support: what its fields are called, how they are written and what is wrong with them.
"use strict";

{
  const digits = (text) => text.replace(/\D/g, "");

  /// `22112026`, `22-11-2026` and `22.11.2026` are written `22-11-2026` while they come.
  const maskDate = (text) => [text.replace(/\D/g, "").slice(0, 2), digits(text).slice(2, 4), digits(text).slice(4, 8)]
    .filter((part) => part !== "").join("-");
  const isDay = (text) => {
    const [day, month, year] = text.split(/[-.]/).map(Number);
    const date = new Date(Date.UTC(year, month - 1, day));
    return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  };
  const judgeDate = (text) => (isDay(text) ? "" : "Datoen findes ikke");

  const amount = (text) => Number(text.replace(/[.\s]|kr\.?/g, "").replace(",", "."));
  const formatAmount = (text) => {
    if (!Number.isFinite(amount(text))) return text;
    const [whole, part] = amount(text).toFixed(2).split(".");
    return `${whole.replace(/\B(?=(\d{3})+$)/g, ".")},${part}`;
  };
  const judgeAmount = (text) => (Number.isFinite(amount(text)) && amount(text) <= 50000 ? ""
    : "Beløbet må højst være 50.000,00 kr.");

  const formatNumber = (text) => (digits(text).length === 10 ? `${digits(text).slice(0, 6)}-${digits(text).slice(6)}` : text);
  const judgeNumber = (text) => (/^\d{6}-\d{4}$/.test(text) ? "" : "CPR-nummeret har ti cifre");
  const judgeHours = (text) => (amount(text) > 0 && amount(text) <= 37 ? "" : "Højst 37 timer om ugen");

  const described = [
    { name: "navn", label: "Navn", kind: "text", required: true, length: 80, format: (text) => text.trim() },
    { name: "cpr", label: "CPR-nr.", kind: "text", required: true, length: 11, format: formatNumber, judge: judgeNumber },
    { name: "stoetteform", label: "Hvem skal være mentor?", kind: "choice", required: true,
      options: ["En medarbejder i virksomheden", "En ekstern mentor"] },
    { name: "mentor", label: "Mentorens virksomhed", kind: "text", required: true, length: 80,
      when: (state) => state.stoetteform === "En ekstern mentor" },
    { name: "fra", label: "Støtten begynder", kind: "text", required: true, placeholder: "dd-mm-åååå",
      mask: maskDate, judge: judgeDate },
    { name: "til", label: "Støtten slutter", kind: "text", required: true, length: 20,
      format: (text) => text.replaceAll("-", "."), judge: judgeDate },
    { name: "timer", label: "Timer om ugen", kind: "text", required: true, length: 6, judge: judgeHours },
    { name: "beloeb", label: "Samlet beløb", kind: "text", required: true, length: 15, format: formatAmount, judge: judgeAmount },
    { name: "begrundelse", label: "Begrundelse", kind: "multiline", wide: true, required: true },
    { name: "aftale", label: "Aftale med virksomheden", kind: "rich", wide: true },
    { name: "samtykke", label: "Borgeren er enig i ansøgningen", kind: "checkbox", required: true },
    { name: "sagsbehandler", label: "Sagsbehandler", kind: "text", length: 80 },
  ];

  genskab({
    root: document.getElementById("rod"), submit: document.querySelector("button[type=submit]"), described, formular,
    ready() {
      faelder(formular);
      formular.start();
    },
  });
}
