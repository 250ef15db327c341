import { mappingParameters, type MappingOptions } from './mapping-options.ts';
import { type ConnectOptions, type DisplayOptions } from './options.ts';

/** A page of Crosswalk, but for its token. */
export interface ConnectPage {
  /** The only origin whose messages count. */
  readonly origin: string;
  /** Where it is asked whether a token opens the page. */
  readonly check: string;
  readonly tokenName: string;
  /** @throws TypeError when the token is empty. */
  addressFor(token: string): string;
}

type Parameters = Readonly<Record<string, string | boolean | undefined>>;

/** Of a boolean, only true is sent: every other parameter means what its absence means. */
function pageAt(baseUrl: string, path: string, tokenName: string, parameters: Parameters): ConnectPage {
  if (baseUrl === '') throw new TypeError('baseUrl is missing: where Crosswalk is.');
  const base = new URL(baseUrl, document.baseURI);
  // Any other scheme has no origin to trust, and `javascript:` would run here.
  if (!/^https?:$/.test(base.protocol)) throw new TypeError(`baseUrl must be an http or https address: ${baseUrl}`);
  const root = `${base.origin}${base.pathname.replace(/\/+$/, '')}`;
  const page = new URL(`${root}${path}`);
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== false) page.searchParams.set(name, String(value));
  }
  return {
    origin: page.origin,
    check: `${root}/connect-account/check`,
    tokenName,
    addressFor(token) {
      if (token === '') throw new TypeError('The token is empty.');
      const address = new URL(page);
      address.searchParams.set(tokenName, token);
      return address.href;
    },
  };
}

const isInFrame = ({ iframe = true, sameWindow = false }: DisplayOptions) => iframe && !sameWindow;

/** Where an account is connected. */
export function connectPage(options: ConnectOptions): ConnectPage {
  const { baseUrl, integration, integrations, noBack, authFormat, skipRapidForm } = options;
  return pageAt(baseUrl, '/connect-account', 'link_token', {
    integration,
    integrations: integrations?.join(','),
    no_back: noBack,
    auth_format: authFormat,
    skip_rapid_form: skipRapidForm,
    iframe: isInFrame(options),
  });
}

/** Where the fields of a connected account are mapped. */
export function mappingPage(options: MappingOptions): ConnectPage {
  return pageAt(options.baseUrl, '/connect-account/post-connect', 'integrated_account_session_token', {
    ...mappingParameters(options),
    iframe: isInFrame(options),
  });
}
