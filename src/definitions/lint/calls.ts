import { type JsonValue } from '../../mapping/index.ts';
import { type CompiledEndpoint, type CompiledParameter, fitsParameter } from '../compile/index.ts';
import { placeholdersOf } from '../template.ts';
import { type CallUse } from './call-use.ts';
import { type Problem, type Rules, useOneOf } from './rule.ts';

/** A call together with the endpoints there are. Those that cannot be compiled have findings of their own. */
export interface CallSubject {
  readonly use: CallUse;
  readonly endpointNames: readonly string[];
  readonly endpoint: CompiledEndpoint | undefined;
}

type Part = 'path' | 'query' | 'body';

/** Every argument of one part of the call, with its path. */
function argumentsOf({ layers }: CallUse, part: Part): { path: string; name: string; value: JsonValue }[] {
  return layers.flatMap(({ path, given }) =>
    Object.entries(given[part] ?? {}).map(([name, value]) => ({ path: `${path}.${part}.${name}`, name, value })),
  );
}

/** Names that the call gets without arguments: from the paging, and from the record. */
function filledNames(use: CallUse, { paging }: CompiledEndpoint, part: Part): string[] {
  if (part === 'body') return [...use.recordNames];
  if (part === 'path' || paging === undefined) return [];
  return [...('parameter' in paging ? [paging.parameter] : []), ...(paging.size === undefined ? [] : [paging.size])];
}

function checkValue(path: string, value: JsonValue, parameter: CompiledParameter): Problem | undefined {
  const { type, choices } = parameter;
  // What a placeholder becomes is known only when the call is made.
  if (placeholdersOf(value).length > 0 && typeof value === 'string') return undefined;
  if (!fitsParameter(value, parameter)) {
    return {
      path,
      message: `${JSON.stringify(value)} is not of the type ${type}`,
      fix: `Write a value of the type ${type}.`,
    };
  }
  if (choices === undefined || typeof value !== 'string' || choices.includes(value)) return undefined;
  return { path, message: `${value} is no choice of the parameter`, fix: useOneOf(value, choices) };
}

/** Rules about calls of endpoints: those of resources and those that check credentials. */
export const callRules = {
  *call_known({ use, endpointNames }) {
    if (endpointNames.includes(use.call)) return;
    yield { path: use.path, message: `there is no endpoint ${use.call}`, fix: useOneOf(use.call, endpointNames) };
  },

  *call_server({ use, endpoint }) {
    if (endpoint === undefined || use.server === undefined || endpoint.server === use.server) return;
    const fix = `Call an endpoint of ${use.server}.`;
    yield { path: use.path, message: `${use.call} is an endpoint of the server ${endpoint.server}`, fix };
  },

  *call_names({ use, endpoint }) {
    if (endpoint === undefined) return;
    for (const part of ['path', 'query', 'body'] as const) {
      const names = endpoint.parameters[part].map(({ name }) => name);
      for (const { path, name } of argumentsOf(use, part)) {
        if (names.includes(name)) continue;
        const fix = `${useOneOf(name, names)}${part === 'path' ? '' : ` Or declare it in endpoints.json.`}`;
        yield { path, message: `${use.call} has no ${part} parameter ${name}`, fix };
      }
    }
  },

  *call_required({ use, endpoint }) {
    if (endpoint === undefined) return;
    for (const part of ['path', 'query', 'body'] as const) {
      const given = [...argumentsOf(use, part).map(({ name }) => name), ...filledNames(use, endpoint, part)];
      for (const { name, required } of endpoint.parameters[part]) {
        if (!required || given.includes(name)) continue;
        const path = use.layers.at(-1)?.path ?? use.path;
        yield {
          path,
          message: `${use.call} needs the ${part} parameter ${name}`,
          fix: `Add "${part}": { "${name}": … }.`,
        };
      }
    }
  },

  *call_record({ use, endpoint }) {
    const declared = endpoint?.parameters.body.map(({ name }) => name) ?? [];
    // An endpoint that declares no body takes any, such as one that stores what it is sent.
    if (declared.length === 0) return;
    for (const name of use.recordNames.filter((written) => !declared.includes(written))) {
      const fix = `${useOneOf(name, declared)} Or declare it in endpoints.json.`;
      yield { path: use.path, message: `the record would write ${name}, which ${use.call} does not take`, fix };
    }
  },

  *call_value({ use, endpoint }) {
    if (endpoint === undefined) return;
    for (const part of ['path', 'query', 'body'] as const) {
      for (const { path, name, value } of argumentsOf(use, part)) {
        const parameter = endpoint.parameters[part].find((candidate) => candidate.name === name);
        const problem = parameter === undefined ? undefined : checkValue(path, value, parameter);
        if (problem !== undefined) yield problem;
      }
    }
  },

  *call_page_size({ use, endpoint }) {
    const { size, maximum } = endpoint?.paging ?? {};
    if (size === undefined || maximum === undefined) return;
    for (const { path, name, value } of argumentsOf(use, 'query')) {
      if (name !== size || typeof value !== 'number' || value <= maximum) continue;
      yield {
        path,
        message: `${value} is more than the ${maximum} records of the largest page`,
        fix: `Write ${maximum} or less.`,
      };
    }
  },

  *call_list({ use, endpoint }) {
    if (endpoint === undefined || use.answers === undefined) return;
    const needsPages = use.answers === 'all_pages';
    if (endpoint.list !== undefined && (!needsPages || endpoint.paging !== undefined)) return;
    const missing = endpoint.list === undefined ? 'list' : 'page';
    const fix = `Declare ${missing} of ${use.call} in endpoints.json, or call another endpoint.`;
    yield { path: use.path, message: `${use.call} does not say where its answer has the ${missing}`, fix };
  },
} satisfies Rules<CallSubject>;
