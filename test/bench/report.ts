import { textTable } from '../../src/runtime/text-table.ts';

/** One line of the table: a variant of a measurement, and how it stands to the others and to its goal. */
export interface Row {
  measure: string;
  variant: string;
  figure: string;
  ratio?: string;
  goal?: { text: string; isMet: boolean };
}

/** The table; a measurement is named on the first of its lines. */
export function report(rows: readonly Row[]): string {
  const cells = rows.map(({ measure, variant, figure, ratio = '', goal }, index) => [
    measure === rows[index - 1]?.measure ? '' : measure,
    variant,
    figure,
    ratio,
    goal?.text ?? '',
    goal === undefined ? '' : goal.isMet ? 'met' : 'NOT MET',
  ]);
  return textTable([['measurement', 'variant', 'figure', 'ratio', 'goal', ''], ...cells]).join('\n');
}
