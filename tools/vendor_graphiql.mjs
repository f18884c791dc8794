// Copy GraphiQL and React from node_modules to cms/static/graphiql, with their licences.
// Run by `npm ci && npm run vendor`.
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { closure, copyTexts, licences, root } from "./vendoring.mjs";

const target = join(root, "cms", "static", "graphiql");

copyTexts(
  {
    "graphiql.min.css": "graphiql/graphiql.min.css",
    "graphiql.min.js": "graphiql/graphiql.min.js",
    "react.min.js": "react/umd/react.production.min.js",
    "react-dom.min.js": "react-dom/umd/react-dom.production.min.js",
  },
  target,
);
writeFileSync(
  join(target, "LICENSES.txt"),
  licences(closure(["graphiql", "react", "react-dom"])),
);
