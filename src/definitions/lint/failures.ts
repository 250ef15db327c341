import { type ParsedSource } from '../source.ts';
import { type Problem, type Rules } from './rule.ts';

const failureStatus = /^[45]\d\d$/;

function* checkStatuses(
  path: string,
  byStatus: Readonly<Record<string, unknown>>,
): Generator<Problem, void, undefined> {
  for (const status of Object.keys(byStatus).filter((key) => !failureStatus.test(key))) {
    const fix = 'Use a status from 400 to 599; what a 2xx answer must say goes to failures.success.';
    yield { path: `${path}.${status}`, message: `${status} is no status of a failure`, fix };
  }
}

/** Rules about how the vendor says that something failed. */
export const failureRules = {
  *failure_status({ integration: { failures, verify } }) {
    yield* checkStatuses('failures.statuses', failures.statuses);
    yield* checkStatuses('failures.explain', failures.explain);
    for (const [index, { explain }] of verify.entries()) yield* checkStatuses(`verify.${index}.explain`, explain);
  },

  *failure_message({ integration: { failures } }) {
    if (failures.message.length > 0) return;
    yield { path: 'failures.message', message: 'is empty', fix: 'Name the place of the text that explains a failure.' };
  },

  *failure_success({ integration: { failures } }) {
    if (failures.success === undefined || failures.success.is.length > 0) return;
    yield {
      path: 'failures.success.is',
      message: 'is empty, so every answer would be a failure',
      fix: 'List the values of a success.',
    };
  },

  *failure_reasons({ integration: { failures } }) {
    if (failures.reasons === undefined || Object.keys(failures.reasons.is).length > 0) return;
    const fix = 'List the codes and what they mean, or remove reasons.';
    yield { path: 'failures.reasons.is', message: 'is empty, so no code means anything', fix };
  },

  *failure_wait({ integration: { failures } }) {
    const headers = failures.wait.map((place) => ('header' in place ? place.header.toLowerCase() : undefined));
    for (const [index, header] of headers.entries()) {
      if (header === undefined || headers.indexOf(header) === index) continue;
      yield { path: `failures.wait.${index}.header`, message: `${header} stands here twice`, fix: 'Remove one.' };
    }
  },
} satisfies Rules<ParsedSource>;
