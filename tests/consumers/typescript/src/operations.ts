// What a front end asks for: a list of news, and one article with all that stands around it.

import { graphql } from "./graphql/index.js";

export const NEWS_LIST = graphql(`
  query NewsList($locale: String!, $first: Int!, $after: String) {
    news(locale: $locale, first: $first, after: $after, orderBy: DATE_ASC) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { served { actual { id code } reason } node { ...Teaser } }
    }
  }
`);

export const ARTICLE = graphql(`
  query Article($path: String!) {
    page(path: $path) {
      ...PageAddress
      seo { title description canonical hreflang { hreflang url } }
      breadcrumbs { title path }
      ancestors { ...PageAddress }
      relatedPages { ...PageAddress }
      ... on NewsPage {
        ...Teaser
        body {
          __typename
          ... on Block { id }
          ... on RichTextBlock { richText { html text } }
          ... on ImageBlock { imageUse { ...Use } }
          ... on GalleryBlock { title images { ...Use } }
          ... on PageLinksBlock { title pages { ...PageAddress } }
          ... on QuotationBlock { quote who role }
        }
        topics { id slug name }
        authorities { id key name country { id code name } profile(locale: "fr") { node { ...PageAddress } } }
      }
    }
  }
`);

export const AGAIN = graphql(`
  query Again($id: ID!) {
    node(id: $id) {
      ... on PageInterface { ...PageAddress }
      ... on NewsPage { ...Teaser }
    }
  }
`);

export const USE = graphql(`
  fragment Use on ImageUse { alt caption decorative image { id width height credit } }
`);

export const PAGE_ADDRESS = graphql(`
  fragment PageAddress on PageInterface {
    id
    title
    path
    locale { id code endonym dir }
    translations { locale { id code } path title freshness }
  }
`);

export const TEASER = graphql(`
  fragment Teaser on NewsPage {
    ...PageAddress
    date
    standfirst
    leadPicture { ...Use }
  }
`);
