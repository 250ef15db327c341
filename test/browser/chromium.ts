import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';

const usualPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const quiet = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', ...quiet];

/** Opens windows only within a click, as for everybody. */
const ignoreDefaultArgs = ['--disable-popup-blocking'];

/**
 * Where Chromium is: at `CHROMIUM_PATH`, else where systems put it.
 *
 * @throws Error when there is none: a test that cannot run has not passed.
 */
function findChromium(): string {
  const given = process.env['CHROMIUM_PATH'];
  const found = (given === undefined ? usualPaths : [given]).find((path) => existsSync(path));
  if (found !== undefined) return found;
  const where = given ?? `any of ${usualPaths.join(', ')}`;
  throw new Error(`There is no Chromium at ${where}. Run bash .ci/find-chromium, or set CHROMIUM_PATH.`);
}

/** A real Chromium. @param further switches besides the usual ones */
export function startChromium(further: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: [...args, ...further], ignoreDefaultArgs });
}

/** A real Chromium with a profile of its own. @param directory where the profile is, with its preferences */
export function startChromiumWithProfile(directory: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(directory, { executablePath: findChromium(), args, ignoreDefaultArgs });
}
