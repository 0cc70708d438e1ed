/* The desk's calendar by keyboard: arrow keys move through the days, Enter opens the first appointment, t is
   today. Only the cell one is in can be reached by Tab, so that the others are no stops on the way. */
const cellsOf = (table) => [...table.rows].map((row) => [...row.cells].filter((one) => one.offsetParent !== null));

const step = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] };

function goTo(table, cell) {
  for (const one of table.querySelectorAll("[tabindex='0']")) one.tabIndex = -1;
  cell.tabIndex = 0;
  cell.focus();
}

for (const table of document.querySelectorAll("table[data-cells]")) {
  for (const cell of table.querySelectorAll("th, td")) cell.tabIndex = -1;
  const first = table.querySelector("[aria-current='date']")?.closest("th, td") || table.querySelector("tbody td");
  if (first) first.tabIndex = 0;
  table.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !event.target.matches("th, td")) return;
    if (event.key === "Enter") event.target.querySelector("a")?.click();
    const rows = cellsOf(table);
    const y = rows.findIndex((row) => row.includes(event.target));
    const x = rows[y]?.indexOf(event.target) ?? -1;
    let goal = null;
    if (event.key in step) goal = rows[y + step[event.key][0]]?.[x + step[event.key][1]];
    if (event.key === "Home") goal = rows[y][0];
    if (event.key === "End") goal = rows[y].at(-1);
    if (!goal) return;
    event.preventDefault();
    goTo(table, goal);
  });
}

document.addEventListener("keydown", (event) => {
  if (localStorage.getItem("desk-keys-off") === "1") return; // keys.js has the switch
  if (event.key !== "t" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.closest("input, select, textarea, [contenteditable]")) return;
  document.querySelector("a[data-today]")?.click();
});
