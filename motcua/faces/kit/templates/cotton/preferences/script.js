// the choice is kept by the page itself: it holds without signal and however soon the visitor goes on
on("submit", ".preferences", (event, form) => {
  const button = event.submitter;
  if (!button || button.name === "language") return;
  event.preventDefault();
  const plain = button.value === "auto" || button.value === "normal";
  const age = plain ? 0 : 365 * 24 * 3600;
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${button.name}=${plain ? "" : button.value}; Path=/; Max-Age=${age}; SameSite=Lax${secure}`;
  if (plain) delete root.dataset[button.name]; else root.dataset[button.name] = button.value;
  if (button.name === "contrast") { button.setAttribute("aria-pressed", String(!plain)); button.value = plain ? "more" : "normal"; return; }
  button.parentElement.querySelectorAll("button").forEach((one) => one.setAttribute("aria-pressed", String(one === button)));
});
