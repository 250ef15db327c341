import { Icon } from './icon.tsx';

/** One thing that keeps an account from being linked. */
export interface ShownProblem {
  /** What is wrong and what to do. */
  text: string;
  /** The connection field that it is about; absent: the whole. */
  field?: string | undefined;
}

/**
 * What went wrong, above the form: problems of the whole in full, those of fields as links to where they are explained.
 * It is focused when the page is loaded, so that nobody misses it.
 */
export function Problems({
  title,
  problems,
  labelOf,
}: {
  title: string;
  problems: readonly ShownProblem[];
  labelOf: (field: string) => string;
}) {
  if (problems.length === 0) return null;
  return (
    <div class="problem" role="alert" tabindex={-1} autofocus>
      <Icon name="alert" />
      <div>
        <h2>{title}</h2>
        <ul>
          {problems.map(({ text, field }) => (
            <li>{field === undefined ? text : <a href={`#field-${field}`}>{labelOf(field)}</a>}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
