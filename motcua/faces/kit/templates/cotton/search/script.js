// Suggestions are plain links; the arrows walk through them, Escape puts them away.
on("keydown", ".search", (event, form) => {
  const found = form.querySelector(".found"), links = [...(found?.querySelectorAll("a") || [])], at = links.indexOf(document.activeElement);
  if (!links.length) return;
  if (event.key === "Escape") { found.replaceChildren(); form.querySelector(".input").focus(); event.stopPropagation(); return; }
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  event.preventDefault();
  const next = at + (event.key === "ArrowDown" ? 1 : -1);
  if (next < 0) form.querySelector(".input").focus(); else links[Math.min(next, links.length - 1)].focus();
});
document.addEventListener("focusin", (event) => document.querySelectorAll(".search .found").forEach((found) => {
  if (!found.parentElement.contains(event.target)) found.replaceChildren();
}));
