document.querySelectorAll("form[data-autosave]").forEach((form) => {
  const state = form.querySelector("[data-autosave-state]"), words = state?.querySelector("[data-saved]");
  const place = "autosave:" + (form.dataset.draft || location.pathname + "#" + (form.id || form.action));
  const store = { get: () => { try { return localStorage.getItem(place); } catch { return null; } }, set: (text) => { try { localStorage.setItem(place, text); } catch { /* private window */ } }, drop: () => { try { localStorage.removeItem(place); } catch { /* private window */ } } };
  const hidden = ["csrfmiddlewaretoken", "idempotency"];
  let timer = 0, wait = 2000, going = false, again = false;
  const show = (kind, text) => { if (!state) return; state.className = "autosave " + kind; words.textContent = text; };
  const typed = () => [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !hidden.includes(name));
  const send = async () => {
    clearTimeout(timer);
    if (going) { again = true; return; }
    going = true;
    const pairs = typed();
    store.set(JSON.stringify(pairs));
    show("", words?.dataset.saving);
    try {
      const body = new FormData(form);
      [...body].forEach(([name, value]) => { if (typeof value !== "string") body.delete(name); });
      const answer = await fetch(form.dataset.autosave || form.action, { method: "POST", body, credentials: "same-origin", headers: { "X-Autosave": "1" } });
      if (!answer.ok && answer.status !== 422) throw new Error(answer.status);
      if (JSON.stringify(typed()) === JSON.stringify(pairs)) store.drop();
      show("saved", words?.dataset.saved + " " + clock());
      wait = 2000;
    } catch {
      show("waiting", words?.dataset.waiting);
      timer = setTimeout(send, wait);
      wait = Math.min(wait * 2, 60000);
    }
    going = false;
    if (again) { again = false; send(); }
  };
  const before = store.get();
  if (before) {
    JSON.parse(before).forEach(([name, value]) => [...form.querySelectorAll("[name=" + CSS.escape(name) + "]")].forEach((one) => {
      if (one.type === "radio" || one.type === "checkbox") one.checked = one.checked || one.value === value;
      else if (one.type !== "file" && one.type !== "hidden") one.value = value;
    }));
    show("waiting", words?.dataset.restored);
    timer = setTimeout(send, 500);
  }
  form.addEventListener("input", () => { store.set(JSON.stringify(typed())); clearTimeout(timer); timer = setTimeout(send, 1200); });
  form.addEventListener("submit", () => { clearTimeout(timer); });
  addEventListener("online", () => { if (store.get()) send(); });
});
