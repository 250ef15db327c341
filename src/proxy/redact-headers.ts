import { type Connection } from '../accounts/index.ts';
import { createBoundedMemo } from '../bounded-memo.ts';
import { createRedactor, type HeaderList, isNamed } from '../egress/index.ts';

/** Shorter credentials are not looked for in names of header fields: `type` would be found in those of every answer. */
const shortestInName = 8;

/** Names of header fields that are remembered for an account: its vendor uses the same few in every answer. */
const rememberedNames = 100;

/** What looks through the names of header fields, by credentials. */
const nameRedactors = new WeakMap<readonly string[], (name: string) => { clean: string }>();

function nameRedactorOf(secrets: readonly string[]): (name: string) => { clean: string } {
  const known = nameRedactors.get(secrets);
  if (known !== undefined) return known;
  const sought = secrets.filter(({ length }) => length >= shortestInName);
  // Some runtimes make names lower case.
  const redactor = createRedactor([...sought, ...sought.map((secret) => secret.toLowerCase())]);
  // The mark of what was taken out has brackets, which no name may have.
  const redactName = createBoundedMemo(rememberedNames, (name) => ({
    clean: redactor.text(name).replaceAll(/[[\]]/g, ''),
  }));
  nameRedactors.set(secrets, redactName);
  return redactName;
}

/** Header fields without the account's credentials. A length stays, whatever credential consists of the same digits. */
export function redactHeaders({ secrets }: Connection, headers: HeaderList): HeaderList {
  const redactor = createRedactor(secrets);
  const redactName = nameRedactorOf(secrets);
  return headers.map((field) => {
    const [name, value] = field;
    if (isNamed(name, 'content-length') && /^\d+$/.test(value)) return field;
    return [redactName(name).clean, redactor.text(value)] as const;
  });
}
