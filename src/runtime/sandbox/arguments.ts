import { parseArgs } from 'node:util';

const usage = 'Usage: npm run sandbox -- [--port 4410] [--people 300]';

/** Leaves room for the ports that follow. */
const highestPort = 65_500;
const mostPeople = 100_000;

function wholeNumber(name: string, text: string, lowest: number, highest: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= lowest && value <= highest) return value;
  throw new Error(`--${name} must be a whole number from ${lowest} to ${highest}, not "${text}". ${usage}`);
}

/**
 * Reads the arguments of the command. Port 0 means any free ports.
 *
 * @throws Error with one line for an unknown argument or a value out of range
 */
export function readArguments(args: readonly string[]): { port: number; people: number } {
  let values: { port: string; people: string };
  try {
    const options = { port: { type: 'string', default: '4410' }, people: { type: 'string', default: '300' } } as const;
    ({ values } = parseArgs({ args: [...args], options }));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new Error(`${error.message.split('\n', 1).join('').replace(/\.?$/, '.')} ${usage}`, { cause: error });
  }
  return {
    port: wholeNumber('port', values.port, 0, highestPort),
    people: wholeNumber('people', values.people, 0, mostPeople),
  };
}
