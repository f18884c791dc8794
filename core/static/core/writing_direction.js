// Say in which language and direction the texts of the translators' editor are written: browsers
// set, read aloud and spell them accordingly. wagtail-localize's editor says nothing, so that an
// Arabic sentence would stand on the left with its full stop at the wrong end.
(() => {
  const { sourceLang, sourceDir, targetLang, targetDir } = document.currentScript.dataset;
  const editor = document.querySelector(".js-translation-editor");
  if (!editor) return;

  const segment = "li:is(.complete, .incomplete, .errored)";
  const mark = (texts, lang, dir) => {
    for (const text of editor.querySelectorAll(texts)) Object.assign(text, { lang, dir });
  };
  const markAll = () => {
    mark(`${segment} > p`, sourceLang, sourceDir);
    mark(`${segment} > div > :is(p, textarea)`, targetLang, targetDir);
  };

  new MutationObserver(markAll).observe(editor, { childList: true, subtree: true });
  markAll();
})();
