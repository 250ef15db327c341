import { type AttributeChoices, type SyncSetting } from '../../field-maps/index.ts';
import { Badge } from './badge.tsx';
import { ForWhom, type LinkedFor } from './for-whom.tsx';
import { Icon } from './icon.tsx';
import { Page, type PageFrame } from './layout.tsx';
import { MappingField, type ShownMapping } from './mapping-field.tsx';
import { MappingPreview, type ShownPreview } from './mapping-preview.tsx';
import { SyncSettingsFields } from './sync-settings.tsx';
import { Problems, type ShownProblem } from './problems.tsx';

export interface MappingPageProps {
  frame: PageFrame;
  integration: { label: string; color?: string | undefined };
  fields: readonly ShownMapping[];
  choices: AttributeChoices;
  /** What syncs need besides, in the language of the page. */
  settings: readonly SyncSetting[];
  preview: ShownPreview;
  /** Problems of the whole; those of fields stand with them. */
  problems: readonly ShownProblem[];
  /** Where the form is sent, and what proves that it was this page that sent it. */
  action: string;
  csrf: string;
  /** Whose account it is; undefined where the page before has said so. */
  linkedFor?: LinkedFor | undefined;
  /** True as the second step of linking the account. */
  isSecondStep: boolean;
  canUndo: boolean;
  /** True right after an undo. */
  isUndone: boolean;
}

/** The fields, the preview and what can be done with the map. */
function MappingForm(props: MappingPageProps & { named: Readonly<Record<string, string>> }) {
  const { frame, fields, choices, settings, preview, action, csrf, isSecondStep, canUndo, named } = props;
  const { language } = frame;
  return (
    <>
      {choices.custom === undefined ? (
        <div class="note good">
          <Icon name="alert" />
          <p>{language.say('map_unlisted', named)}</p>
        </div>
      ) : null}
      <form method="post" action={action}>
        <input type="hidden" name="csrf" value={csrf} />
        {/* The first button of a form is the one that the Enter key presses. */}
        <button type="submit" name="action" value="preview" class="first" tabindex={-1} aria-hidden="true" />
        {fields.map((shown) => (
          <MappingField shown={shown} choices={choices} named={named} language={language} />
        ))}
        <SyncSettingsFields settings={settings} language={language} />
        <MappingPreview preview={preview} fields={fields.map(({ field }) => field)} named={named} language={language} />
        <div class="actions">
          <button type="submit" name="action" value="save" class="primary">
            {language.say('map_save')}
          </button>
          {isSecondStep ? (
            <button type="submit" name="action" value="later">
              {language.say('map_later')}
            </button>
          ) : null}
          {canUndo ? (
            <button type="submit" name="action" value="undo">
              {language.say('map_undo')}
            </button>
          ) : null}
        </div>
      </form>
    </>
  );
}

/** Where the vendor keeps the fields of the product, for the end customer to choose. */
export function MappingPage(props: MappingPageProps) {
  const { frame, integration, fields, settings, problems, linkedFor, isSecondStep, isUndone } = props;
  const { language } = frame;
  const { label, color } = integration;
  const named = { integration: label, product: frame.theme.product_name ?? language.say('map_product') };
  const labels = new Map(fields.map(({ field }) => [field.name, field.label]));
  return (
    <Page frame={frame} title={language.say('map_title')}>
      {isSecondStep ? (
        <div class="note good">
          <Icon name="check" />
          <p>{language.say('map_connected', named)}</p>
        </div>
      ) : null}
      {isUndone ? (
        <div class="note good" role="status">
          <Icon name="check" />
          <p>{language.say('map_undone')}</p>
        </div>
      ) : null}
      <div class="title">
        <Badge label={label} color={color} />
        <h1>{language.say('map_title')}</h1>
      </div>
      <p>
        {fields.length === 0 && settings.length === 0 ? language.say('map_nothing') : language.say('map_lead', named)}
      </p>
      {linkedFor === undefined ? null : <ForWhom linkedFor={linkedFor} language={language} />}
      <Problems
        title={language.say('problem_title')}
        problems={problems}
        labelOf={(name) => labels.get(name) ?? name}
      />
      {fields.length === 0 && settings.length === 0 ? null : <MappingForm {...props} named={named} />}
    </Page>
  );
}
