import { type MappedField, type Preview } from '../../field-maps/index.ts';
import { type JsonValue } from '../../mapping/index.ts';
import { type Language, type TextValues } from './texts.ts';

/** What was asked for, and what came of it. */
export interface ShownPreview {
  /** What was typed. */
  readonly user: string;
  readonly result?: Preview | undefined;
  /** Why there is no result, in the language of the page. */
  readonly problem?: string | undefined;
}

const textOf = (value: JsonValue) => (typeof value === 'string' ? value : JSON.stringify(value));

function Value({ value, language }: { value: JsonValue; language: Language }) {
  if (value === null) return <span class="optional">{language.say('map_preview_none')}</span>;
  return <bdi>{textOf(value)}</bdi>;
}

function Values({
  preview,
  fields,
  named,
  language,
}: {
  preview: Preview;
  fields: readonly MappedField[];
  named: TextValues;
  language: Language;
}) {
  const declared = new Map(fields.map((field) => [field.name, field]));
  return (
    <div class="preview" role="status" tabindex={-1} autofocus>
      <table>
        <caption>{language.say('map_preview_of', { user: preview.userId })}</caption>
        <thead>
          <tr>
            <th scope="col">{language.say('map_preview_field')}</th>
            <th scope="col">{language.say('map_preview_stored', named)}</th>
            <th scope="col">{language.say('map_preview_value', named)}</th>
          </tr>
        </thead>
        <tbody>
          {preview.fields.map(({ name, stored, value, fits }) => {
            const { label = name, type = 'string' } = declared.get(name) ?? {};
            return (
              <tr>
                <th scope="row">
                  <bdi>{label}</bdi>
                </th>
                <td>
                  <Value value={stored} language={language} />
                </td>
                <td>
                  {fits ? (
                    <Value value={value} language={language} />
                  ) : (
                    <span class="wrong">
                      {language.say('map_preview_misfit', { type: language.say(`map_type_${type}`) })}
                    </span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p class="help">{language.say('map_preview_note')}</p>
    </div>
  );
}

/** Tries the map on a user of the customer's own. */
export function MappingPreview({
  preview: { user, result, problem = '' },
  fields,
  named,
  language,
}: {
  preview: ShownPreview;
  fields: readonly MappedField[];
  named: TextValues;
  language: Language;
}) {
  return (
    <fieldset class="try">
      <legend>{language.say('map_preview_title')}</legend>
      <label for="sample-user">{language.say('map_preview_user')}</label>
      <div class="row">
        <input
          type="text"
          id="sample-user"
          name="user"
          value={user}
          maxlength={512}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          aria-describedby="sample-user-wrong"
          {...(problem === '' ? {} : { 'aria-invalid': 'true' as const, autofocus: true })}
        />
        <button type="submit" name="action" value="preview">
          {language.say('map_preview')}
        </button>
      </div>
      <p class="wrong" id="sample-user-wrong">
        {problem}
      </p>
      {result === undefined ? null : <Values preview={result} fields={fields} named={named} language={language} />}
    </fieldset>
  );
}
