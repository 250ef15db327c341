/** One step into a JSON document. */
export type Step =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'choice'; readonly key: string; readonly value: string }
  | { readonly kind: 'every_item' }
  | { readonly kind: 'every_value' };

/** A parsed place in a JSON document. `$`, the document itself, has no steps. */
export interface Path {
  readonly text: string;
  readonly steps: readonly Step[];
}

/**
 * The spelling of paths: names, `[0]`, `[type=email]`, `[]` and `{}`; `$` is the whole document. A name that these signs or
 * spaces stand in is quoted as JSON: `["Favourite colour"]`.
 */
export const pathPattern =
  /^(?:\$|[^.[\]{}=\s]+)(?:\.[^.[\]{}=\s]+|\["(?:[^"\\\p{Cc}]|\\["\\])+"\]|\[\d{0,6}\]|\[[^.[\]{}=\s"]+=[^[\]{}="]+\]|\{\})*$/u;

const stepPattern =
  /\.?([^.[\]{}=\s]+)|\["((?:[^"\\]|\\["\\])+)"\]|\[(\d*)\]|\[([^.[\]{}=\s"]+)=([^[\]{}="]+)\]|\{\}/gy;

/**
 * Parses a place such as `a.b`, `a[0].b`, `a[type=email].value`, `a[]`, `a{}` or `$`.
 *
 * Throws a `TypeError` when the text is not a path: check with `pathPattern` first where it comes from outside.
 *
 * @example
 * parsePath('emails[0].email').steps.length; // 3
 */
export function parsePath(text: string): Path {
  if (!pathPattern.test(text)) throw new TypeError(`"${text}" is not a path such as a.b, a[0], a[type=email] or a[]`);
  const steps: Step[] = [];
  for (const [token, name, quoted, index, key, value] of text.matchAll(stepPattern)) {
    if (quoted !== undefined) {
      steps.push({ kind: 'name', name: quoted.replaceAll(/\\(.)/g, '$1') });
    } else if (name !== undefined) {
      if (name !== '$' || token.startsWith('.')) steps.push({ kind: 'name', name });
    } else if (index !== undefined) {
      steps.push(index === '' ? { kind: 'every_item' } : { kind: 'index', index: Number(index) });
    } else if (key !== undefined && value !== undefined) {
      steps.push({ kind: 'choice', key, value });
    } else {
      steps.push({ kind: 'every_value' });
    }
  }
  return { text: formatPath(steps), steps };
}

/** The canonical spelling of steps: `$.a` becomes `a`, `a[007]` becomes `a[7]`. */
export function formatPath(steps: readonly Step[]): string {
  let text = '';
  for (const step of steps) text += formatStep(step, text === '');
  return text === '' || text.startsWith('[') || text.startsWith('{') ? `$${text}` : text;
}

const needsQuotes = /[.[\]{}=\s"]/;

function formatStep(step: Step, isFirst: boolean): string {
  switch (step.kind) {
    case 'name':
      if (needsQuotes.test(step.name)) return `["${step.name.replaceAll(/["\\]/g, String.raw`\$&`)}"]`;
      // A property that is really named `$` must not be taken for the document.
      if (isFirst) return step.name === '$' ? '$.$' : step.name;
      return `.${step.name}`;
    case 'index':
      return `[${step.index}]`;
    case 'choice':
      return `[${step.key}=${step.value}]`;
    case 'every_item':
      return '[]';
    case 'every_value':
      return '{}';
  }
}

/** The place at `inner` below `outer`. */
export function joinPaths(outer: Path, inner: Path): Path {
  const steps = [...outer.steps, ...inner.steps];
  return { text: formatPath(steps), steps };
}

/** True when a path stands for several values: it holds `[]` or `{}`. */
export function isSeveral(path: Path): boolean {
  return path.steps.some(({ kind }) => kind === 'every_item' || kind === 'every_value');
}

/** The names of a path that holds nothing else; `undefined` for other paths. */
export function pathNames(path: Path): string[] | undefined {
  const names: string[] = [];
  for (const step of path.steps) {
    if (step.kind !== 'name') return undefined;
    names.push(step.name);
  }
  return names;
}

/** The steps of `path` below `ancestor`; `undefined` when it is not at or below it. */
export function stepsBelow(path: Path, ancestor: Path): readonly Step[] | undefined {
  const isBelow = ancestor.steps.every((step, position) => {
    const other = path.steps[position];
    return other !== undefined && formatPath([other]) === formatPath([step]);
  });
  return isBelow ? path.steps.slice(ancestor.steps.length) : undefined;
}
