// Copy the site's typeface from node_modules to website/static/website/fonts, with its licence.
// Run by `npm ci && npm run vendor`.
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { licences, modules, root } from "./vendoring.mjs";

const target = join(root, "website", "static", "website", "fonts");
const source = join(modules, "@fontsource-variable", "source-serif-4");

mkdirSync(target, { recursive: true });
// The axis of weight alone: that of optical size would more than double the files.
for (const letters of ["latin", "latin-ext"]) {
  for (const style of ["normal", "italic"]) {
    const name = `source-serif-4-${letters}-wght-${style}.woff2`;
    copyFileSync(join(source, "files", name), join(target, name));
  }
}
writeFileSync(join(target, "LICENSES.txt"), licences([source]));
