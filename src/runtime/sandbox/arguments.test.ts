import { expect, it } from 'vitest';
import { readArguments } from './arguments.ts';

it('takes port 4410 and 300 people unless told otherwise', () => {
  expect(readArguments([])).toEqual({ port: 4410, people: 300 });
  expect(readArguments(['--port', '5000', '--people=0'])).toEqual({ port: 5000, people: 0 });
});

it.each([
  [['--port', 'http'], '--port must be a whole number from 0 to 65500, not "http".'],
  [['--port', '65536'], '--port must be a whole number'],
  [['--people', '-1'], '--people'],
  [['--people', '1.5'], '--people must be a whole number'],
  [['--prot', '1'], "Unknown option '--prot'."],
  [['4410'], "Unexpected argument '4410'."],
])('refuses %j in one line that tells the usage', (args, message) => {
  const failure = (() => {
    try {
      return readArguments(args);
    } catch (error) {
      return error instanceof Error ? error.message : error;
    }
  })();
  expect(failure).toContain(message);
  expect(failure).toContain('Usage: npm run sandbox');
  expect(failure).not.toContain('\n');
});
