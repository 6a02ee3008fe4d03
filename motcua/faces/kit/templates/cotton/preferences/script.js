on("submit", ".preferences", (event, form) => {
  const button = event.submitter;
  if (!button || !window.fetch || button.name === "language") return;
  event.preventDefault();
  const body = new FormData(form);
  body.set(button.name, button.value);
  fetch(form.action, { method: "POST", body, redirect: "manual", credentials: "same-origin" });
  const plain = button.value === "auto" || button.value === "normal";
  if (plain) delete root.dataset[button.name]; else root.dataset[button.name] = button.value;
  if (button.name === "contrast") { button.setAttribute("aria-pressed", String(!plain)); button.value = plain ? "more" : "normal"; return; }
  button.parentElement.querySelectorAll("button").forEach((one) => one.setAttribute("aria-pressed", String(one === button)));
});
