/* Shows what is found while somebody types. It asks for the same page that the button asks for
 * and takes its results over; without this script, or when something fails, the button does. */
"use strict";

(() => {
  const PAUSE_MS = 250;
  const SHORTEST = 2;
  const PARTS = ["#narrowing", "#found", ".languages"];
  const form = document.querySelector("[data-search]");
  const words = form.elements.q;
  let timer;
  let asking;

  function address() {
    const url = new URL(form.action);
    new FormData(form).forEach((value, name) => value && url.searchParams.set(name, value));
    return url;
  }

  async function show() {
    const url = address();
    asking?.abort();
    asking = new AbortController();
    try {
      const response = await fetch(url, { signal: asking.signal, headers: { Accept: "text/html" } });
      if (!response.ok) return;
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      for (const part of PARTS) {
        document.querySelector(part).replaceWith(page.querySelector(part));
      }
      document.getElementById("count").textContent = page.getElementById("count").textContent;
      document.title = page.title;
      history.replaceState(null, "", url);
    } catch (error) {
      if (error.name !== "AbortError") form.removeEventListener("input", wait);
    }
  }

  function wait(event) {
    clearTimeout(timer);
    if (event.target === words && words.value.trim().length >= SHORTEST) {
      timer = setTimeout(show, PAUSE_MS);
    }
  }

  form.addEventListener("input", wait);
  form.addEventListener("submit", () => clearTimeout(timer));
})();
