// Copy GraphiQL and React from node_modules to cms/static/graphiql, with their licences.
// Run by `npm ci && npm run vendor`.
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, "node_modules");
const target = join(root, "cms", "static", "graphiql");

const files = {
  "graphiql.min.css": "graphiql/graphiql.min.css",
  "graphiql.min.js": "graphiql/graphiql.min.js",
  "react.min.js": "react/umd/react.production.min.js",
  "react-dom.min.js": "react-dom/umd/react-dom.production.min.js",
};

for (const [name, source] of Object.entries(files)) {
  const text = readFileSync(join(modules, source), "utf8")
    // The maps are not vendored; a comment that names one would make collectstatic fail.
    .replace(/^\/[/*]# sourceMappingURL=.*$/gm, "")
    .trimEnd();
  writeFileSync(join(target, name), `${text}\n`);
}

/** List the folders of all installed packages, scoped ones included. */
function packages(folder) {
  return readdirSync(folder)
    .filter((name) => !name.startsWith("."))
    .flatMap((name) =>
      name.startsWith("@") ? packages(join(folder, name)) : [join(folder, name)],
    );
}

const licences = packages(modules)
  .sort()
  .map((folder) => {
    const { name, version, license } = JSON.parse(
      readFileSync(join(folder, "package.json"), "utf8"),
    );
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file && existsSync(join(folder, file)) ? readFileSync(join(folder, file), "utf8") : "";
    return `${name} ${version} (${license})\n\n${text.trim()}\n`;
  });
writeFileSync(join(target, "LICENSES.txt"), licences.join(`\n${"-".repeat(72)}\n\n`));
