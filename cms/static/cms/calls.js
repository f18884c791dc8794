/* Makes the calls that Wagtail's pages once made by scripts of their own (cms/inline_scripts.py).
   Each is JSON in the page: the name of a known function, and its arguments. */
(() => {
  "use strict";

  const FUNCTIONS = [
    "createTaskChooser", "initDateChooser", "initDateTimeChooser", "initTimeChooser",
  ];
  const CLASSES = [
    "Chooser", "DocumentChooser", "ImageChooser", "InlinePanel", "MultipleChooserPanel",
    "PageChooser", "SnippetChooser",
  ];
  const SELECTOR = 'script[type="application/json"][data-call]';

  const call = (element) => {
    const name = element.dataset.call;
    const values = JSON.parse(element.textContent);
    element.removeAttribute("data-call"); // Once: what moves inside the page is not new.
    if (FUNCTIONS.includes(name)) window[name](...values);
    if (CLASSES.includes(name)) new window[name](...values);
  };

  const callAll = (root) => {
    if (root.matches(SELECTOR)) call(root);
    root.querySelectorAll(SELECTOR).forEach(call);
  };

  const observer = new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) {
        if (node.isConnected && node.nodeType === Node.ELEMENT_NODE) callAll(node);
      }
    }
  });

  // When the page is read to its end, and before anything waits for DOMContentLoaded.
  document.addEventListener("readystatechange", () => {
    callAll(document.documentElement);
    observer.observe(document.documentElement, { childList: true, subtree: true });
  }, { once: true });
})();
