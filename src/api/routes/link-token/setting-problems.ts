import { type LinkSettings } from '../../../connect/index.ts';
import { type CompiledIntegration, nearest } from '../../../definitions/index.ts';
import { CrosswalkError, type ErrorDetail, shorten } from '../../../errors/index.ts';
import { isSpoken, languages } from '../../connect-page/index.ts';
import { type Services } from '../../services.ts';
import { type LinkOwner } from './owner.ts';

type Surroundings = Pick<Services, 'accounts' | 'definitions'>;

/** Integrations that there are not. */
function* integrationProblems(
  { definitions }: Surroundings,
  { integrations = [] }: LinkSettings,
): Generator<ErrorDetail> {
  for (const [index, name] of integrations.entries()) {
    if (definitions.find(name) !== undefined) continue;
    const near = nearest(name, definitions.names);
    const hint = near === undefined ? `There are: ${definitions.names.join(', ')}.` : `Did you mean ${near}?`;
    yield { path: `integrations.${index}`, message: `"${shorten(name)}" is no integration. ${hint}` };
  }
}

/** Fields that the page could not fill in. */
function* contextProblems(
  offered: readonly CompiledIntegration[],
  { context = {} }: LinkSettings,
): Generator<ErrorDetail> {
  for (const name of Object.keys(context)) {
    const fields = offered.flatMap(({ connection }) =>
      Object.hasOwn(connection, name) ? (connection[name] ?? []) : [],
    );
    if (fields.length === 0) {
      yield { path: `context.${name}`, message: 'is no connection field of the integrations to choose from.' };
    } else if (fields.some(({ secret }) => secret)) {
      yield { path: `context.${name}`, message: 'is a secret: the customer types it on the page.' };
    }
  }
}

/** Settings that would have no effect on an account that is connected again. */
function* reconnectProblems(
  { integrations, region, sandbox }: LinkSettings,
  { integration, isSandbox }: NonNullable<LinkOwner['account']>,
): Generator<ErrorDetail> {
  if (integrations?.some((name) => name !== integration) === true) {
    yield { path: 'integrations', message: `must be left out: the account is one of ${integration}.` };
  }
  if (sandbox !== undefined && sandbox !== isSandbox) {
    const kind = isSandbox ? 'one of the sandbox' : 'a real one';
    yield { path: 'sandbox', message: `must be left out: the account is ${kind}, and stays so.` };
  }
  if (region !== undefined) yield { path: 'region', message: 'must be left out: the account has one already or none.' };
}

/** A language that the page does not speak: it would follow the browser, as if nothing had been said. */
function* languageProblems({ locale }: LinkSettings): Generator<ErrorDetail> {
  if (locale === undefined || isSpoken(locale)) return;
  const tags = Object.keys(languages).join(', ');
  const message = `"${shorten(locale)}" is no language of the page. There are: ${tags}. Leave it out for that of the browser.`;
  yield { path: 'locale', message };
}

/** Settings that would have no effect, or that cannot be. */
function* problemsOf(
  surroundings: Surroundings,
  settings: LinkSettings,
  { account }: LinkOwner,
): Generator<ErrorDetail> {
  const { accounts, definitions } = surroundings;
  yield* integrationProblems(surroundings, settings);
  yield* languageProblems(settings);
  if (account !== undefined) yield* reconnectProblems(settings, account);
  if (account === undefined && settings.persist_previous_context === true) {
    const message = 'is for an account that is connected again: a new one has nothing to keep.';
    yield { path: 'persist_previous_context', message };
  }
  const names = account === undefined ? (settings.integrations ?? definitions.names) : [account.integration];
  const offered = names.flatMap((name) => definitions.find(name) ?? []);
  yield* contextProblems(offered, settings);
  const asksForScopes = offered.some((integration) => accounts.authorizer.credentialOf(integration) !== undefined);
  if (settings.scopes !== undefined && offered.length > 0 && !asksForScopes) {
    yield {
      path: 'scopes',
      message: 'would have no effect: none of these integrations asks for any on a page of its own.',
    };
  }
}

/**
 * Makes sure that every setting of a link has the effect that its maker expects.
 *
 * @throws CrosswalkError `invalid_request` with every one that has not
 */
export function checkSettings(surroundings: Surroundings, settings: LinkSettings, owner: LinkOwner): void {
  const problems = [...problemsOf(surroundings, settings, owner)];
  if (problems.length === 0) return;
  const sentences = problems.map(({ path, message }) => `${path} ${message}`);
  throw new CrosswalkError('invalid_request', sentences.join(' '), { errors: problems });
}
