// The catch-all route of a site: PORT=3000 API_URL=http://127.0.0.1:8000/graphql/ npm start

import { createServer, type ServerResponse } from "node:http";
import { ask } from "./api.js";
import { pageOf } from "./page.js";
import { DRAFT, PAGE } from "./queries.js";

const server = createServer((request, response) => {
  answer(request.url ?? "/", response).catch((error: unknown) => {
    console.error(error);
    response.writeHead(502, { "Content-Type": "text/plain" }).end("The content is not available.\n");
  });
});

async function answer(path: string, response: ServerResponse): Promise<void> {
  // The CMS shows drafts at PREVIEW_CLIENT_URL=http://127.0.0.1:3000/preview?token={token}&path={path}
  const address = new URL(path, "http://site");
  const token = address.pathname === "/preview" ? address.searchParams.get("token") : null;
  const { data, tags, mayBeKept } = token === null
    ? await ask(PAGE, { path })
    : await ask(DRAFT, { path: address.searchParams.get("path") ?? "/", token });
  const { status, redirectTo } = data.route;
  if (redirectTo) {
    response.writeHead(status, { Location: redirectTo }).end();
    return;
  }
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  response.setHeader("Cache-Control", mayBeKept ? "no-cache" : "no-store");
  if (tags && mayBeKept) response.setHeader("Cache-Tag", tags);
  response.writeHead(status).end(pageOf(data.route));
}

server.listen(Number(process.env.PORT ?? 3000), "127.0.0.1", () => {
  const bound = server.address();
  console.log(`http://127.0.0.1:${typeof bound === "object" ? bound?.port : bound}/en/news/`);
});
process.on("SIGTERM", () => server.close());
