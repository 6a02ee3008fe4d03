// A form that saves itself. `revision` is the version one writes upon: the answer's X-Revision is the next, 409 says that another window was faster.
document.querySelectorAll("form[data-autosave]").forEach((form) => {
  const state = form.querySelector("[data-autosave-state]"), words = state?.querySelector("[data-saved]"), revision = form.elements.revision;
  const place = "autosave:" + (form.dataset.draft || location.pathname + "#" + (form.id || form.action));
  const store = { get: () => { try { return localStorage.getItem(place); } catch { return null; } }, set: (text) => { try { localStorage.setItem(place, text); } catch { /* private window */ } }, drop: () => { try { localStorage.removeItem(place); } catch { /* private window */ } } };
  const hidden = ["csrfmiddlewaretoken", "idempotency"];
  let timer = 0, wait = 2000, going = false, sent = [], again = false, leaving = null, over = false;
  const show = (kind, text) => { if (!state) return; state.className = "autosave " + kind; words.textContent = text; };
  const typed = () => [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !hidden.includes(name));
  // kept here: what is typed, and what was sent and not answered yet, so that a page opened anew knows its own words again
  const keep = () => store.set(JSON.stringify({ typed: typed(), sent }));
  const plain = (pairs) => JSON.stringify((pairs || []).filter(([name]) => name !== "revision").map(([name, value]) => [name, value.trim().replace(/\s+/g, " ")]));
  const answered = async (answer, pairs) => {
    if (answer.status === 409) { over = true; show("waiting", (await answer.text()) || words?.dataset.changed); return; }
    if (answer.status === 422) { show("waiting", words?.dataset.refused); return; }
    if (!answer.ok || answer.redirected) throw new Error(answer.status);
    const more = JSON.stringify(typed()) !== JSON.stringify(pairs);
    if (revision && answer.headers.get("X-Revision")) revision.value = answer.headers.get("X-Revision");
    sent = [];
    if (more) keep(); else store.drop(); // what was typed meanwhile is kept upon the new revision
    show("saved", words?.dataset.saved + " " + clock());
    wait = 2000;
  };
  const send = async () => {
    clearTimeout(timer);
    if (over) return;
    if (going) { again = true; return; }
    going = true;
    const pairs = typed(), body = new FormData(form);
    sent = [...sent, pairs].slice(-4);
    keep();
    show("", words?.dataset.saving);
    [...body].forEach(([name, value]) => { if (typeof value !== "string") body.delete(name); });
    try {
      await answered(await fetch(form.dataset.autosave || form.action, { method: "POST", body, credentials: "same-origin", headers: { "X-Autosave": "1" }, signal: AbortSignal.timeout?.(15000) }), pairs);
    } catch {
      show("waiting", words?.dataset.waiting);
      timer = setTimeout(send, wait);
      wait = Math.min(wait * 2, 60000);
    }
    going = false;
    if (leaving) { form.requestSubmit(leaving); return; }
    if (again) { again = false; send(); }
  };
  const kept = JSON.parse(store.get() || "null"), before = Array.isArray(kept) ? kept : kept?.typed;
  const upon = before?.find(([name]) => name === "revision")?.[1];
  const arrived = kept?.sent && kept.sent.some((pairs) => plain(pairs) === plain(typed())); // it was saved, and only the answer was lost
  if (before && upon !== undefined && upon !== revision?.value && !arrived) store.drop();
  else if (before) {
    before.forEach(([name, value]) => [...form.querySelectorAll("[name=" + CSS.escape(name) + "]")].forEach((one) => {
      if (one.type === "radio" || one.type === "checkbox") one.checked = one.value === value;
      else if (one.type !== "file" && one.type !== "hidden") one.value = value;
    }));
    show("waiting", words?.dataset.restored);
    timer = setTimeout(send, 2500);
  }
  form.addEventListener("input", () => { keep(); clearTimeout(timer); timer = setTimeout(send, 1200); });
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (!navigator.onLine) { event.preventDefault(); keep(); show("waiting", words?.dataset.away); return; } // or the browser shows its own page of error
    if (going) { event.preventDefault(); leaving = event.submitter; }
  });
  addEventListener("online", () => { if (store.get()) send(); });
});
