import { listPlaces, pathParametersOf, verbAndPath, verbs } from '../compile/index.ts';
import { mediaTypes } from '../schema/index.ts';
import { type ParsedSource } from '../source.ts';
import { namedEndpoints } from './named-endpoints.ts';
import { repeatedIn, type Rules, useOneOf } from './rule.ts';

/** Rules about the vendor's calls. */
export const endpointRules = {
  *endpoint_verb(source) {
    for (const [path, spec] of namedEndpoints(source)) {
      const declared = verbs.filter((verb) => spec[verb] !== undefined);
      if (declared.length === 1) continue;
      const message =
        declared.length === 0 ? 'has no method and path' : `has ${declared.length} methods: ${declared.join(', ')}`;
      yield { path, message, fix: `Keep exactly one of ${verbs.join(', ')}.` };
    }
  },

  *endpoint_server(source) {
    const servers = Object.keys(source.integration.servers);
    for (const [path, { server }] of namedEndpoints(source)) {
      if (server === undefined || servers.includes(server)) continue;
      yield { path: `${path}.server`, message: `there is no server ${server}`, fix: useOneOf(server, servers) };
    }
  },

  *endpoint_page(source) {
    const pagings = Object.keys(source.integration.paging);
    for (const [path, { page }] of namedEndpoints(source)) {
      if (page === undefined || pagings.includes(page)) continue;
      yield { path: `${path}.page`, message: `there is no paging ${page}`, fix: useOneOf(page, pagings) };
    }
  },

  *endpoint_limit(source) {
    const limits = Object.keys(source.integration.limits);
    for (const [path, { limit }] of namedEndpoints(source)) {
      if (limit === 'default' || limits.includes(limit)) continue;
      yield { path: `${path}.limit`, message: `there is no limit ${limit}`, fix: useOneOf(limit, limits) };
    }
  },

  *endpoint_path(source) {
    for (const [path, spec] of namedEndpoints(source)) {
      const call = verbAndPath(spec);
      if (call === undefined) continue;
      const names = pathParametersOf(call.path);
      for (const name of Object.keys(spec.path ?? {}).filter((described) => !names.includes(described))) {
        yield {
          path: `${path}.path.${name}`,
          message: `${call.path} has no parameter ${name}`,
          fix: useOneOf(name, names),
        };
      }
      for (const name of names.filter((repeated, index) => names.indexOf(repeated) !== index)) {
        yield {
          path: `${path}.${call.verb}`,
          message: `{${name}} stands here twice`,
          fix: 'Give each parameter a name of its own.',
        };
      }
    }
  },

  *endpoint_list(source) {
    for (const [path, { list, page }] of namedEndpoints(source)) {
      if (page === undefined || list !== undefined) continue;
      yield {
        path: `${path}.page`,
        message: 'there are pages but no list',
        fix: 'Say with list where the answer has the list.',
      };
    }
  },

  *endpoint_lists(source) {
    for (const [path, { list, list_is: form, page }] of namedEndpoints(source)) {
      const places = listPlaces(list);
      if (places.length < 2) continue;
      for (const index of repeatedIn(places)) {
        yield { path: `${path}.list.${index}`, message: `${places[index]} stands here twice`, fix: 'Keep it once.' };
      }
      if (page !== undefined) {
        const fix = 'Declare a call for each list, with the way of paging of that list.';
        yield { path: `${path}.page`, message: 'a page is of one list, and there are several', fix };
      }
      if (form !== undefined) {
        const fix = 'Declare a call for each list.';
        yield { path: `${path}.list_is`, message: 'only one list can be an object, and there are several', fix };
      }
    }
  },

  *endpoint_page_parameter(source) {
    for (const [path, { page, query }] of namedEndpoints(source)) {
      const paging = page === undefined ? undefined : source.integration.paging[page];
      // An endpoint that declares no query leaves the parameters of its paging to the paging.
      if (page === undefined || paging === undefined || query === undefined) continue;
      const needed = [
        ...('parameter' in paging ? [paging.parameter] : []),
        ...(paging.size === undefined ? [] : [paging.size]),
      ];
      // `pagination[cursor]` is declared with the object pagination too.
      const isDeclared = (name: string) => query[name] !== undefined || query[name.replace(/\[.*/, '')] !== undefined;
      for (const name of needed.filter((parameter) => !isDeclared(parameter))) {
        const fix = `Declare ${name} in the query, or use another paging.`;
        yield { path: `${path}.query`, message: `the parameter ${name} of the paging ${page} is missing`, fix };
      }
    }
  },

  *endpoint_body(source) {
    for (const [path, spec] of namedEndpoints(source)) {
      if (spec.whole_body !== undefined && spec.body !== undefined) {
        yield {
          path: `${path}.whole_body`,
          message: 'the body is declared twice',
          fix: 'Keep body for an object with properties, whole_body for anything else.',
        };
      }
      const call = verbAndPath(spec);
      if (call?.verb === 'get' && (spec.body ?? spec.whole_body) !== undefined) {
        yield {
          path: `${path}.get`,
          message: 'a GET request has no body',
          fix: 'Declare the parameters in the query.',
        };
      }
    }
  },

  *endpoint_media_type(source) {
    for (const [path, { media_type: declared, sends }] of namedEndpoints(source)) {
      if (declared !== mediaTypes[sends]) continue;
      yield { path: `${path}.media_type`, message: `${declared} is the usual one`, fix: 'Remove it.' };
    }
  },

  *endpoint_needs_one_of(source) {
    for (const [path, { needs_one_of: needed = [], query, body }] of namedEndpoints(source)) {
      const names = Object.keys({ ...query, ...body });
      for (const [index, name] of needed.entries()) {
        if (names.includes(name)) continue;
        const message = `neither the query nor the body has ${name}`;
        yield { path: `${path}.needs_one_of.${index}`, message, fix: useOneOf(name, names) };
      }
    }
  },

  *endpoint_success(source) {
    if (source.integration.failures.success !== undefined) return;
    for (const [path, { success }] of namedEndpoints(source)) {
      if (success === undefined) continue;
      yield {
        path: `${path}.success`,
        message: 'the integration has no success rule that could not hold',
        fix: 'Remove it.',
      };
    }
  },
} satisfies Rules<ParsedSource>;
