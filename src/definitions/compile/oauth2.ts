import { compilePath, jsonText, type JsonValue } from '../../mapping/index.ts';
import { type ClientAuthentication, type OAuth2Spec } from '../schema/index.ts';
import { compileTemplate, placeholdersOf, type TemplateScope } from '../template.ts';
import { type CompiledServer } from './server.ts';

/** The client of an end customer, each part from a connection field. */
export interface ClientTemplate {
  readonly id: TextTemplate;
  readonly secret: TextTemplate;
  readonly privateKey: TextTemplate;
  readonly keyId: TextTemplate;
}

type TextTemplate = (fields: TemplateScope) => string | undefined;

/** A credential that is a token, how it is got, and how it is renewed. */
export interface CompiledOAuth2 {
  readonly name: string;
  readonly label: string;
  readonly grant: OAuth2Spec['grant'];
  /** Has the token endpoint. */
  readonly server: CompiledServer;
  readonly tokenPath: string;
  readonly revocationPath: string | undefined;
  /** The page on which access is allowed; undefined when nobody has to. */
  readonly authorization: { readonly server: CompiledServer; readonly path: string } | undefined;
  readonly issuerPath: string;
  /** Whether every answer of that page says who it is from. */
  readonly namesIssuer: boolean;
  readonly clientAuthentication: ClientAuthentication;
  readonly algorithm: 'RS256' | 'PS256' | 'ES256';
  /** Undefined: the client is the operator's. */
  readonly client: ClientTemplate | undefined;
  /** Connection fields without which the client is not complete. */
  readonly clientFields: readonly string[];
  /** Seconds. */
  readonly life: number | undefined;
  /** Seconds. */
  readonly refreshMargin: number;
  scopes(fields: TemplateScope): string[];
  audience(fields: TemplateScope): string | undefined;
  resource(fields: TemplateScope): string | undefined;
  /** Further parameters of the page, or of the token request when there is no page. */
  parameters(fields: TemplateScope): Record<string, string>;
  /** The credential in the answer of the token endpoint. */
  tokenIn(answer: JsonValue): JsonValue | undefined;
}

function textTemplate(template: string | undefined): TextTemplate {
  if (template === undefined) return () => undefined;
  const fill = compileTemplate(template);
  return (fields) => {
    const value = fill(fields);
    return value === undefined || value === null ? undefined : jsonText(value);
  };
}

function compileParameters(parameters: Readonly<Record<string, string>>): CompiledOAuth2['parameters'] {
  const compiled = Object.entries(parameters).map(([name, value]) => ({ name, fill: textTemplate(value) }));
  return (fields) =>
    Object.fromEntries(
      compiled.flatMap(({ name, fill }) => {
        const value = fill(fields);
        return value === undefined ? [] : [[name, value] as const];
      }),
    );
}

function required(servers: ReadonlyMap<string, CompiledServer>, name: string): CompiledServer {
  const server = servers.get(name);
  if (server === undefined) throw new Error(`oauth2 names the unknown server ${name}`);
  return server;
}

/** Compiles one credential of `oauth2`. */
export function compileOAuth2(
  name: string,
  spec: OAuth2Spec,
  servers: ReadonlyMap<string, CompiledServer>,
): CompiledOAuth2 {
  const server = required(servers, spec.server);
  const client = spec.grant === 'client_credentials' ? spec.client : undefined;
  const scopes = spec.scopes.map(textTemplate);
  const token = compilePath(spec.token);
  return Object.freeze({
    name,
    label: spec.label,
    grant: spec.grant,
    server,
    tokenPath: spec.token_path,
    revocationPath: spec.revocation_path,
    authorization:
      spec.grant === 'authorization_code'
        ? { server: required(servers, spec.authorization_server ?? spec.server), path: spec.authorization_path }
        : undefined,
    issuerPath: spec.issuer_path ?? '',
    namesIssuer: spec.grant === 'authorization_code' && spec.names_issuer,
    clientAuthentication: spec.client_authentication,
    algorithm: spec.assertion?.algorithm ?? 'RS256',
    client:
      client === undefined
        ? undefined
        : {
            id: textTemplate(client.id),
            secret: textTemplate(client.secret),
            privateKey: textTemplate(client.private_key),
            keyId: textTemplate(client.key_id),
          },
    clientFields:
      client === undefined ? [] : placeholdersOf(Object.values(client).filter((part) => part !== undefined)),
    life: spec.life,
    refreshMargin: spec.refresh_margin,
    scopes: (fields: TemplateScope) => scopes.flatMap((scope) => scope(fields) ?? []),
    audience: textTemplate(spec.assertion?.audience),
    resource: textTemplate(spec.resource),
    parameters: compileParameters(spec.parameters),
    tokenIn: (answer: JsonValue) => token.get(answer),
  });
}
