// From what stands at a path to a page of HTML.

import type { WhatFragment } from "./graphql/graphql.js";
import { escape, html } from "./richText.js";

type Page = NonNullable<WhatFragment["page"]>;
type Block = Extract<Page, { __typename: "NewsPage" }>["body"][number];

export function pageOf({ page, served }: WhatFragment): string {
  if (!page) return frame("en", "ltr", "Not found", "<h1>Not found</h1>");
  const notice = served?.reason === "FALLBACK"
    ? `<p>Not in ${escape(served.requested.endonym)} yet, shown in ${escape(served.actual.endonym)}.</p>` : "";
  const languages = page.translations
    .map(({ path, locale }) => path && link(path, locale.endonym, locale.code)).join(" ");
  const words = `<nav>${languages}</nav>${notice}<h1>${escape(page.title)}</h1>${wordsOf(page)}`;
  return frame(page.locale.code, page.locale.dir.toLowerCase(), page.title, words);
}

function wordsOf(page: Page): string {
  switch (page.__typename) {
    case "NewsPage": {
      const picture = page.leadPicture?.image?.file;
      return [
        `<p><time datetime="${page.date}">${page.date}</time> ${escape(page.standfirst)}</p>`,
        picture ? `<img src="${escape(picture.url)}" alt="${escape(page.leadPicture?.alt ?? "")}"`
          + ` width="${picture.width}" height="${picture.height}">` : "",
        ...page.body.map(blockOf),
      ].join("\n");
    }
    case "NewsIndexPage":
      return `<ul>${page.children.nodes
        .map((child) => `<li>${link(child.path ?? "", child.title)}</li>`).join("")}</ul>`;
    default:
      return "";  // Other types of pages: the same way.
  }
}

function blockOf(block: Block): string {
  switch (block.__typename) {
    case "HeadingBlock": return `<h2>${escape(block.heading)}</h2>`;
    case "RichTextBlock": return html(block.richText.ast);
    case "QuotationBlock":
      return `<blockquote>${escape(block.quote)}</blockquote><p>${escape(block.who)}</p>`;
    default: return "";  // A block that this site does not show.
  }
}

function link(path: string, words: string, language?: string): string {
  const mark = language ? ` hreflang="${language}" lang="${language}"` : "";
  return `<a href="${escape(path)}"${mark}>${escape(words)}</a>`;
}

function frame(language: string, direction: string, title: string, words: string): string {
  return `<!doctype html><html lang="${language}" dir="${direction}"><meta charset="utf-8">`
    + `<title>${escape(title)}</title><main>${words}</main></html>`;
}
