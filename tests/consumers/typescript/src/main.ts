// Read news in two languages through one cache, and look whether anything was lost on the way.

import assert from "node:assert/strict";

import { makeClient } from "./client.js";
import { AGAIN, ARTICLE, NEWS_LIST } from "./operations.js";
import { typesById } from "./things.js";

const api = process.env["API_URL"];
assert.ok(api, "API_URL names the address of the API");

const warnings: string[] = [];
for (const level of ["debug", "log", "warn", "error"] as const) {
  console[level] = (...words: unknown[]) => void warnings.push(words.map(String).join(" "));
}

const { client, answers, possibleTypes } = await makeClient(api);
const cache = client.cache;

async function list(locale: string) {
  const { data } = await client.query({ query: NEWS_LIST, variables: { locale, first: 200 } });
  assert.ok(data?.news);
  return data.news;
}

async function article(path: string) {
  const { data } = await client.query({ query: ARTICLE, variables: { path } });
  assert.ok(data?.page?.__typename === "NewsPage");
  return data.page;
}

function readList(locale: string) {
  const news = cache.readQuery({ query: NEWS_LIST, variables: { locale, first: 200 } })?.news;
  assert.ok(news);
  return news.edges.map((edge) => edge.node);
}

// Two lists, an article, the same one in the other language, and both by their ids.
const lists = { en: await list("en"), fr: await list("fr") };
const chosen = lists.fr.edges.map((edge) => edge.node).find((node) => node.leadPicture?.image);
assert.ok(chosen?.path);
const english = chosen.translations.find((translation) => translation.locale.code === "en");
assert.ok(english?.path);
const articles = { fr: await article(chosen.path), en: await article(english.path) };
for (const { id } of [articles.fr, articles.en]) {
  await client.query({ query: AGAIN, variables: { id }, fetchPolicy: "network-only" });
}

// The cache still gives every answer as the server gave it.
const remembered = [
  cache.readQuery({ query: NEWS_LIST, variables: { locale: "en", first: 200 } }),
  cache.readQuery({ query: NEWS_LIST, variables: { locale: "fr", first: 200 } }),
  cache.readQuery({ query: ARTICLE, variables: { path: chosen.path } }),
  cache.readQuery({ query: ARTICLE, variables: { path: english.path } }),
  cache.readQuery({ query: AGAIN, variables: { id: articles.fr.id } }),
  cache.readQuery({ query: AGAIN, variables: { id: articles.en.id } }),
];
assert.deepEqual(remembered, answers.map((answer) => answer.data));

// Each language kept its own titles, and its own words for a picture that both use.
for (const locale of ["en", "fr"] as const) {
  for (const node of readList(locale)) {
    assert.equal(node.locale.code, locale);
    assert.ok(node.path?.startsWith(`/${locale}/`), node.path ?? "no path");
    assert.ok(node.translations.every((translation) => translation.locale.code !== locale));
  }
}
const { fr, en } = articles;
assert.notEqual(fr.id, en.id);
assert.notEqual(fr.title, en.title);
assert.equal(fr.leadPicture?.image?.id, en.leadPicture?.image?.id);
assert.notEqual(fr.leadPicture?.alt, en.leadPicture?.alt);
assert.equal(en.translations.find(({ locale }) => locale.code === "fr")?.title, fr.title);

// One id is one thing, and stands in the cache once.
const kinds = typesById(answers.map((answer) => answer.data));
const doubled = [...kinds].filter(([, names]) => names.size !== 1);
assert.deepEqual(doubled, []);
const expected = [...kinds].map(([id, names]) => `${[...names][0]}:${id}`);
const cached = Object.keys(cache.extract() as object).filter((key) => /^\w+:/.test(key));
assert.deepEqual(cached.sort(), expected.sort());

assert.deepEqual(warnings, []);
const counts = { en: lists.en.edges.length, fr: lists.fr.edges.length };
const summary = { counts, things: cached.length, pageTypes: possibleTypes["PageInterface"]?.length };
process.stdout.write(`${JSON.stringify({ ...summary, titles: [fr.title, en.title] })}\n`);
