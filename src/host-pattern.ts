const compiled = new WeakMap<readonly string[], readonly RegExp[]>();

function compile(pattern: string): RegExp {
  const literals = pattern.split('*').map((literal) => literal.replaceAll(/[$()+.?[\\\]^{|}]/g, String.raw`\$&`));
  return new RegExp(`^${literals.join('[a-z0-9-]+')}$`, 'i');
}

/**
 * True when the host fits one of the patterns, whose `*` stands for one label or a part of one, never for a dot. A list
 * of patterns is compiled once.
 *
 * @example
 * hostMatches(['api.*.acme.com'], 'api.eu-01.acme.com'); // true
 */
export function hostMatches(patterns: readonly string[], host: string): boolean {
  let expressions = compiled.get(patterns);
  if (expressions === undefined) {
    expressions = patterns.map(compile);
    compiled.set(patterns, expressions);
  }
  return expressions.some((expression) => expression.test(host));
}
