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
