import { type ConnectionField } from '../../definitions/index.ts';
import { Icon } from './icon.tsx';
import { type Language } from './texts.ts';

/** What the control of a field is made from. */
export interface Control {
  id: string;
  name: string;
  field: ConnectionField;
  /** What stands in it; never a secret. */
  value: string;
  isRequired: boolean;
  attributes: { 'aria-describedby': string; 'aria-invalid'?: 'true' };
  language: Language;
}

const named = ({ id, name, isRequired, attributes }: Control) => ({
  id,
  name: `field.${name}`,
  required: isRequired,
  ...attributes,
});

/** For what is pasted and not written: no helper of a browser or of a password manager has anything to add. */
const untouched = {
  autocomplete: 'off',
  autocapitalize: 'off',
  autocorrect: 'off',
  spellcheck: false,
  'data-1p-ignore': '',
  'data-bwignore': '',
  'data-lpignore': 'true',
  'data-form-type': 'other',
} as const;

const typed = (control: Control) => ({
  ...named(control),
  ...untouched,
  ...(control.field.pattern === undefined ? {} : { pattern: control.field.pattern }),
  ...(control.field.example === undefined ? {} : { placeholder: control.field.example }),
});

export function TextControl({ control }: { control: Control }) {
  return <input type="text" {...typed(control)} value={control.value} />;
}

/** A field whose value is hidden until its button is pressed. A private key has lines, so that it cannot be hidden. */
export function SecretControl({ control }: { control: Control }) {
  const { id, field, language } = control;
  if (field.format === 'private_key') return <textarea rows={4} {...typed(control)} />;
  return (
    <div class="secret">
      <input type="password" {...typed(control)} />
      <button
        type="button"
        hidden
        data-reveal={id}
        aria-pressed="false"
        aria-controls={id}
        aria-label={`${language.say('show')}: ${field.label}`}
        title={language.say('show')}
      >
        <Icon name="eye" class="when-hidden" />
        <Icon name="eye_closed" class="when-shown" />
      </button>
    </div>
  );
}

export function SelectControl({ control }: { control: Control }) {
  const { field, value } = control;
  const chosen = value === '' ? field.default : value;
  return (
    <select {...named(control)}>
      <option value="" />
      {Object.entries(field.choices ?? {}).map(([choice, text]) => (
        <option value={choice} selected={choice === chosen}>
          {text}
        </option>
      ))}
    </select>
  );
}

/** A field with suggestions that also takes the address of an instance. */
export function ListControl({ control }: { control: Control }) {
  const { id, field, value, language } = control;
  const { choices = {}, aliases = {} } = field;
  return (
    <>
      <input
        type="text"
        {...typed(control)}
        value={value}
        list={`${id}-choices`}
        data-aliases={JSON.stringify(aliases)}
      />
      <datalist id={`${id}-choices`}>
        {Object.entries(choices).map(([choice, text]) => (
          <option value={choice}>{text}</option>
        ))}
      </datalist>
      {field.help === undefined ? <p class="help">{language.say('pick_or_paste')}</p> : null}
    </>
  );
}
