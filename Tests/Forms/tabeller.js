// Builds the rows of `<table data-table=NAME data-rows=N>` from its headings.
// A cell has the id `NAME[ROW].COLUMN` and is known to a screen reader as `LABEL ROW`, rows from 1.
"use strict";

for (const table of document.querySelectorAll("table[data-table]")) {
  const columns = [...table.querySelectorAll("th[data-column]")].map((heading) => heading.dataset);
  for (let row = 1; row <= Number(table.dataset.rows); row += 1) {
    const line = table.tBodies[0].insertRow();
    const number = line.insertCell();
    number.className = "row";
    number.textContent = row;
    for (const { column, label, length } of columns) {
      const input = document.createElement("input");
      input.type = "text";
      input.id = `${table.dataset.table}[${row}].${column}`;
      input.maxLength = Number(length);
      input.setAttribute("aria-label", `${label} ${row}`);
      line.insertCell().append(input);
    }
  }
}
