import { beginningOf, createTrail, partLength } from './long-form.ts';
import { formsOf, type SecretForm } from './secret-forms.ts';

/** Takes known secrets out of whatever is about to be shown or stored. */
export interface Redactor {
  text(text: string): string;
  /** Every string in a JSON value, keys included, and numbers that are a secret in digits. */
  value(value: unknown): unknown;
}

const mark = '[redacted]';

/** Shorter ones occur by chance: taking them out would garble the text and, by the gaps, give them away. */
const shortestSecret = 4;

/** Deeper parts of a value are not looked through but left out. */
const deepest = 200;

/** Length of the source of a regular expression. Engines refuse long ones, and how long depends on the depth of the stack. */
const longestSource = 32_768;

/** Expressions that find the beginnings of all forms; usually it is one. The longest come first. */
function expressionsFor(forms: readonly SecretForm[]): RegExp[] {
  const sorted = forms.toSorted((one, other) => other.length - one.length);
  const sources: string[] = [];
  for (const source of new Set(sorted.map(beginningOf))) {
    const last = sources.at(-1);
    if (last === undefined || last.length + source.length > longestSource) sources.push(source);
    else sources[sources.length - 1] = `${last}|${source}`;
  }
  return sources.map((source) => new RegExp(source, 'g'));
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

const redactors = new WeakMap<readonly string[], Redactor>();

/**
 * Removes each secret as it is, escaped for JSON or HTML, percent-encoded, in hexadecimal, and in base64 and base64url:
 * alone, as the user name of Basic credentials, or within a longer text. Of a long secret the first 128
 * characters are enough, and go with whatever follows of it. Secrets of fewer than four characters are not looked for. A
 * list of secrets is prepared once, and a text without secrets is looked through once.
 *
 * @example
 * createRedactor(['k-123']).text('GET /?key=k-123'); // 'GET /?key=[redacted]'
 */
export function createRedactor(secrets: readonly string[]): Redactor {
  const known = redactors.get(secrets);
  if (known !== undefined) return known;
  const redactor = prepare(secrets);
  redactors.set(secrets, redactor);
  return redactor;
}

/**
 * Finds secrets by their beginnings. Several forms can begin at one place, and which of them is found there says nothing
 * about the others: each is followed, and what is taken out is up to where the last of them ends.
 */
function createTextRedactor(secrets: readonly string[]): Redactor['text'] {
  const forms = secrets.flatMap(formsOf);
  const expressions = expressionsFor(forms);
  let trails: ReturnType<typeof createTrail>[] | undefined;
  const shortest = forms.reduce((least, { length }) => Math.min(least, length), partLength);

  function replaceAll(text: string, expression: RegExp): string {
    const kept: string[] = [];
    let at = 0;
    for (let match = expression.exec(text); match !== null; match = expression.exec(text)) {
      const { index } = match;
      trails ??= forms.map(createTrail);
      kept.push(text.slice(at, index));
      at = trails.reduce((end, follow) => Math.max(end, follow(text, index)), expression.lastIndex);
      expression.lastIndex = at;
    }
    return [...kept, text.slice(at)].join(mark);
  }

  // Most header fields are too short to hold a secret, and looking through them all takes time on every call.
  return (input) => (input.length < shortest ? input : expressions.reduce(replaceAll, input));
}

function prepare(secrets: readonly string[]): Redactor {
  const sought = new Set(secrets.filter((secret) => secret.length >= shortestSecret));
  if (sought.size === 0) return { text: (text) => text, value: (value) => value };
  const text = createTextRedactor([...sought]);

  function redact(input: unknown, depth: number): unknown {
    if (typeof input === 'string') return text(input);
    if (typeof input === 'number') return sought.has(String(input)) ? mark : input;
    if (!isObject(input)) return input;
    if (depth === deepest) return mark;
    if (Array.isArray(input)) return input.map((item) => redact(item, depth + 1));
    return Object.fromEntries(Object.entries(input).map(([key, item]) => [text(key), redact(item, depth + 1)]));
  }
  return { text, value: (input) => redact(input, 0) };
}
