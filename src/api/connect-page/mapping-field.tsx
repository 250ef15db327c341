import { type AttributeChoices, formatsOfType, longestAttribute, type MappedField } from '../../field-maps/index.ts';
import { type Hold, HoldNote, Unchangeable } from './hold.tsx';
import { type Language, type TextValues } from './texts.ts';

/** What was chosen for a host field, as the form sends it. */
export interface MappingInput {
  /** `field:…`, `attribute:…`, `other`, or nothing. */
  readonly chosen: string;
  /** The name of an attribute that is not in the list. */
  readonly other: string;
  readonly format: string;
  /** A line per value. */
  readonly values: string;
}

/** A host field as it is shown. */
export interface ShownMapping {
  readonly field: MappedField;
  readonly input: MappingInput;
  /** What is wrong with it, in the language of the page. */
  readonly problem?: string | undefined;
  /** Undefined: it may be changed at will. */
  readonly hold?: Hold | undefined;
}

/** A value that the page shows the spelling of, in each spelling. */
const spellings: Readonly<Record<string, string>> = {
  datetime: '2026-01-31T09:30:00Z',
  datetime_with_offset: '2026-01-31 09:30:00 +00:00',
  epoch_seconds: '1769851800',
  epoch_milliseconds: '1769851800000',
};

interface Props {
  shown: ShownMapping;
  choices: AttributeChoices;
  named: TextValues;
  language: Language;
}

/** Own attributes that hold something else can be seen and not be chosen, so that nobody looks for them in vain. */
function Choices({ shown: { field, input, hold }, choices, language }: Props) {
  const { standard, custom = [] } = choices;
  const option = (value: string, text: string, isFit: boolean) => (
    <option value={value} selected={value === input.chosen} disabled={!isFit && value !== input.chosen}>
      {text}
    </option>
  );
  return (
    <>
      <option value="" selected={input.chosen === ''} disabled={hold !== undefined && input.chosen !== ''}>
        {language.say(field.required ? 'map_choose' : 'map_none')}
      </option>
      {custom.length === 0 ? null : (
        <optgroup label={language.say('map_custom')}>
          {custom.map(({ name, type, holds }) =>
            option(`attribute:${name}`, name, type === undefined || holds.includes(field.type)),
          )}
        </optgroup>
      )}
      <optgroup label={language.say('map_standard')}>
        {standard
          .filter(({ field: path, isWritable, type }) => {
            return input.chosen === `field:${path}` || (isWritable && type === field.type);
          })
          .map(({ field: path, name }) => option(`field:${path}`, name, true))}
      </optgroup>
      {option('other', language.say('map_other'), true)}
    </>
  );
}

function Adjustments({ shown: { field, input, hold }, named, language }: Props) {
  const { name, type } = field;
  const formats = formatsOfType[type];
  const hasValues = type === 'string';
  if (formats.length < 2 && !hasValues) return null;
  const isDisabled = hold?.isDisabled === true;
  const isOpen = input.format !== '' || input.values !== '';
  if (isDisabled && !isOpen) return null;
  return (
    <details class="steps" open={isOpen}>
      <summary>{language.say('map_adjust')}</summary>
      {formats.length < 2 ? null : (
        <div class="adjust">
          <label for={`format-${name}`}>{language.say('map_format', named)}</label>
          <select id={`format-${name}`} name={`format.${name}`} disabled={isDisabled}>
            <option value="">{language.say('map_format_usual', named)}</option>
            {formats.map((format) => (
              <option value={format} selected={format === input.format}>
                {spellings[format] ?? format}
              </option>
            ))}
          </select>
        </div>
      )}
      {hasValues ? (
        <div class="adjust">
          <label for={`values-${name}`}>{language.say('map_values')}</label>
          <textarea
            id={`values-${name}`}
            name={`values.${name}`}
            rows={3}
            disabled={isDisabled}
            aria-describedby={`values-${name}-help`}
          >
            {input.values}
          </textarea>
          <p class="help" id={`values-${name}-help`}>
            {language.say('map_values_help', named)}
          </p>
        </div>
      ) : null}
    </details>
  );
}

/** What the form sends for a field. */
const formValues = (name: string, { chosen, other, format, values }: MappingInput) => ({
  [`map.${name}`]: chosen,
  [`other.${name}`]: other,
  [`format.${name}`]: format,
  [`values.${name}`]: values,
});

/** One host field: where the vendor keeps it, and how. */
export function MappingField(props: Props) {
  const { shown, language } = props;
  const { field, input, problem = '', hold } = shown;
  const isDisabled = hold?.isDisabled === true;
  const { name, label, required, example } = field;
  const id = `field-${name}`;
  const invalid = problem === '' ? {} : { 'aria-invalid': 'true' as const };
  return (
    <div class="field mapping">
      <label for={id}>
        <bdi>{label}</bdi>
        {required || isDisabled ? null : <span class="optional"> ({language.say('optional')})</span>}
      </label>
      {isDisabled ? <Unchangeable values={formValues(name, input)} /> : null}
      <select
        id={id}
        name={`map.${name}`}
        disabled={isDisabled}
        aria-describedby={`${id}-wrong ${id}-help`}
        {...invalid}
      >
        <Choices {...props} />
      </select>
      <div class="other">
        <label for={`other-${name}`}>{language.say('map_other_label')}</label>
        <input
          type="text"
          id={`other-${name}`}
          name={`other.${name}`}
          value={input.other}
          maxlength={longestAttribute}
          disabled={isDisabled}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
        />
      </div>
      <p class="wrong" id={`${id}-wrong`}>
        {problem}
      </p>
      <div class="help" id={`${id}-help`}>
        {example === undefined || isDisabled ? null : (
          <p>
            {language.say('map_example', { example: typeof example === 'string' ? example : JSON.stringify(example) })}
          </p>
        )}
        <HoldNote hold={hold} problem={problem} />
      </div>
      <Adjustments {...props} />
    </div>
  );
}
