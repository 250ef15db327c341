import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { unexplained } from './differences.ts';
import { compareWith, factsPath, readDifferences, readFacts, vendors, writeFacts } from './repository.ts';
import { readSheet } from './sheets.ts';

const { values, positionals } = parseArgs({
  options: { write: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [folder] = positionals;

/** The facts of a vendor: from its endpoint table when a folder is named, else those in the repository. */
function factsOf(vendor: (typeof vendors)[number]) {
  if (folder === undefined) return readFacts(vendor);
  return readSheet(vendor, JSON.parse(readFileSync(join(folder, `${vendor}.endpoints.json`), 'utf8')));
}

for (const vendor of vendors) {
  const facts = factsOf(vendor);
  const text = writeFacts(facts);
  const problems = unexplained(compareWith(vendor, facts), readDifferences(vendor));
  if (values.write) writeFileSync(factsPath(vendor), text);
  else if (readFileSync(factsPath(vendor), 'utf8') !== text) {
    problems.push(`${factsPath(vendor)} is not what the table says. Run npm run catalogues -- --write ${folder ?? ''}`);
  }
  for (const problem of problems) console.error(`${vendor} ${problem}`);
  console.log(`${vendor}: ${facts.endpoints.length} endpoints, ${problems.length} unexplained differences`);
  if (problems.length > 0) process.exitCode = 1;
}
