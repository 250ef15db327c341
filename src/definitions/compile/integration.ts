import { type JsonValue } from '../../mapping/index.ts';
import { applyOverride, type IntegrationOverride } from '../overrides.ts';
import {
  type ConnectionField,
  type Failures,
  type IntegrationFile,
  isForSyncs,
  type Texts,
  type VerifySpec,
} from '../schema/index.ts';
import { DefinitionError, type ParsedSource, parseResource } from '../source.ts';
import { findSwitches, resolveSwitches, type Settings } from '../switch.ts';
import { compileProperties, placeholdersOf, type TemplateScope } from '../template.ts';
import { combinations } from '../combinations.ts';
import { type CompiledEndpoint, compileEndpoint } from './endpoint.ts';
import { type CompiledOAuth2, compileOAuth2 } from './oauth2.ts';
import { type CompiledChoices, compileChoices } from './choices.ts';
import { compileCall, type CompiledResource, compileResource, type FilledArguments } from './resource.ts';
import { type CompiledServer, compileServer } from './server.ts';

/** A live check of the credentials of one server, or the reason why there is none. */
export interface CompiledCheck {
  readonly server: CompiledServer;
  readonly call?: {
    readonly endpoint: CompiledEndpoint;
    /** Names of the settings that the arguments are made of. */
    readonly placeholders: readonly string[];
    argumentsFor(scope: TemplateScope): FilledArguments;
  };
  readonly accept: readonly number[];
  readonly explain: Readonly<Record<string, string>>;
  readonly impossible?: string;
}

/** A vendor, compiled once and never changed. */
export interface CompiledIntegration {
  readonly name: string;
  readonly label: string;
  readonly category: string;
  readonly documentation: string;
  /** Colour of its badge, as `#rrggbb`. */
  readonly color?: string;
  /** Translations of the texts that end customers read, by language and place. */
  readonly texts: ReadonlyMap<string, Texts>;
  readonly connection: Readonly<Record<string, ConnectionField>>;
  /** The connection fields that the connect form asks for. */
  readonly form: Readonly<Record<string, ConnectionField>>;
  /** How connection fields are chosen that only syncs need, once the account is connected, by name. */
  readonly choices: ReadonlyMap<string, CompiledChoices>;
  /** Credentials that are tokens, by name. */
  readonly oauth2: ReadonlyMap<string, CompiledOAuth2>;
  readonly servers: ReadonlyMap<string, CompiledServer>;
  readonly defaultServer: CompiledServer;
  readonly endpoints: ReadonlyMap<string, CompiledEndpoint>;
  readonly checks: readonly CompiledCheck[];
  readonly failures: Failures;
  readonly limits: IntegrationFile['limits'];
  /** Names of the resources that unified models have at this vendor, as `model/resource`. */
  readonly resourceNames: readonly string[];
  /**
   * A unified resource for an account with these settings and this override of its own; undefined when the vendor has
   * none of this name. Compiled at the first call for each combination and kept.
   */
  resource(name: string, settings: Settings, override?: IntegrationOverride): CompiledResource | undefined;
  /** The kinds of accounts for which the resource of this name differs, each by its settings; one of none when it never does. */
  variantsOf(name: string): readonly Settings[];
  /** Names of the resources of which the operator changes fields, as `model/resource`. */
  readonly overridden: readonly string[];
}

/** How many compiled variants of one integration are kept; accounts with field maps of their own each need one. */
const keptVariants = 500;

function compileCheck(
  spec: VerifySpec,
  servers: ReadonlyMap<string, CompiledServer>,
  endpoints: ReadonlyMap<string, CompiledEndpoint>,
): CompiledCheck {
  const server = servers.get(spec.server);
  if (server === undefined) throw new Error(`verify names the unknown server ${spec.server}`);
  const endpoint = spec.call === undefined ? undefined : endpoints.get(spec.call);
  const path = compileProperties(spec.path ?? {});
  const query = compileProperties(spec.query ?? {});
  const body = compileProperties(spec.body ?? {});
  const hasBody = spec.body !== undefined;
  return {
    server,
    accept: spec.accept,
    explain: spec.explain,
    ...(spec.impossible === undefined ? {} : { impossible: spec.impossible }),
    ...(endpoint === undefined
      ? {}
      : {
          call: {
            endpoint,
            placeholders: placeholdersOf({ path: spec.path ?? {}, query: spec.query ?? {}, body: spec.body ?? {} }),
            argumentsFor: (scope) => ({
              path: path(scope),
              query: query(scope),
              body: hasBody ? body(scope) : undefined,
            }),
          },
        }),
  };
}

/** The resources of an integration, compiled per variant of settings and override. */
function createResources({ integration, resources }: ParsedSource, endpoints: ReadonlyMap<string, CompiledEndpoint>) {
  const sources = new Map<string, { file: string; content: JsonValue; switchedBy: readonly string[] }>();
  for (const [file, content] of resources) {
    const switchedBy = [...new Set(findSwitches(content).map(({ by }) => by))];
    const header = resolveSwitches(content, {});
    const name = parseName(header) ?? file;
    sources.set(name, { file, content, switchedBy });
  }
  const variants = new Map<string, CompiledResource>();
  return {
    names: [...sources.keys()],
    nameOf: (file: string) => [...sources].find(([, source]) => source.file === file)?.[0],
    variantsOf: (name: string): Settings[] => {
      const source = sources.get(name);
      return source === undefined ? [] : combinations(source.content, integration.connection);
    },
    resource: (name: string, settings: Settings, override?: IntegrationOverride): CompiledResource | undefined => {
      const source = sources.get(name);
      if (source === undefined) return undefined;
      const own = override?.[source.file];
      const key = JSON.stringify([name, source.switchedBy.map((field) => settings[field]), own]);
      const kept = variants.get(key);
      if (kept !== undefined) return kept;
      const parsed = parseResource(
        `${integration.name}/${source.file}.json`,
        resolveSwitches(applyOverride(source.content, own), settings),
      );
      if ('findings' in parsed) throw new DefinitionError(parsed.findings);
      const compiled = compileResource(endpoints, parsed.resource);
      if (variants.size >= keptVariants) variants.clear();
      variants.set(key, compiled);
      return compiled;
    },
  };
}

/** `model/resource` as the file's header says. */
function parseName(content: JsonValue | undefined): string | undefined {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return undefined;
  const { model, resource } = content;
  return typeof model === 'string' && typeof resource === 'string' ? `${model}/${resource}` : undefined;
}

/**
 * Compiles an integration whose files have been parsed and checked.
 *
 * @param changedFiles names of the resource files that the operator changes
 */
export function compileIntegration(source: ParsedSource, changedFiles: readonly string[] = []): CompiledIntegration {
  const { integration } = source;
  const tokenNames = Object.keys(integration.oauth2);
  const servers = new Map(
    Object.entries(integration.servers).map(([name, spec]) => [name, compileServer(name, spec, tokenNames)]),
  );
  const defaultName = Object.entries(integration.servers).find(([, spec]) => spec.default)?.[0];
  const defaultServer = servers.get(defaultName ?? '') ?? servers.values().next().value;
  if (defaultServer === undefined) throw new Error(`${integration.name} declares no server`);
  const defaults = { ...integration, server: defaultServer.name };
  const endpoints = new Map(
    Object.entries(source.endpoints).map(([name, spec]) => [name, compileEndpoint(name, spec, defaults)]),
  );
  const resources = createResources(source, endpoints);
  return Object.freeze({
    name: integration.name,
    label: integration.label,
    category: integration.category,
    documentation: integration.documentation,
    ...(integration.color === undefined ? {} : { color: integration.color }),
    texts: source.texts,
    connection: integration.connection,
    form: Object.fromEntries(Object.entries(integration.connection).filter(([, field]) => !isForSyncs(field))),
    choices: new Map(
      Object.entries(integration.connection).flatMap(([name, { choices_from: given }]) =>
        given === undefined ? [] : [[name, compileChoices(compileCall(endpoints, given.call, given), given)] as const],
      ),
    ),
    oauth2: new Map(
      Object.entries(integration.oauth2).map(([name, spec]) => [name, compileOAuth2(name, spec, servers)]),
    ),
    servers,
    defaultServer,
    endpoints,
    checks: integration.verify.map((spec) => compileCheck(spec, servers, endpoints)),
    failures: integration.failures,
    limits: integration.limits,
    resourceNames: resources.names,
    resource: resources.resource,
    variantsOf: resources.variantsOf,
    overridden: changedFiles.map(resources.nameOf).filter((name) => name !== undefined),
  });
}
