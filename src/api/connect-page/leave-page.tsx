import { ForWhom, type LinkedFor } from './for-whom.tsx';
import { Page, type PageFrame } from './layout.tsx';
import { type Language } from './texts.ts';

/**
 * How the page goes on: by itself and by a link to the vendor's page; in a frame by a window, until `until` is to be
 * shown in the frame, as the visit has come to its end; or by a form, after which it goes on by itself.
 */
export type WayOn = { to: string } | { window: string; until: string } | { action: string; csrf: string };

function GoOn({ way, language }: { way: WayOn; language: Language }) {
  const text = language.say('continue');
  if ('action' in way) {
    return (
      <form method="post" action={way.action}>
        <input type="hidden" name="csrf" value={way.csrf} />
        <div class="actions">
          <button type="submit" class="primary">
            {text}
          </button>
        </div>
      </form>
    );
  }
  return (
    <div class="actions">
      {'to' in way ? (
        <a class="button primary" href={way.to}>
          {text}
        </a>
      ) : (
        <a class="button primary" href={way.window} target="_blank" rel="opener" data-until={way.until}>
          {text}
        </a>
      )}
    </div>
  );
}

/** The page between the form and a page of the vendor's. */
export function LeavePage({
  frame,
  integration,
  linkedFor,
  way,
}: {
  frame: PageFrame;
  integration: string;
  linkedFor: LinkedFor;
  way: WayOn;
}) {
  const { language } = frame;
  const named = { integration, product: frame.theme.product_name };
  const title = language.say('leave_title', named);
  return (
    <Page frame={frame} title={title}>
      <h1>{title}</h1>
      <p>{language.say('leave_lead', named)}</p>
      <ForWhom linkedFor={linkedFor} language={language} />
      <GoOn way={way} language={language} />
    </Page>
  );
}
