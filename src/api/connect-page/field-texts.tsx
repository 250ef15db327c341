import { type ConnectionField } from '../../definitions/index.ts';
import { type Language } from './texts.ts';

/** What stands below a field: what is wrong with it, what it is, and how to get it. */
export function FieldTexts({
  id,
  field: { help, steps = [] },
  problem,
  keptSecret,
  language,
}: {
  id: string;
  field: Pick<ConnectionField, 'help' | 'steps'>;
  problem: string;
  keptSecret: string | undefined;
  language: Language;
}) {
  const helps = [keptSecret === undefined ? undefined : language.say('keep_secret', { hint: keptSecret }), help];
  const shown = helps.filter((text) => text !== undefined);
  return (
    <>
      <p class="wrong" id={`${id}-wrong`}>
        {problem}
      </p>
      {shown.length === 0 ? null : (
        <div class="help" id={`${id}-help`}>
          {shown.map((text) => (
            <p>{text}</p>
          ))}
        </div>
      )}
      {steps.length === 0 ? null : (
        <details class="steps">
          <summary>{language.say('find_it')}</summary>
          <ol>
            {steps.map((step) => (
              <li>{step}</li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}
