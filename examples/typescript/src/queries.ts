// What the site asks. `npm run codegen` makes the types of the answers out of this file.

import { graphql } from "./graphql/gql.js";

export const PAGE = graphql(`
  query Page($path: String!) {
    route(path: $path, fallback: CHAIN) { ...What }
  }
`);

export const DRAFT = graphql(`
  query Draft($path: String!, $token: String!) {
    route(path: $path, previewToken: $token) { ...What }
  }
`);

export const WHAT = graphql(`
  fragment What on Route {
    status
    redirectTo
    served { reason requested { endonym } actual { endonym } }
    page {
      __typename
      title
      locale { code dir }
      translations { path locale { code endonym } }
      ... on NewsPage {
        date
        standfirst
        leadPicture {
          alt
          image { credit file: rendition(preset: CONTENT) { url width height } }
        }
        body {
          __typename
          ... on HeadingBlock { heading }
          ... on RichTextBlock { richText { ast } }
          ... on QuotationBlock { quote who }
        }
      }
      ... on NewsIndexPage { introduction children(first: 20) { nodes { title path } } }
    }
  }
`);
