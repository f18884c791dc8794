// Apollo Client over HTTP, which remembers every answer as the server gave it.

import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from "@apollo/client";
import { map } from "rxjs";

export interface Answer {
  operation: string;
  data: unknown;
}

export async function makeClient(api: string) {
  const response = await fetch(new URL("possible-types.json", api));
  const possibleTypes = (await response.json()) as Record<string, string[]>;
  const answers: Answer[] = [];
  const remember = new ApolloLink((operation, forward) =>
    forward(operation).pipe(
      map((result) => {
        const asked = `${operation.operationName} ${JSON.stringify(operation.variables)}`;
        answers.push({ operation: asked, data: structuredClone(result.data) });
        return result;
      }),
    ),
  );
  const client = new ApolloClient({
    cache: new InMemoryCache({ possibleTypes }),
    link: ApolloLink.from([remember, new HttpLink({ uri: api })]),
  });
  return { client, answers, possibleTypes };
}
