// One question to the API: typed by its document, checked by its version.

import type { TypedDocumentString } from "./graphql/graphql.js";

export const API_URL = process.env.API_URL ?? "http://127.0.0.1:8000/graphql/";

export interface Answer<Data> {
  data: Data;
  /** What the answer depends on, for a cache of pages (docs/reference/caching.md). */
  tags: string | null;
  /** Of an answer with a draft it says `no-store`: nobody may keep the page either. */
  mayBeKept: boolean;
}

export async function ask<Data, Variables>(
  document: TypedDocumentString<Data, Variables>, variables: Variables,
): Promise<Answer<Data>> {
  const response = await fetch(API_URL, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/graphql-response+json" },
    body: JSON.stringify({ query: document.toString(), variables }),
  });
  const { data, errors } = (await response.json()) as { data?: Data; errors?: ApiError[] };
  if (data == null || errors) {
    throw new Error(errors?.map((error) => `${error.extensions.code}: ${error.message}`).join("; "));
  }
  return {
    data,
    tags: response.headers.get("Cache-Tag"),
    mayBeKept: response.headers.get("Cache-Control") !== "no-store",
  };
}

interface ApiError { message: string; extensions: { code: string } }
