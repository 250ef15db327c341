const encodedAscii = /%([0-7][0-9a-f])/gi;

function decodeOnce(text: string): string {
  return text.replace(encodedAscii, (_all, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}

/** Whoever reads a path after us may decode it again, so that twice encoded dots count, and thrice encoded ones too. */
const rounds = 3;

function holdsDotSegment(path: string): boolean {
  if (!/[.%]/.test(path)) return false;
  let reading = path;
  for (let round = 0; round <= rounds; round += 1) {
    if (reading.split(/[/\\]/).some((segment) => segment === '.' || segment === '..')) return true;
    reading = decodeOnce(reading);
  }
  return false;
}

/**
 * What is wrong with the target of a request as it stands in its first line; undefined when nothing is. To be asked
 * before the target is read as a URL, because reading collapses dot segments and turns backslashes into slashes: a path
 * that a caller meant for a vendor would then lead to another route.
 *
 * @example
 * requestTargetProblem('/custom/%2e%2e/api-token'); // 'holds a dot segment'
 * requestTargetProblem('/custom/users/a%2Fb?x=..'); // undefined
 */
export function requestTargetProblem(target: string): string | undefined {
  if (!target.startsWith('/')) return 'does not begin with a slash';
  // No client sends a fragment. Readers who drop it and readers who take it for a part of the path would disagree.
  if (target.includes('#')) return 'has a fragment (#)';
  const [path = ''] = target.split('?', 1);
  if (path.includes('\\')) return 'holds a backslash';
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u0020\u007f]/.test(path)) return 'holds a space or a control character';
  return holdsDotSegment(path) ? 'holds a dot segment' : undefined;
}
