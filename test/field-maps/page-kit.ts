import { type JsonObject, type JsonValue } from '../../src/mapping/index.ts';
import { createVisitor, redirectOf } from '../connect/visitor.ts';
import { type Answer, type Harness, listOf, objectOf, textOf } from '../harness.ts';
import { actionOf, linkNew, mapPath, saveMap } from './kit.ts';

/** What opens the mapping page besides its token: JSON of what is no text. */
type Options = Readonly<Record<string, JsonValue>>;

/** Pages of Braze accounts are for this origin. */
export const origins = ['https://app.example.com'];

/** The map that `newMapped` begins with; its values are of a type that no form can say. */
export const stored = {
  given_name: { field: 'first_name' },
  tier: { attribute: 'level', values: { gold: 1, silver: 2 } },
} as const;

/** Whether an opening leads to the page that says why it is refused. */
export const isRefusal = (opened: Answer) => opened.status === 303 && redirectOf(opened).includes('?problem=');

/** Opens the mapping page as the link SDK does, in a browser of its own; a refusal is followed to the page that says so. */
export async function open(
  harness: Harness,
  account: string,
  options: Options,
  visitor = createVisitor(harness),
  allowed: string[] = origins,
) {
  const body = { integrated_account_id: account, allowed_origins: allowed };
  const { body: made } = await harness.call('POST', '/integrated-account/token', { body });
  const query = new URLSearchParams({ integrated_account_session_token: textOf(objectOf(made)['token']) });
  for (const [name, value] of Object.entries(options)) {
    query.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  const opened = await visitor.get(`/connect-account/post-connect?${query.toString()}`);
  return isRefusal(opened) ? visitor.get(redirectOf(opened)) : opened;
}

/** Text of a page as its visitor sees it. */
export const unescaped = (text: string) =>
  text.replaceAll('&quot;', '"').replaceAll('&#10;', '\n').replaceAll('&amp;', '&');

/** What the page sends by itself: its hidden inputs, but for the proof that the form is its own. */
function heldIn({ text }: Answer): Record<string, string> {
  const inputs = [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const named = inputs.map(([, name = '', value = '']) => [name, unescaped(value)] as const);
  return Object.fromEntries(named.filter(([name]) => name !== 'csrf'));
}

/** The page of an account, what it sends by itself, and a way to send its form. */
export async function openPage(harness: Harness, account: string, options: Options, visitor = createVisitor(harness)) {
  const page = await visitor.get(redirectOf(await open(harness, account, options, visitor)));
  const { csrf = '' } = visitor.fill(page, {});
  const send = (fields: Record<string, string>) => visitor.post(actionOf(page), { csrf, action: 'save', ...fields });
  return { page, send, held: heldIn(page) };
}

/** A new account that `stored` is in force for. */
export async function newMapped(harness: Harness): Promise<string> {
  const account = await linkNew(harness, 'braze');
  await saveMap(harness, account, stored);
  return account;
}

/** The list of what a field can be mapped to, as the page has it. */
export function controlOf({ text }: Answer, name: string): string {
  const [control = ''] = new RegExp(`<select id="field-${name}"[^]*?</select>`).exec(text) ?? [];
  return control;
}

export const chosenIn = (page: Answer, name: string) =>
  /<option value="([^"]*)" selected/.exec(controlOf(page, name))?.[1] ?? '';

export const helpOf = ({ text }: Answer, name: string) =>
  new RegExp(`id="field-${name}-help">([^]*?)</div>`).exec(text)?.[1] ?? '';

export const wrongOf = ({ text }: Answer, name: string) =>
  new RegExp(`id="field-${name}-wrong">([^<]*)<`).exec(text)?.[1] ?? '';

/** The version of the map that is in force, and the fields that it maps. */
export async function mapOf(harness: Harness, account: string) {
  const { body } = await harness.call('GET', mapPath(account));
  const { version, fields } = objectOf(body);
  const mapped = listOf(fields)
    .map(objectOf)
    .filter(({ mapping }) => mapping !== null);
  return { version, mappings: Object.fromEntries(mapped.map(({ name, mapping }) => [textOf(name), mapping])) };
}

export async function contextOf(harness: Harness, account: string): Promise<JsonObject> {
  const { body } = await harness.call('GET', `/integrated-account/${account}`);
  return objectOf(objectOf(body)['context']);
}

/** The lists that syncs of an Iterable account can use. */
export async function listsOf(harness: Harness, account: string): Promise<string[]> {
  const { body } = await harness.call('GET', `${mapPath(account)}/choices`);
  const settings = listOf(objectOf(body)['settings']).map(objectOf);
  const choices = listOf(settings.find(({ name }) => name === 'list_id')?.['choices']);
  return choices.map((choice) => textOf(objectOf(choice)['value']));
}
