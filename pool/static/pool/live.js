/* A part of the page that htmx fetches again: not while nobody looks, and nothing that was opened is closed. */
const region = document.querySelector("[data-live]");
const news = document.getElementById("live-news");
const points = () => new Set([...region.querySelectorAll("[data-item]")].map((one) => one.id));
let known = points();
let open = [];

document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.target === region && document.hidden) event.preventDefault();
});

document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.target !== region) return;
  open = [...region.querySelectorAll("details[open][id]")].map((one) => one.id);
});

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.target !== region) return;
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  const now = points();
  const fresh = [...now].filter((id) => !known.has(id)).length;
  known = now;
  if (fresh) news.textContent = fresh === 1 ? news.dataset.one : news.dataset.many.replace("#", fresh);
});

/* Who comes back to the page need not wait for the next round. */
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) window.htmx?.trigger(region, "back");
});

for (const name of ["htmx:sendError", "htmx:responseError"]) {
  document.addEventListener(name, (event) => {
    if (event.target === region) news.textContent = news.dataset.lost;
  });
}
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful && news.textContent === news.dataset.lost) news.textContent = "";
});
