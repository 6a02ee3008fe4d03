(() => {
"use strict";
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
run(() => {
document.querySelectorAll("form[data-autosave]").forEach((form) => {
const state = form.querySelector("[data-autosave-state]"), words = state?.querySelector("[data-saved]"), revision = form.elements.revision;
const place = "autosave:" + (form.dataset.draft || location.pathname + "#" + (form.id || form.action));
const store = { get: () => { try { return localStorage.getItem(place); } catch { return null; } }, set: (text) => { try { localStorage.setItem(place, text); } catch { /* private window */ } }, drop: () => { try { localStorage.removeItem(place); } catch { /* private window */ } } };
const hidden = ["csrfmiddlewaretoken", "idempotency"];
let timer = 0, wait = 2000, going = false, sent = [], again = false, leaving = null, over = false;
const show = (kind, text) => { if (!state) return; state.className = "autosave " + kind; words.textContent = text; };
const typed = () => [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !hidden.includes(name));
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
});
run(() => {
document.querySelectorAll("[data-bulk]").forEach((bar) => {
const form = bar.dataset.form ? document.getElementById(bar.dataset.form) : bar.closest("form") || document;
const boxes = () => [...form.querySelectorAll("input[type=checkbox][data-pick]")];
const buttons = [...bar.querySelectorAll("button")], acts = buttons.filter((button) => button.name === "do");
const none = bar.querySelector("[data-bulk-none]");
const can = (box, act) => box.dataset.can === undefined || box.dataset.can.split(" ").includes(act.value);
const all = bar.querySelector("[data-bulk-all]"), count = bar.querySelector(".bulk-count b");
let last = null;
const tell = () => {
const picked = boxes().filter((box) => box.checked);
count.textContent = picked.length;
bar.classList.toggle("some", picked.length > 0);
bar.hidden = !boxes().length;
buttons.forEach((button) => { button.disabled = !picked.length; button.dataset.number = picked.length; });
acts.forEach((act) => {
const some = picked.filter((box) => can(box, act)).length;
act.hidden = picked.length > 0 && !some;
act.dataset.number = some; // what it asks before it is done names as many
let part = act.querySelector(".bulk-part");
if (!part) { part = make("span", "bulk-part"); act.append(part); }
part.textContent = some && some < picked.length ? said(some + " trong " + picked.length, some + " of " + picked.length) : "";
});
if (none) none.hidden = !acts.length || acts.some((act) => !act.hidden);
all.checked = picked.length > 0 && picked.length === boxes().length;
all.indeterminate = picked.length > 0 && !all.checked;
boxes().forEach((box) => box.closest("tr")?.classList.toggle("chosen", box.checked));
};
form.addEventListener("click", (event) => {
const box = event.target;
if (!box.matches?.("input[data-pick]")) return;
if (event.shiftKey && last && last !== box) {
const line = boxes(), [from, to] = [line.indexOf(last), line.indexOf(box)].sort((a, b) => a - b);
line.slice(from, to + 1).forEach((one) => { one.checked = box.checked; });
}
last = box;
tell();
});
form.addEventListener("submit", (event) => {
if (event.submitter?.name !== "do") return;
boxes().forEach((box) => { if (box.checked && !can(box, event.submitter)) box.checked = false; });
tell();
});
all.addEventListener("change", () => { boxes().forEach((box) => { box.checked = all.checked; }); tell(); });
document.addEventListener("htmx:afterSettle", tell);
tell();
});
});
run(() => {
on("click", "[data-copy]", (event, button) => {
const told = button.querySelector("[data-done]"), words = button.querySelector("span:not([data-done])"), before = words.textContent;
navigator.clipboard?.writeText(button.dataset.copy).then(() => {
told.textContent = words.textContent = told.dataset.done;
setTimeout(() => { words.textContent = before; told.textContent = ""; }, 2000);
});
});
});
run(() => {
const opened = (id) => { const box = document.getElementById(id); if (box?.showModal && !box.open) box.showModal(); return Boolean(box?.showModal); };
on("click", "[data-open]", (event, link) => { if (opened(link.dataset.open)) event.preventDefault(); });
on("click", "dialog.dialog", (event, box) => { if (event.target === box) box.close(); });
on("submit", "form[method=dialog]", () => {});
const asks = (words, agreed, proceed) => {
const box = document.createElement("dialog");
box.className = "dialog";
box.setAttribute("aria-label", words);
const body = make("div", "dialog-body"), row = make("div", "row");
const yes = make("button", "button", agreed || said("Đồng ý", "Confirm")), no = make("button", "button secondary", said("Thôi", "Cancel"));
row.append(yes, no);
body.append(make("p", "", words), row);
box.append(body);
document.body.append(box);
yes.addEventListener("click", () => { yes.disabled = no.disabled = true; proceed(); setTimeout(() => box.close(), 700); }, { once: true });
no.addEventListener("click", () => box.close());
box.addEventListener("close", () => box.remove());
box.showModal();
no.focus();
};
on("click", "[data-confirm]", (event, button) => {
if (button.dataset.agreed === "yes") { delete button.dataset.agreed; return; }
event.preventDefault();
event.stopImmediatePropagation();
asks(button.dataset.confirm.replace("#", button.dataset.number || ""), (button.querySelector(":scope > span") || button).textContent.trim(), () => { button.dataset.agreed = "yes"; button.click(); });
});
});
run(() => {
on("focusout", "[data-date]", (event, field) => {
const parts = field.value.trim().match(/^(\d{1,2})[\s./-]?(\d{1,2})[\s./-]?(\d{4})$/);
if (parts) field.value = parts[1].padStart(2, "0") + "/" + parts[2].padStart(2, "0") + "/" + parts[3];
});
const size = (bytes) => (bytes < 1000000 ? Math.max(1, Math.floor(bytes / 1000)) + " kB" : (bytes / 1000000).toFixed(1).replace(".", said(",", ".")) + " MB");
on("change", "[data-file] input", (event, field) => {
const box = field.closest("[data-file]"), state = box.querySelector(".file-state"), limit = Number(box.dataset.limit || 0) * 1048576;
const big = [...field.files].filter((file) => limit && file.size > limit);
field.setCustomValidity(big.length ? said("Tệp quá lớn", "File too large") : "");
state.textContent = [...field.files].map((file) => file.name + " (" + size(file.size) + ")").join(", ") + (big.length ? said(" – quá lớn, hãy chọn tệp nhỏ hơn", " – too large, choose a smaller file") : "");
state.classList.toggle("fault", big.length > 0);
});
["dragover", "dragleave", "drop"].forEach((name) => on(name, "[data-file]", (event, box) => box.classList.toggle("over", name === "dragover")));
on("submit", "form[enctype='multipart/form-data']", (event, form) => {
const files = [...form.querySelectorAll("input[type=file]")].flatMap((field) => [...field.files]);
const bytes = files.reduce((sum, file) => sum + file.size, 0);
if (bytes < 262144 || form.hasAttribute("hx-post") || event.defaultPrevented) return;
event.preventDefault();
const bar = make("progress"), state = form.querySelector(".file-state"), request = new XMLHttpRequest(), body = new FormData(form);
if (event.submitter?.name) body.append(event.submitter.name, event.submitter.value);
bar.max = 1;
state?.replaceChildren(bar);
request.upload.onprogress = (step) => { bar.value = step.loaded / step.total; };
request.onload = () => {
const page = request.responseURL;
if (request.status < 400 && page && page !== location.href) { location.assign(page); return; }
document.open();
document.write(request.responseText);
document.close();
};
request.onerror = () => { delete form.dataset.sent; if (state) state.textContent = said("Mất mạng. Tệp chưa gửi; bấm gửi lại khi có mạng.", "No connection. The file was not sent; press again when you are back."); form.querySelectorAll("[aria-busy]").forEach((one) => one.removeAttribute("aria-busy")); };
request.open("POST", form.action || location.href);
request.send(body);
});
});
run(() => {
on("click", "[data-dismiss]", (event, button) => button.closest("[data-flash]").remove());
const tell = (words) => {
let place = document.querySelector("main .flashes");
if (!place) { place = make("div", "flashes"); document.querySelector("main").prepend(place); }
place.querySelectorAll(".said").forEach((one) => one.remove());
const box = make("div", "flash error said");
box.setAttribute("role", "alert");
box.append(make("span", "", words));
place.append(box);
place.scrollIntoView({ block: "nearest" });
};
document.addEventListener("htmx:responseError", (event) => {
const page = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
const words = [...page.querySelectorAll(".problem h1, .problem .lead, .problem .notice > div")].map((one) => one.innerText.trim().replace(/\s+/g, " "));
tell(words.join(" ") || said("Chưa làm được. Thử lại sau ít phút.", "That did not work. Try again in a few minutes."));
});
["htmx:sendError", "htmx:timeout"].forEach((name) => document.addEventListener(name, () => tell(said("Mất mạng. Điều bạn gõ vẫn còn; thử lại khi có mạng.", "No connection. What you typed is still here; try again when you are back."))));
document.addEventListener("htmx:beforeSwap", (event) => {
if (!new URL(event.detail.xhr.responseURL || location.href).pathname.startsWith("/sign-in/") || location.pathname.startsWith("/sign-in/")) return;
event.detail.shouldSwap = false;
location.reload();
});
});
run(() => {
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
});
run(() => {
const line = document.querySelector(".loading");
["htmx:beforeRequest", "beforeunload"].forEach((name) => addEventListener(name, () => line?.classList.add("going")));
["htmx:afterRequest", "pageshow"].forEach((name) => addEventListener(name, () => line?.classList.remove("going")));
});
run(() => {
const voices = window.speechSynthesis;
const voiceFor = (lang) => voices.getVoices().find((voice) => voice.lang.toLowerCase().startsWith(lang));
const offer = () => document.querySelectorAll("[data-read]").forEach((button) => { button.hidden = !voiceFor(root.lang); });
if (voices) {
offer();
voices.addEventListener?.("voiceschanged", offer);
on("click", "[data-read]", (event, button) => {
const going = button.getAttribute("aria-pressed") === "true";
voices.cancel();
button.setAttribute("aria-pressed", String(!going));
if (going) return;
const speech = new SpeechSynthesisUtterance(document.getElementById(button.dataset.read).innerText);
speech.voice = voiceFor(root.lang);
speech.lang = root.lang === "vi" ? "vi-VN" : "en-GB";
speech.rate = 0.95;
speech.onend = () => button.setAttribute("aria-pressed", "false");
voices.speak(speech);
});
addEventListener("pagehide", () => voices.cancel());
}
});
run(() => {
const scan = document.querySelector("form.scan[data-scan]");
if (scan) {
const field = scan.querySelector("[data-scan-into]"), state = scan.querySelector("[data-ready]");
let line = "", last = 0;
state.textContent = state.dataset.ready;
addEventListener("keydown", (event) => {
if (event.target === field || event.ctrlKey || event.metaKey || event.altKey) return;
const quick = event.timeStamp - last < 50;
last = event.timeStamp;
if (event.key === "Enter" && quick && line.length > 5) {
event.preventDefault();
event.stopImmediatePropagation();
if (event.target.matches?.("input, textarea") && event.target.value.endsWith(line)) event.target.value = event.target.value.slice(0, -line.length);
field.value = line;
scan.classList.add("got");
line = "";
scan.requestSubmit();
return;
}
line = event.key.length === 1 ? (quick ? line + event.key : event.key) : event.key === "Shift" ? line : "";
}, true);
}
});
run(() => {
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
});
run(() => {
const showCurrent = () => document.querySelectorAll(".tabs").forEach((bar) => {
const one = bar.querySelector("[aria-current]");
if (one) bar.scrollLeft += one.getBoundingClientRect().left - bar.getBoundingClientRect().left - 32;
});
document.addEventListener("htmx:afterSettle", showCurrent);
showCurrent();
});
})();
