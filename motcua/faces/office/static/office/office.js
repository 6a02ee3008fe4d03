(() => {
"use strict";
const typing = (target) => /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && !/^(checkbox|radio)$/.test(target.type);
const plain = (event) => !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;

// j and k walk through the rows, x ticks one; Enter follows the link that has the focus.
const rows = () => [...document.querySelectorAll("[data-rows] .row-link")];
const line = (link) => link.closest("tr, li");
addEventListener("keydown", (event) => {
  if (!plain(event) || typing(event.target) || document.querySelector("dialog[open]")) return;
  const links = rows();
  if (!links.length || !["j", "k", "x"].includes(event.key)) return;
  const here = line(document.activeElement) || null, place = links.findIndex((link) => here && line(link) === here);
  event.preventDefault();
  if (event.key === "x") { here?.querySelector("input[data-pick]")?.click(); return; }
  const next = event.key === "j" ? Math.min(place + 1, links.length - 1) : Math.max(place - 1, 0);
  links[next].focus();
  links[next].scrollIntoView({ block: "nearest" });
});

// The list asks every quarter of a minute whether anything is new: not in a hidden window; what is picked stays picked.
let kept = null;
const remember = (region) => {
  const focused = region.contains(document.activeElement) ? document.activeElement : null;
  kept ??= { ticked: [], open: [], focus: null };
  kept.ticked.push(...[...region.querySelectorAll("input[data-pick], input[name=do]")].filter((box) => box.checked).map((box) => box.value));
  kept.open.push(...[...region.querySelectorAll("details[id][open]")].map((one) => one.id));
  if (focused) kept.focus = { id: focused.id, href: focused.getAttribute("href") || "" };
};
document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.target.matches("[data-poll]") && document.hidden) event.preventDefault();
});
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status === 304) { event.detail.shouldSwap = false; return; }
  if (event.target.matches("[data-poll], [data-keep]")) remember(event.target);
});
document.addEventListener("htmx:oobBeforeSwap", (event) => { if (event.detail.target.matches("[data-keep]")) remember(event.detail.target); });
document.addEventListener("htmx:afterSettle", () => {
  if (!kept) return;
  const was = kept, regions = [...document.querySelectorAll("[data-poll], [data-keep]")];
  const all = (selector) => regions.flatMap((region) => [...region.querySelectorAll(selector)]);
  kept = null;
  all("input[data-pick], input[name=do]").forEach((box) => { box.checked = was.ticked.includes(box.value); });
  was.open.forEach((id) => { const one = document.getElementById(id); if (one) one.open = true; });
  if (!was.focus || document.activeElement !== document.body) return;
  (was.focus.id ? document.getElementById(was.focus.id) : all("a").find((link) => link.getAttribute("href") === was.focus.href))?.focus();
}, true);

// What is ticked to try the score: unticked where the answer stands, without a new page.
document.addEventListener("click", (event) => {
  const undo = event.target.closest?.("[data-untick]"), form = document.getElementById("acts");
  if (!undo || !form || !plain(event)) return;
  event.preventDefault();
  const boxes = [...form.querySelectorAll("input[name=do]:checked")].filter((box) => ["*", box.value].includes(undo.dataset.untick));
  boxes.forEach((box) => { box.checked = false; });
  boxes[0]?.focus();
  form.dispatchEvent(new Event("change", { bubbles: true }));
});

// A form that cannot be shown in the dialog is opened as the page it is; that page says why.
const opened = (event) => { if (event.detail.target?.closest?.("#doing")) location.assign(event.detail.pathInfo.requestPath); };
document.addEventListener("htmx:responseError", opened);
document.addEventListener("htmx:sendError", opened);

// The counter: arrow down leads from the search to what was found; Enter goes from field to field; Ctrl+Enter receives.
addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" && event.target.id === "q" && rows().length) { event.preventDefault(); rows()[0].focus(); }
});
const desk = document.querySelector("[data-desk]");
if (desk) {
  const fields = () => [...desk.querySelectorAll("input:not([type=hidden]):not([type=file]), select, textarea, button[data-primary]")]
    .filter((one) => one.offsetParent !== null && !one.disabled);
  desk.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || event.defaultPrevented) return;
    if (event.ctrlKey) { event.preventDefault(); desk.querySelector("[data-primary]").click(); return; }
    const field = event.target;
    if (!/^(INPUT|SELECT)$/.test(field.tagName) || (field.name === "card" && field.value.trim())) return;
    event.preventDefault();
    const line_ = fields();
    line_[line_.indexOf(field) + 1]?.focus();
  });
  const all = desk.querySelector("[data-tick-all]"), ticks = [...desk.querySelectorAll("[data-tick]")];
  all?.addEventListener("change", () => ticks.forEach((box) => { box.checked = all.checked; }));
  ticks.forEach((box) => box.addEventListener("change", () => { if (all) all.checked = ticks.every((one) => one.checked); }));
  desk.querySelectorAll(".scan-file input").forEach((input) => input.addEventListener("change", () => {
    const label = input.closest(".scan-file");
    label.classList.toggle("chosen", input.files.length > 0);
    if (input.files.length) label.querySelector("span:not(.hush)").textContent = input.files[0].name;
  }));
}

// Proposed tasks: j and k walk through them and show their words in the text; a letter does what its button does.
// In a form Ctrl+Enter saves, and Escape leaves it while nothing was typed.
const pile = document.querySelector("[data-proposals]");
if (pile) {
  const cards = () => [...pile.querySelectorAll("[data-proposal]")];
  const keys = { a: "accept", e: "edit", s: "split", m: "join", x: "drop", u: "undo" };
  const here = () => document.activeElement.closest?.("[data-proposal]");
  const look = (card) => {
    document.querySelectorAll("mark.now").forEach((one) => one.classList.remove("now"));
    const words = [...document.querySelectorAll("mark[data-of]")].filter((one) => one.dataset.of.split(" ").includes(card.dataset.proposal));
    words.forEach((one) => one.classList.add("now"));
    const text = words[0]?.closest(".document-text");
    if (text) text.scrollTop += words[0].getBoundingClientRect().top - text.getBoundingClientRect().top - 60;
  };
  pile.addEventListener("focusin", (event) => { const card = event.target.closest("[data-proposal]"); if (card) look(card); });
  pile.addEventListener("input", (event) => { if (event.target.form) event.target.form.dataset.typed = ""; });
  addEventListener("keydown", (event) => {
    const form = event.target.form, card = event.target.closest?.("[data-proposal]");
    if (!form || !card || event.isComposing) return;
    if (event.key === "Enter" && event.ctrlKey) { event.preventDefault(); form.requestSubmit(); }
    else if (event.key === "Escape" && !("typed" in form.dataset)) form.querySelector("[data-do=leave]")?.click();
  });
  addEventListener("keydown", (event) => {
    if (!plain(event) || typing(event.target) || document.querySelector("dialog[open]")) return;
    const all = cards(), place = all.indexOf(here());
    if (event.key === "j" || event.key === "k") {
      event.preventDefault();
      const next = all[event.key === "j" ? Math.min(place + 1, all.length - 1) : Math.max(place - 1, 0)];
      next?.focus();
      next?.scrollIntoView({ block: "nearest" });
    } else if (keys[event.key]) {
      const from = event.key === "u" ? document : here();
      const button = from?.querySelector(`[data-do=${keys[event.key]}]`);
      if (button) { event.preventDefault(); button.click(); }
    }
  });
  document.addEventListener("click", (event) => { if (event.target.closest?.("[data-open=keys]")) requestAnimationFrame(() => document.querySelector("[data-keys]")?.append(document.querySelector(".keys-told").cloneNode(true))); });
  const first = location.hash.startsWith("#p") ? document.getElementById(location.hash.slice(1)) : null;
  const form = first?.querySelector("textarea");
  (form || first)?.focus();
  if (form) first.addEventListener("focus", () => form.focus(), { once: true }); // a browser goes to the place in the address last
}

// A menu of further acts closes when one looks elsewhere.
document.addEventListener("click", (event) => {
  document.querySelectorAll("details.next-more[open]").forEach((menu) => { if (!menu.contains(event.target) && document.querySelector(".next-first")?.children.length) menu.open = false; });
});
})();
