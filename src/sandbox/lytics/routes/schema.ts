import type { Call, Register } from '../call.ts';
import { answerVersion1, answerVersion2 } from '../envelope.ts';
import { choiceParameter, requireTable } from '../parameters.ts';
import { notFound } from '../refusal.ts';
import { isScalar, schemaFields } from '../schema-view.ts';

/** A handler for one table that answers 404 for a table that does not exist. */
function ofTable(answer: (call: Call) => Response): (call: Call) => Response {
  return (call) => {
    requireTable(call.parameter('table'));
    return answer(call);
  };
}

function fields(call: Call): Response {
  const filter = choiceParameter(call, 'filter', ['scalar', 'nonscalar', 'all'], 'all');
  return answerVersion2(
    schemaFields(call.account).filter((field) => filter === 'all' || isScalar(field) === (filter === 'scalar')),
  );
}

function field(call: Call): Response {
  const found = schemaFields(call.account).find(({ id }) => id === call.parameter('field_id'));
  if (found === undefined) throw notFound('field not found');
  return answerVersion2(found);
}

const ranked = (call: Call) => [...call.account.profiles.identityFields];

function identityConfigs(call: Call): Response {
  return answerVersion2(ranked(call).map((name, rank) => ({ id: name, field_id: name, rank, max_bytes: 256 })));
}

function tableOfVersion1(call: Call): Response {
  const shown = schemaFields(call.account).map(({ id, type }) => ({ as: id, type }));
  return answerVersion1({ name: 'user', by_fields: ranked(call), fields: shown });
}

/** What the table of profiles looks like. */
export function registerSchema(register: Register): void {
  register('v2.schema.tables', 'GET', '/v2/schema', 'readSchema', () => answerVersion2(['user']));
  register('v2.schema.fields', 'GET', '/v2/schema/:table/field', 'readSchema', ofTable(fields));
  register('v2.schema.fieldGet', 'GET', '/v2/schema/:table/field/:field_id', 'readSchema', ofTable(field));
  register('v2.schema.idconfigs', 'GET', '/v2/schema/:table/idconfig', 'readSchema', ofTable(identityConfigs));
  register(
    'v2.schema.rank',
    'GET',
    '/v2/schema/:table/rank',
    'readSchema',
    ofTable((call) => answerVersion2(ranked(call))),
  );
  register('catalog.schema', 'GET', '/api/schema/:table', 'readSchema', ofTable(tableOfVersion1));
}
