import type { Answer, Call, Endpoint } from '../endpoint.ts';
import { linkedPage, page } from '../pagination.ts';
import { dataType } from '../profiles/index.ts';
import type { Workspace } from '../workspace/index.ts';

const namesPerPage = 250;

const uniqueNames = (occurrences: readonly { name: string }[]) => [...new Set(occurrences.map(({ name }) => name))];
const eventNames = ({ events }: Workspace) => uniqueNames(events).toSorted();

function customAttributes({ workspace, query, path }: Call): Answer {
  const definitions = [...workspace.attributeDefinitions].map(([name, value]) => ({
    array_length: Array.isArray(value) ? workspace.settings.arrayLimit : null,
    data_type: dataType(value),
    description: null,
    name,
    status: 'Active',
    tag_names: [],
  }));
  const { rows, headers } = linkedPage(definitions, query, path);
  return { status: 200, headers, body: { message: 'success', attributes: rows } };
}

function events({ workspace, query, path }: Call): Answer {
  const { rows, headers } = linkedPage(eventNames(workspace), query, path);
  const definitions = rows.map((name) => ({
    name,
    description: null,
    included_in_analytics_report: false,
    status: 'Active',
    tag_names: [],
  }));
  return { status: 200, headers, body: { message: 'success', events: definitions } };
}

/** The older list: names only, alphabetical. */
function eventList({ workspace, query }: Call): Answer {
  return { status: 200, body: { message: 'success', events: page(eventNames(workspace), query, namesPerPage) } };
}

function productList({ workspace, query }: Call): Answer {
  const products = page(uniqueNames(workspace.purchases), query, namesPerPage);
  return { status: 200, body: { message: 'success', products } };
}

const shared = { method: 'GET', pool: 'definitions' } as const;

export const definitionEndpoints: readonly Endpoint[] = [
  {
    ...shared,
    name: 'custom_attributes.get',
    path: '/custom_attributes',
    permission: 'custom_attributes.get',
    answer: customAttributes,
  },
  { ...shared, name: 'events.get', path: '/events', permission: 'events.get', answer: events },
  { ...shared, name: 'events.list', path: '/events/list', permission: 'events.list', answer: eventList },
  {
    ...shared,
    name: 'purchases.product_list',
    path: '/purchases/product_list',
    permission: 'purchases.product_list',
    answer: productList,
  },
];
