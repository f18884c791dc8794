// What the scripts that vendor share: where packages are, copies without source maps, licences.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const modules = join(root, "node_modules");

/** Copy text files; `files` maps names in the target folder to paths in node_modules. */
export function copyTexts(files, target) {
  mkdirSync(target, { recursive: true });
  for (const [name, source] of Object.entries(files)) {
    const text = readFileSync(join(modules, source), "utf8")
      // The maps are not vendored; a comment that names one would make collectstatic fail.
      .replace(/^\/[/*]# sourceMappingURL=.*$/gm, "")
      .trimEnd();
    writeFileSync(join(target, name), `${text}\n`);
  }
}

/** Return the folders of packages and of all that they depend on, each once, sorted. */
export function closure(names) {
  const found = new Set();
  const add = (name, from) => {
    const nested = join(from, "node_modules", name);
    const folder = existsSync(nested) ? nested : join(modules, name);
    if (found.has(folder) || !existsSync(folder)) return;
    found.add(folder);
    const { dependencies, optionalDependencies, peerDependencies } = manifest(folder);
    const needed = { ...dependencies, ...optionalDependencies, ...peerDependencies };
    Object.keys(needed).forEach((other) => add(other, folder));
  };
  names.forEach((name) => add(name, root));
  return [...found].sort();
}

/** Return name, version, licence and the licence's text of each package. */
export function licences(folders) {
  const texts = folders.map((folder) => {
    const { name, version, license } = manifest(folder);
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file ? readFileSync(join(folder, file), "utf8") : "";
    return `${name} ${version} (${license})\n\n${text.trim()}\n`;
  });
  return texts.join(`\n${"-".repeat(72)}\n\n`);
}

function manifest(folder) {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}
