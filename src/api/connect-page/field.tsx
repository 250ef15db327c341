import { type ConnectionField } from '../../definitions/index.ts';
import { type Control, ListControl, SecretControl, SelectControl, TextControl } from './controls.tsx';
import { FieldTexts } from './field-texts.tsx';
import { type Language } from './texts.ts';

/** A connection field as it is shown. */
export interface ShownField {
  name: string;
  /** In the language of the page. */
  field: ConnectionField;
  /** What stands in it; never a secret. */
  value: string;
  /** The end of a stored secret, which stays when the field is left empty. */
  keptSecret?: string | undefined;
  /** What is wrong with it. */
  problem?: string | undefined;
}

/** So many choices are shown side by side; more are a list. */
const mostRadios = 3;

function Label({ field, language }: { field: ConnectionField; language: Language }) {
  const isOptional = !field.required && field.default === undefined;
  return (
    <>
      {field.label}
      {isOptional ? <span class="optional"> ({language.say('optional')})</span> : null}
    </>
  );
}

/** A few choices, all of them in sight. */
function Radios({ control, children }: { control: Control; children: unknown }) {
  const { id, name, field, value, isRequired, attributes, language } = control;
  const chosen = value === '' ? field.default : value;
  return (
    <fieldset class="field" data-field={name} role="radiogroup" tabindex={-1} {...attributes} id={id}>
      <legend>
        <Label field={field} language={language} />
      </legend>
      <div class="radios">
        {Object.entries(field.choices ?? {}).map(([choice, text]) => (
          <label>
            <input
              type="radio"
              name={`field.${name}`}
              value={choice}
              checked={choice === chosen}
              required={isRequired}
            />
            <span>{text}</span>
          </label>
        ))}
      </div>
      {children}
    </fieldset>
  );
}

function controlOf(control: Control) {
  const { field } = control;
  if (field.secret) return <SecretControl control={control} />;
  if (field.choices === undefined) return <TextControl control={control} />;
  return field.or_url ? <ListControl control={control} /> : <SelectControl control={control} />;
}

/** One connection field with its label, its help and what is wrong with it. */
export function Field({ shown, language }: { shown: ShownField; language: Language }) {
  const { name, field, value, keptSecret, problem = '' } = shown;
  const id = `field-${name}`;
  const isRequired = field.required && field.default === undefined && keptSecret === undefined;
  const hasHelp = field.help !== undefined || keptSecret !== undefined;
  const attributes = {
    'aria-describedby': hasHelp ? `${id}-wrong ${id}-help` : `${id}-wrong`,
    ...(problem === '' ? {} : { 'aria-invalid': 'true' as const }),
  };
  const control: Control = { id, name, field, value, isRequired, attributes, language };
  const texts = <FieldTexts id={id} field={field} problem={problem} keptSecret={keptSecret} language={language} />;
  const choices = Object.keys(field.choices ?? {}).length;
  if (choices > 0 && choices <= mostRadios && !field.or_url) return <Radios control={control}>{texts}</Radios>;
  return (
    <div class="field" data-field={name}>
      <label for={id}>
        <Label field={field} language={language} />
      </label>
      {controlOf(control)}
      {texts}
    </div>
  );
}
