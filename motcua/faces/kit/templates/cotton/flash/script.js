on("click", "[data-dismiss]", (event, button) => button.closest("[data-flash]").remove());

// A part of the page that could not be fetched says so; nothing typed is touched.
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
