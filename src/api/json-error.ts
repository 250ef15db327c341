/** What may stand where, on the way through a JSON text. */
type Expected = 'value' | 'value or ]' | 'name' | 'name or }' | ':' | ', or ]' | ', or }' | 'end';

const words: Record<Expected, string> = {
  value: 'a value',
  'value or ]': 'a value or "]"',
  name: 'a property name in double quotes',
  'name or }': 'a property name in double quotes or "}"',
  ':': '":"',
  ', or ]': '"," or "]"',
  ', or }': '"," or "}"',
  end: 'the end',
};

const space = /[ \t\n\r]*/y;
const text = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y; // oxlint-disable-line no-control-regex -- JSON forbids them
const scalar = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;

function lengthAt(pattern: RegExp, source: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0].length ?? 0;
}

/** Where a text stops being JSON, and what should stand there; undefined when it is JSON. */
function findJsonError(source: string): { at: number; expected: Expected } | undefined {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let at = 0;
  const afterValue = (): Expected => {
    const container = open.at(-1);
    if (container === undefined) return 'end';
    return container === '[' ? ', or ]' : ', or }';
  };
  for (;;) {
    at += lengthAt(space, source, at);
    const character = source.charAt(at);
    if (character === '' && expected === 'end') return undefined;
    let length = 1;
    const closes = (character === ']' || character === '}') && expected.endsWith(`or ${character}`);
    if (closes) {
      open.pop();
      expected = afterValue();
    } else if (expected === 'value' || expected === 'value or ]') {
      if (character === '{' || character === '[') {
        open.push(character);
        expected = character === '{' ? 'name or }' : 'value or ]';
      } else {
        length = lengthAt(character === '"' ? text : scalar, source, at);
        if (length > 0) expected = afterValue();
      }
    } else if (expected === 'name' || expected === 'name or }') {
      length = lengthAt(text, source, at);
      if (length > 0) expected = ':';
    } else if (expected === ':' && character === ':') expected = 'value';
    else if (expected === ', or ]' && character === ',') expected = 'value';
    else if (expected === ', or }' && character === ',') expected = 'name';
    else length = 0;
    if (length === 0) return { at, expected };
    at += length;
  }
}

/** A position in a text, as a person finds it. */
export function describePosition(source: string, at: number): string {
  const lines = source.slice(0, at).split('\n');
  const column = (lines.at(-1)?.length ?? 0) + 1;
  return `line ${lines.length}, column ${column} (position ${at})`;
}

/**
 * Says where a text stops being JSON and what should stand there, without repeating any of it: it may hold credentials.
 * Runtimes word their own messages differently, and some name no position.
 *
 * @example
 * describeJsonError('{"a": 1,}'); // 'a property name in double quotes should stand at line 1, column 9 (position 8)'
 */
export function describeJsonError(source: string): string {
  const error = findJsonError(source);
  if (error === undefined) return 'it cannot be read';
  const ended = error.at === source.length ? ', where the body ends' : '';
  return `${words[error.expected]} should stand at ${describePosition(source, error.at)}${ended}`;
}
