/* Keys of the desk. They never act while somebody types, and whoever needs them otherwise turns them off. */
const OFF = "desk-keys-off";
const WAIT = 1500; // ms between g and the letter
let began = 0;

const list = () => document.getElementById("keys");
const off = () => localStorage.getItem(OFF) === "1";
const typing = (one) =>
  one.isContentEditable ||
  one.closest("select, textarea, input:not([type=checkbox], [type=radio], [type=submit], [type=button])");

/* The points of a page: those of the front page, otherwise the rows of its tables. */
function points() {
  const marked = [...document.querySelectorAll("main [data-item] :is(a, button)")];
  const first = marked.filter((one) => one.closest("[data-item]").querySelector("a, button") === one);
  return first.length ? first : [...document.querySelectorAll("main tbody th[scope=row] a")];
}

function step(by) {
  const all = points();
  if (!all.length) return;
  const item = document.activeElement.closest("[data-item], tr");
  const here = all.findIndex((one) => item && item.contains(one));
  const next = here < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(here + by, 0), all.length - 1);
  all[next].focus();
}

function press(keys) {
  const entry = [...list().querySelectorAll("a[data-keys]")].find((one) => one.dataset.keys === keys);
  if (entry) location.assign(entry.href);
}

function search() {
  const field = document.querySelector("input[data-search]");
  if (!field) return false;
  field.focus();
  field.select();
  return true;
}

document.addEventListener("keydown", (event) => {
  const other = event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat;
  if (other || off() || typing(event.target) || event.defaultPrevented) return;
  if (list().open && event.key !== "?") return;
  const key = event.key;
  const second = Date.now() - began < WAIT;
  began = 0;
  if (second && /^[a-z]$/.test(key)) {
    event.preventDefault(); // the letter means nothing else now
    press(`g ${key}`);
  } else if (key === "g") began = Date.now();
  else if (key === "n") press("n");
  else if (key === "j") step(1);
  else if (key === "k") step(-1);
  else if (key === "?") list().open ? list().close() : list().showModal();
  else if (key === "/" && search()) event.preventDefault();
});

/* The switch stands in the list and on its own page; it is shown where there is something to switch. */
for (const box of document.querySelectorAll("[data-keys-switch]")) {
  const input = box.querySelector("input");
  box.hidden = false;
  input.checked = !off();
  input.addEventListener("change", () => {
    if (input.checked) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "1");
    for (const one of document.querySelectorAll("[data-keys-switch] input")) one.checked = input.checked;
  });
}
