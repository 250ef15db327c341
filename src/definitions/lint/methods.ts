import { resourceFileSchema } from '../schema/index.ts';
import { type ResourceSubject } from './resource-subject.ts';
import { type Rules, useOneOf } from './rule.ts';

const methodNames = Object.keys(resourceFileSchema.shape.methods.shape);

/** Rules about what can be done with a resource, and what cannot. */
export const methodRules = {
  *method_complete({ resource }) {
    const declared = Object.keys(resource.methods);
    for (const method of methodNames) {
      const isRefused = resource.unsupported[method] !== undefined;
      if (declared.includes(method) && isRefused) {
        const fix = 'Remove the method or the reason.';
        yield { path: `unsupported.${method}`, message: `${method} is declared, too`, fix };
      } else if (!declared.includes(method) && !isRefused) {
        const fix = `Declare it in methods, or say in unsupported why the vendor cannot ${method}, and what it can do.`;
        yield { path: 'methods', message: `${method} is neither declared nor declined`, fix };
      }
    }
  },

  *method_known({ resource }) {
    for (const method of Object.keys(resource.unsupported).filter((name) => !methodNames.includes(name))) {
      yield {
        path: `unsupported.${method}`,
        message: `there is no method ${method}`,
        fix: useOneOf(method, methodNames),
      };
    }
  },

  *method_reason({ resource: { unsupported, methods } }) {
    const reasons = Object.entries(unsupported).map(([method, reason]) => ({ path: `unsupported.${method}`, reason }));
    if (methods.list?.unsupported !== undefined)
      reasons.push({ path: 'methods.list.unsupported', reason: methods.list.unsupported });
    for (const { path, reason } of reasons) {
      if (reason.trim() !== '') continue;
      yield { path, message: 'gives no reason', fix: 'Say why, and what can be done instead.' };
    }
  },

  *get_call({ resource: { methods } }) {
    const { get } = methods;
    if (get === undefined) return;
    const hasParts = Object.keys(get.parts ?? {}).length > 0;
    if (Object.keys(get.by).length === 0) {
      yield {
        path: 'methods.get.by',
        message: 'names no kind of id',
        fix: 'Add the kinds by which the vendor finds a record.',
      };
    }
    for (const [kind, layer] of Object.entries(get.by)) {
      const call = layer.call ?? get.call;
      const ways = [call !== undefined, hasParts, get.search_list === true].filter(Boolean).length;
      if (ways === 1) continue;
      const message = ways === 0 ? 'nothing is called' : 'more than one of call, parts and search_list is given';
      yield { path: `methods.get.by.${kind}`, message, fix: 'Give exactly one of call, parts and search_list.' };
    }
  },

  *get_search({ resource: { methods } }) {
    if (methods.get?.search_list === undefined || methods.list?.call !== undefined) return;
    const fix = 'Give methods.list a call, or get a call of its own.';
    yield { path: 'methods.get.search_list', message: 'there is no list that could be searched', fix };
  },

  *list_call({ resource: { methods } }) {
    const { list } = methods;
    if (list === undefined) return;
    const path = 'methods.list';
    if ((list.call === undefined) === (list.unsupported === undefined)) {
      const message =
        list.call === undefined
          ? 'neither calls anything nor says why not'
          : 'calls an endpoint and says that there is none';
      yield { path, message, fix: 'Keep one of call and unsupported.' };
    }
    if (list.call !== undefined) return;
    for (const filter of Object.keys(list.filters)) {
      const fix = 'Make it a lookup, or give list a call.';
      yield { path: `${path}.filters.${filter}`, message: 'there is no call that could be filtered', fix };
    }
  },

  *list_lookup({ resource: { methods, identity } }) {
    const found = Object.keys(methods.get?.by ?? {});
    for (const [filter, { kind, many }] of Object.entries(methods.list?.lookups ?? {})) {
      const path = `methods.list.lookups.${filter}`;
      if (many !== undefined && methods.get === undefined) {
        const fix = 'Declare methods.get; its record says where the answer has the records.';
        yield { path, message: 'nothing says where the answer has the records', fix };
      } else if (many === undefined && !found.includes(kind) && identity.kinds[kind] !== undefined) {
        const fix = `Add ${kind} to methods.get.by, or say with many how several are looked up.`;
        yield { path, message: `no record can be found by ${kind}`, fix };
      }
    }
  },

  *write_merge({ resource: { methods, lens } }) {
    for (const method of ['create', 'update'] as const) {
      const merge = methods[method]?.merge;
      if (merge === undefined) continue;
      const path = `methods.${method}.merge`;
      if (Object.keys(merge.with).length === 0) {
        const fix = 'Add to with what the vendor is told by, or remove merge.';
        yield { path: `${path}.with`, message: 'tells the vendor nothing', fix };
      }
      if ((lens.replaced_whole ?? []).length > 0) continue;
      const fix = 'List the objects in lens.replaced_whole, or remove merge.';
      yield { path, message: 'no object is replaced as a whole, so nothing is ever merged', fix };
    }
  },

  *delete_call({ resource: { methods } }) {
    const { delete: remove } = methods;
    if (remove === undefined) return;
    if (Object.keys(remove.by).length === 0) {
      const fix = 'Add the kinds by which the vendor deletes, or move delete to unsupported.';
      yield { path: 'methods.delete.by', message: 'names no kind of id', fix };
    }
    for (const [kind, layer] of Object.entries(remove.by)) {
      if (remove.call !== undefined || layer.call !== undefined) continue;
      yield { path: `methods.delete.by.${kind}`, message: 'nothing is called', fix: 'Name the endpoint with call.' };
    }
  },
} satisfies Rules<ResourceSubject>;
