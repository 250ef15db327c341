import { type Child } from 'hono/jsx';
import { raw } from 'hono/html';
import { type Theme } from '../../connect/index.ts';
import { Icon } from './icon.tsx';
import { script } from './script.ts';
import { style } from './style.ts';
import { type Language } from './texts.ts';
import { themeStyle } from './theme.ts';

/** What every page of the connect flow is shown with. */
export interface PageFrame {
  language: Language;
  theme: Theme;
  /** Allows the style and the script of this one answer, and no other. */
  nonce: string;
  /** Origins that may hold the page in a frame, and hear of it. */
  origins: readonly string[];
}

/** The ways out of a page, in its corners. */
export interface Ways {
  /** The address of the page before; absent: there is none. */
  back?: string | undefined;
  /** Where the flow is ended without a link, and what proves that this page asked for it. */
  cancel?: { action: string; csrf: string } | undefined;
}

/** The product's sign between the ways out. Cancelling is a form, as it tells the product that nothing will come. */
function Header({ language, theme, ways: { back, cancel } }: Pick<PageFrame, 'language' | 'theme'> & { ways: Ways }) {
  const { product_name: product, logo_url: logo } = theme;
  if ((back ?? cancel ?? product ?? logo) === undefined) return null;
  return (
    <header>
      {back === undefined ? null : (
        <a class="corner" href={back} aria-label={language.say('back')} title={language.say('back')}>
          <Icon name="back" />
        </a>
      )}
      <div class="product">
        {logo === undefined ? null : <img src={logo} alt={product === undefined ? language.say('the_product') : ''} />}
        {product === undefined ? null : <bdi>{product}</bdi>}
      </div>
      {cancel === undefined ? null : (
        <form method="post" action={cancel.action}>
          <input type="hidden" name="csrf" value={cancel.csrf} />
          <button type="submit" class="corner" aria-label={language.say('cancel')} title={language.say('cancel')}>
            <Icon name="close" />
          </button>
        </form>
      )}
    </header>
  );
}

/** One page: the product's header, and below it what `children` say, the title included. */
export function Page({
  frame,
  title,
  ways = {},
  children,
}: {
  frame: PageFrame;
  title: string;
  ways?: Ways;
  children?: Child;
}) {
  const { language, theme, nonce, origins } = frame;
  return (
    <html lang={language.tag} dir={language.direction}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex" />
        <link rel="icon" href="data:," />
        <title>{title}</title>
        <style nonce={nonce}>{raw(themeStyle(theme) + style)}</style>
      </head>
      <body data-origins={JSON.stringify(origins)} data-cancels={String(ways.cancel !== undefined)}>
        <main>
          <Header language={language} theme={theme} ways={ways} />
          {children}
        </main>
        <script nonce={nonce}>{raw(script)}</script>
      </body>
    </html>
  );
}
