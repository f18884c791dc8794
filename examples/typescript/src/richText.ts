// Rich text as the API gives it (`RichText.ast`, docs/reference/rich-text.md), written as HTML.

interface Parent { children: Node[] }

export interface Root extends Parent { type: "root" }
interface Paragraph extends Parent { type: "paragraph" }
interface List extends Parent { type: "list"; ordered: boolean }
interface ListItem extends Parent { type: "listItem" }
interface Strong extends Parent { type: "strong" }
interface Emphasis extends Parent { type: "emphasis" }
interface Subscript extends Parent { type: "subscript" }
interface Superscript extends Parent { type: "superscript" }
interface Link extends Parent { type: "link"; url: string; kind: string }
interface Break { type: "break" }
interface ThematicBreak { type: "thematicBreak" }
interface Text { type: "text"; value: string }
interface Image { type: "image"; alt: string; url: string | null; width: number | null; height: number | null }

type Node =
  | Root | Paragraph | List | ListItem | Strong | Emphasis | Subscript | Superscript | Link
  | Break | ThematicBreak | Text | Image;

export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

export function html(node: Node): string {
  switch (node.type) {
    case "text": return escape(node.value);
    case "break": return "<br>";
    case "thematicBreak": return "<hr>";
    case "paragraph": return `<p>${inside(node)}</p>`;
    case "list": return node.ordered ? `<ol>${inside(node)}</ol>` : `<ul>${inside(node)}</ul>`;
    case "listItem": return `<li>${inside(node)}</li>`;
    case "strong": return `<strong>${inside(node)}</strong>`;
    case "emphasis": return `<em>${inside(node)}</em>`;
    case "subscript": return `<sub>${inside(node)}</sub>`;
    case "superscript": return `<sup>${inside(node)}</sup>`;
    case "link": return `<a href="${escape(node.url)}">${inside(node)}</a>`;
    case "image":
      return node.url === null
        ? ""  // Its size is not made yet.
        : `<img src="${escape(node.url)}" alt="${escape(node.alt)}" width="${node.width}" height="${node.height}">`;
    default: return inside(node);  // A type that came later: its words are shown.
  }
}

function inside(node: Partial<Parent>): string {
  return (node.children ?? []).map(html).join("");
}
