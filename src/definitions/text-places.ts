import { type ConnectionField } from './schema/index.ts';

/** What of a definition holds texts that end customers read. */
export interface TextHolder {
  readonly category: string;
  readonly connection: Readonly<Record<string, ConnectionField>>;
  readonly verify: readonly {
    readonly server: string;
    readonly explain: Readonly<Record<string, string>>;
    readonly impossible?: string | undefined;
  }[];
}

/** A text of a definition. */
export interface TextPlace {
  readonly text: string;
  /** True for a name, which may stay as it is in other languages. */
  readonly isName: boolean;
}

/** Where the explanation of a refusal stands. */
export const explanationPlace = (server: string, status: number | string) => `verify.${server}.explain.${status}`;

/** Where it stands why a credential cannot be checked. */
export const uncheckedPlace = (server: string) => `verify.${server}.impossible`;

function* textsOfField(name: string, field: ConnectionField): Generator<[place: string, TextPlace], void, undefined> {
  const place = `connection.${name}`;
  yield [`${place}.label`, { text: field.label, isName: false }];
  if (field.help !== undefined) yield [`${place}.help`, { text: field.help, isName: false }];
  for (const [index, text] of (field.steps ?? []).entries()) yield [`${place}.steps.${index}`, { text, isName: false }];
  for (const [choice, text] of Object.entries(field.choices ?? {})) {
    yield [`${place}.choices.${choice}`, { text, isName: true }];
  }
}

function* allTexts({ category, connection, verify }: TextHolder): Generator<[string, TextPlace], void, undefined> {
  yield ['category', { text: category, isName: false }];
  for (const [name, field] of Object.entries(connection)) yield* textsOfField(name, field);
  for (const { server, explain, impossible } of verify) {
    if (impossible !== undefined) yield [uncheckedPlace(server), { text: impossible, isName: false }];
    for (const [status, text] of Object.entries(explain)) {
      yield [explanationPlace(server, status), { text, isName: false }];
    }
  }
}

/** Every text of a definition that end customers read, by the place at which translations name it. */
export function textPlaces(holder: TextHolder): Map<string, TextPlace> {
  return new Map(allTexts(holder));
}
