import { z } from 'zod';
import { readJson } from '../body.ts';
import type { Call, Register } from '../call.ts';
import { answer } from '../envelope.ts';
import { requireTable } from '../parameters.ts';
import { evaluateRecord } from '../schema-evaluation.ts';
import { toRule } from '../schema-parts.ts';
import { mapRecord } from '../streams.ts';
import { fieldsSchema } from '../values.ts';

const eventsSchema = z.object({ stream: z.string().min(1).default('default'), events: z.array(fieldsSchema).min(1) });

/** What a version of the schema, by default the published one, makes of each event. */
async function evaluate(call: Call): Promise<Response> {
  requireTable(call.parameter('table'));
  const { stream, events } = await readJson(call, eventsSchema);
  const { account, query } = call;
  const version = account.schema.version(query.get('version_id'));
  return answer(
    call,
    events.map((record) => evaluateRecord(account, version, { stream, record })),
  );
}

const expressionSchema = z.object({ expr: z.string().min(1), event: fieldsSchema });

/** The value of an expression for an event; null when the event has none. */
async function evaluateExpression(call: Call): Promise<Response> {
  const { expr, event } = await readJson(call, expressionSchema);
  const { value = null } = mapRecord(event, { rules: [toRule(expr, 'value')], keepsOtherFields: false });
  return answer(call, { value });
}

/** Trials of the schema, which store nothing. */
export function registerSchemaEvaluation(register: Register): void {
  register('v2.schema.evalExpression', 'POST', '/v2/schema/expression/evaluate', 'writeSchema', evaluateExpression);
  register('v2.schema.evaluate', 'POST', '/v2/schema/:table/evaluate', 'writeSchema', evaluate);
}
