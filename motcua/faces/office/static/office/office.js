(() => {
"use strict";
// j and k walk through the rows, x ticks one; Enter follows the link that has the focus.
const rows = () => [...document.querySelectorAll("[data-rows] .row-link")];
const typing = (target) => /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && target.type !== "checkbox";
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector("dialog[open]")) return;
  const links = rows();
  if (!links.length || !["j", "k", "x"].includes(event.key)) return;
  const row = document.activeElement.closest("tr"), place = links.findIndex((link) => link.closest("tr") === row);
  event.preventDefault();
  if (event.key === "x") { row?.querySelector("input[data-pick]")?.click(); return; }
  const next = event.key === "j" ? Math.min(place + 1, links.length - 1) : Math.max(place - 1, 0);
  links[next].focus();
  links[next].scrollIntoView({ block: "nearest" });
});
// The list asks every quarter of a minute whether anything is new: not in a hidden window, and what is picked stays picked.
let kept = { picked: [], focus: "" };
document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.target.matches("[data-poll]") && document.hidden) event.preventDefault();
});
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status === 304) { event.detail.shouldSwap = false; return; }
  if (!event.target.matches("[data-poll]")) return;
  const focused = event.target.contains(document.activeElement) ? document.activeElement : null;
  kept = {
    picked: [...event.target.querySelectorAll("input[data-pick]:checked")].map((box) => box.value),
    focus: focused?.getAttribute("href") || "",
  };
});
document.addEventListener("htmx:afterSwap", (event) => {
  const list = document.querySelector("[data-poll]");
  if (!list || !event.detail.elt.matches?.("[data-poll]")) return;
  list.querySelectorAll("input[data-pick]").forEach((box) => { box.checked = kept.picked.includes(box.value); });
  if (kept.focus) [...list.querySelectorAll("a")].find((link) => link.getAttribute("href") === kept.focus)?.focus();
});
})();
