/** Held in style sheets of their own, which a strict content security policy of the host's page allows. */
function sheetOf(rules: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  return sheet;
}

const dialogRules = `
:host{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}
dialog{position:fixed;box-sizing:border-box;inline-size:min(100%,34rem);block-size:min(100%,48rem);max-inline-size:100%;max-block-size:100%;margin:auto;padding:0;border:0;border-radius:1rem;overflow:hidden;background:Canvas;color:CanvasText;box-shadow:0 1rem 4rem rgb(0 0 0/.35)}
dialog[open]{display:flex;flex-direction:column}
dialog::backdrop{background:rgb(15 17 21/.6)}
header{position:absolute;z-index:1;inset-block-start:0;inset-inline:0;display:flex;justify-content:flex-end;align-items:center;flex-wrap:wrap;gap:.5rem;padding:.5rem;pointer-events:none}
header.asks{background:Canvas;box-shadow:0 .25rem 1.5rem rgb(0 0 0/.25);padding:.75rem}
header p{flex:1 1 12rem;margin:0;padding-inline-start:.75rem;font-weight:600}
[hidden]{display:none!important}
button{font:inherit;min-inline-size:2.75rem;min-block-size:2.75rem;padding:.25rem .875rem;border:1px solid color-mix(in srgb,currentcolor 45%,transparent);border-radius:.5rem;background:Canvas;color:inherit;cursor:pointer;pointer-events:auto}
button[part=close]{border-radius:50%;border-color:transparent;padding:0;font-size:1.5rem;line-height:1}
button:hover{background:color-mix(in srgb,currentcolor 10%,Canvas)}
button:focus-visible{outline:3px solid Highlight;outline-offset:-3px}
dialog::before{content:"";position:absolute;inset:0;margin:auto;inline-size:2rem;block-size:2rem;border:3px solid;border-inline-end-color:transparent;border-radius:50%;opacity:.4;animation:turn 1s linear 30}
@keyframes turn{to{transform:rotate(1turn)}}
@media(prefers-reduced-motion:reduce){dialog::before{animation-duration:4s}}
iframe{position:relative;flex:1;inline-size:100%;border:0}
@media(max-width:36rem){dialog{inline-size:100%;block-size:100%;border-radius:0}}
`;

/** The look of the dialog. */
export const dialogSheet = () => sheetOf(dialogRules);

/** Keeps the host's page from scrolling behind the dialog; without a jump, where the scroll bar takes up room. */
export function scrollLockSheet(): CSSStyleSheet {
  const hasBar = window.innerWidth > document.documentElement.clientWidth;
  return sheetOf(`html{overflow:hidden!important${hasBar ? ';scrollbar-gutter:stable' : ''}}`);
}
