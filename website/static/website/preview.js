/* Links of a draft lead to the site as readers see it, in a tab of its own: the form beside the
 * draft stays as it is, and the token where it is. What only moves within the page does so. */
"use strict";

(() => {
  const page = new URL(document.currentScript.dataset.path, location.origin);

  function leadOut(event) {
    const link = event.target.closest("a[href]");
    const address = link?.getAttribute("href");
    if (address && !address.startsWith("#")) {
      link.href = new URL(address, page);
      link.target = "_blank";
    }
  }

  document.addEventListener("click", leadOut, true);
  document.addEventListener("auxclick", leadOut, true);
  document.addEventListener("submit", (event) => {
    event.target.action = page;
    event.target.target = "_blank";
  }, true);
})();
