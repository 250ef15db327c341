import { Page, type PageFrame, productName } from './layout.tsx';

/**
 * The page between the form and a page of the vendor's.
 *
 * @param until in a frame, which goes on to this address when the visit has come to its end in a window
 */
export function LeavePage({
  frame,
  integration,
  to,
  until,
}: {
  frame: PageFrame;
  integration: string;
  to: string;
  until?: string;
}) {
  const { language } = frame;
  const named = { integration, product: productName(frame) };
  const title = language.say('leave_title', named);
  return (
    <Page frame={frame} title={title}>
      <h1>{title}</h1>
      <p>{language.say('leave_lead', named)}</p>
      <div class="actions">
        {until === undefined ? (
          <a class="button primary" href={to}>
            {language.say('continue')}
          </a>
        ) : (
          <a class="button primary" href={to} target="_blank" rel="opener" data-until={until}>
            {language.say('continue')}
          </a>
        )}
      </div>
    </Page>
  );
}
