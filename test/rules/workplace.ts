import { type Finding, findingAt, type SourceFile } from './source-file.ts';

// Each pattern is written so that it does not match itself.
const patterns: [pattern: RegExp, message: string][] = [
  [
    /(?<![\w.:}/-])\/(?:wor[k]|roo[t]|(?:hom[e]|User[s])\/\w+)\//g,
    'This path exists on one machine only. Start from the file itself or from a temporary directory.',
  ],
  [/\b(?:TOD[O]|FIXM[E]|XX[X]|HAC[K])\b/g, 'Finish it, or leave it out and say so where the project plans its work.'],
  [
    /\b(?:(?:this|previous|earlier|next) sessio[n]|issu[e] (?:no\. ?|#)?\d+)\b/gi,
    'Say what holds and why. Who wrote it, when, and for which task, is history.',
  ],
];

/** Where a file speaks of the place and the circumstances in which it was written. */
export function findWorkplace(file: SourceFile): Finding[] {
  return patterns.flatMap(([pattern, message]) =>
    [...file.text.matchAll(pattern)].map(({ 0: found, index }) => findingAt(file, index, `"${found}". ${message}`)),
  );
}

const address = /"resolved": "\w+:\/\/[^"]+"/g;

/** Addresses of downloads in `package-lock.json`, which hold only where the file was made. `.npmrc` keeps them out. */
export function findDownloadAddresses(file: SourceFile): Finding[] {
  return [...file.text.matchAll(address)].map(({ 0: found, index }) =>
    findingAt(file, index, `${found}. Run npm install with the .npmrc of this repository, which leaves addresses out.`),
  );
}
