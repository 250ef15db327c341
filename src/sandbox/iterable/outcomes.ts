import { RecordRefusal, type RecordProblem, refuse } from './answers.ts';
import type { Project } from './project.ts';

/** What became of the records of one bulk call. Failures are told by value, without position or reason. */
export function createTally() {
  const failures: RecordRefusal[] = [];
  let succeeded = 0;

  function valuesOf(problem: RecordProblem, kind: 'email' | 'userId'): string[] {
    return failures.filter((one) => one.problem === problem && one.kind === kind).map((one) => one.value);
  }

  return {
    /** Runs one record; counts a refusal of the record, lets every other refusal end the call. */
    attempt(record: () => void) {
      try {
        record();
        succeeded += 1;
      } catch (error) {
        if (!(error instanceof RecordRefusal)) throw error;
        failures.push(error);
      }
    },
    /** The counters every bulk answer starts with. */
    counters() {
      return {
        successCount: succeeded,
        failCount: failures.length,
        invalidEmails: valuesOf('invalid', 'email'),
        invalidUserIds: valuesOf('invalid', 'userId'),
      };
    },
    /** Records whose identifier was good and that failed all the same. */
    validFailures(kind: 'email' | 'userId'): string[] {
      return failures.filter((one) => one.problem !== 'invalid' && one.kind === kind).map((one) => one.value);
    },
    failedUpdates(problems: readonly RecordProblem[]): Record<string, string[]> {
      return Object.fromEntries(
        problems.flatMap((problem) => [
          [`${problem}Emails`, valuesOf(problem, 'email')],
          [`${problem}UserIds`, valuesOf(problem, 'userId')],
        ]),
      );
    },
  };
}

export type Tally = ReturnType<typeof createTally>;

/** The answer that users/bulkUpdate and both list membership calls share. */
export function profileOutcome(tally: Tally, filteredOutFields: readonly string[], createdFields: readonly string[]) {
  return Response.json({
    ...tally.counters(),
    filteredOutFields: [...new Set(filteredOutFields)],
    createdFields,
    noOpEmails: [],
    noOpUserIds: [],
    failedUpdates: tally.failedUpdates(['invalid', 'notFound', 'invalidData', 'conflict', 'forgotten']),
  });
}

/** Refuses a bulk call of too many records or bytes, as 413 or as 400 `BatchTooLarge`. */
export function refuseTooLarge(project: Project, records: number, bytes = 0, maxBytes = Number.POSITIVE_INFINITY) {
  if (records <= project.switches.maxBatchRecords && bytes <= maxBytes) return;
  throw project.switches.tooLarge === '413'
    ? refuse(413, 'BatchTooLarge', 'Request entity too large')
    : refuse(400, 'BatchTooLarge', 'The batch is too large');
}
