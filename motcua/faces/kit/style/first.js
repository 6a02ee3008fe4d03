// What every piece's script may use. Pages work without any of this.
const root = document.documentElement;
root.classList.add("script");
const on = (name, selector, does) => document.addEventListener(name, (event) => {
  const found = event.target.closest?.(selector);
  if (found) does(event, found);
});
const make = (tag, style, text) => {
  const box = document.createElement(tag);
  if (style) box.className = style;
  if (text) box.textContent = text;
  return box;
};
const run = (piece) => { try { piece(); } catch (error) { setTimeout(() => { throw error; }); } };
const said = (vi, en) => (root.lang === "en" ? en : vi);
const clock = () => new Date().toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" });
on("click", "[data-print]", () => print());
const focusFirst = (within) => within.querySelector?.("[data-focus]")?.focus();
focusFirst(document);
document.addEventListener("htmx:afterSwap", (event) => focusFirst(event.target));

// Keys: an element with data-key is pressed by that key; a field is entered by it.
const busy = (target) => target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && !/^(checkbox|radio|button|submit)$/.test(target.type);
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape" && busy(event.target)) { event.target.blur(); return; }
  if (busy(event.target)) return;
  const within = document.querySelector("dialog[open]") || document;
  const found = [...within.querySelectorAll("[data-key]")].find((one) => one.dataset.key === event.key && one.offsetParent !== null);
  if (!found) return;
  event.preventDefault();
  if (busy(found)) { found.focus(); found.select?.(); } else found.click();
});
on("click", "[data-open=keys]", () => {
  const list = make("dl", "keys");
  const told = new Set();
  document.querySelectorAll("[data-key]").forEach((one) => {
    if (told.has(one.dataset.key) || one.offsetParent === null) return;
    told.add(one.dataset.key);
    const term = make("dt"), name = one.getAttribute("aria-label") || one.dataset.keyName || one.labels?.[0]?.textContent || one.querySelector("span")?.textContent || one.textContent;
    term.append(make("kbd", "", { ArrowLeft: "←", ArrowRight: "→" }[one.dataset.key] || one.dataset.key));
    list.append(term, make("dd", "", name.trim()));
  });
  document.querySelector("[data-keys]")?.replaceChildren(list);
});

// Double submit: the second press of a form that is on its way does nothing; the server knows it by its key besides.
on("submit", "form[method=post]", (event, form) => {
  if (event.defaultPrevented || form.matches(".preferences, [data-again]")) return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "yes";
  event.submitter?.setAttribute("aria-busy", "true");
});
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => {
  delete form.dataset.sent;
  form.querySelectorAll("[aria-busy]").forEach((one) => one.removeAttribute("aria-busy"));
}));
document.addEventListener("htmx:afterRequest", (event) => { const form = event.target.closest?.("form"); if (form) { delete form.dataset.sent; form.querySelectorAll("[aria-busy]").forEach((one) => one.removeAttribute("aria-busy")); } });
