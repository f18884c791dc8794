// The things with an id that stand in answers.

type Dictionary = Record<string, unknown>;

function isDictionary(value: unknown): value is Dictionary {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Every object with an id, at any depth, once for each place where it stands. */
export function* things(value: unknown): Generator<Dictionary> {
  if (Array.isArray(value)) {
    for (const part of value) yield* things(part);
  } else if (isDictionary(value)) {
    if (typeof value["id"] === "string") yield value;
    for (const part of Object.values(value)) yield* things(part);
  }
}

/** The types under which each id was met: two for one id would be two things in one place. */
export function typesById(answers: readonly unknown[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const thing of things(answers)) {
    const id = String(thing["id"]);
    found.set(id, (found.get(id) ?? new Set()).add(String(thing["__typename"])));
  }
  return found;
}
