/** Tells the product how the page ended, and leads back to it. */
const outcome = `
const tell = () => {
  const outcome = document.querySelector('[data-message]');
  if (!outcome) return;
  const message = JSON.parse(outcome.dataset.message);
  const target = window.opener ?? (window.parent === window ? null : window.parent);
  // In a window of its own, closing it is the message that nothing was linked; any other would count as a success.
  if (window.opener && message === 'closed') window.close();
  else if (target) for (const origin of JSON.parse(outcome.dataset.origins)) target.postMessage(message, origin);
  const { redirect } = outcome.dataset;
  if (!target && redirect) window.location.replace(redirect);
  const close = document.querySelector('[data-close]');
  if (window.opener) {
    close.hidden = false;
    close.addEventListener('click', () => window.close());
  }
};
tell();
`;

/**
 * In a frame, looks like a part of the page around it, and lets that page close it. Says on the way that an account is
 * linked: a frame to whoever holds it, a window to our own SDK alone, which gives it a name, as Truto's takes the first
 * message of a window for its end.
 */
const framed = `
const isFramed = window.parent !== window;
const opener = window.name.startsWith('crosswalk-') ? window.opener : null;
const notify = (word, details = {}) => {
  const target = isFramed ? window.parent : opener;
  if (!target) return;
  for (const origin of JSON.parse(document.body.dataset.origins)) target.postMessage({ crosswalk: word, ...details }, origin);
};
const linked = document.querySelector('[data-linked]');
if (linked) notify('linked', JSON.parse(linked.dataset.linked));
if (isFramed) {
  document.documentElement.classList.add('framed');
  const { cancels } = document.body.dataset;
  if (cancels === 'true') notify('ready');
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) notify('escape');
  });
}
`;

/** In a frame, goes on when a window that was opened from it has come to its end. */
const waiting = `
const until = document.querySelector('[data-until]')?.dataset.until;
if (until) {
  setInterval(async () => {
    // Without a network there is nothing to go on to.
    const answer = await fetch(window.location.href, { redirect: 'manual' }).catch(() => undefined);
    if (answer?.type === 'opaqueredirect') window.location.replace(until);
  }, 1500);
}
`;

/** Says at once, field by field, what is wrong. */
const checks = `
const form = () => document.querySelector('form[data-checks]');
const fields = () => [...document.querySelectorAll('[data-field]')];
const controlsOf = (field) => [...field.querySelectorAll('input,select,textarea')];
const say = (field, text) => {
  field.querySelector('.wrong').textContent = text;
  const marked = field.matches('fieldset') ? [field] : controlsOf(field);
  for (const each of marked) {
    if (text) each.setAttribute('aria-invalid', 'true');
    else each.removeAttribute('aria-invalid');
  }
};
// Another name of a choice, or an address that stands for one, becomes the choice.
const chosen = (control) => {
  const named = control.value.trim().toLowerCase();
  if (!named) return '';
  const option = [...control.list.options].find(({ value }) => value.toLowerCase() === named);
  if (option) return option.value;
  const address = named.includes('://') ? named : 'https://' + named;
  const host = URL.canParse(address) ? new URL(address).hostname : '';
  const aliases = new Map(Object.entries(JSON.parse(control.dataset.aliases)));
  return aliases.get(named) ?? aliases.get(host) ?? (host.includes('.') ? control.value : undefined);
};
const problemOf = (field) => {
  const { missing, wrong, choice } = form().dataset;
  const controls = controlsOf(field);
  if (controls.some(({ validity }) => validity.valueMissing)) return missing;
  if (controls.some(({ validity }) => validity.patternMismatch)) return wrong;
  return controls.some((control) => control.list && chosen(control) === undefined) ? choice : '';
};
const check = (field) => {
  const problem = problemOf(field);
  say(field, problem);
  return !problem;
};
// What comes with a copy from a document or a command line.
const clean = (text) => text.trim().replace(/^(["'\`])(.*)\\1$/s, '$2').replace(/^[\\u201c\\u201e](.*)[\\u201c\\u201d]$/s, '$1').trim();
const settle = (control) => {
  control.value = clean(control.value);
  if (control.list) control.value = chosen(control) ?? control.value;
};
document.addEventListener('paste', ({ target }) => {
  const field = target.closest?.('[data-field]');
  if (field && target.matches('input,textarea')) setTimeout(() => { settle(target); check(field); });
});
document.addEventListener('focusout', ({ target, relatedTarget }) => {
  const field = target.closest?.('[data-field]');
  if (!field || !target.value || field.contains(relatedTarget)) return;
  if (target.matches('input[list]')) settle(target);
  if (target.matches('input,select,textarea')) check(field);
});
for (const kind of ['input', 'change']) {
  document.addEventListener(kind, ({ target }) => {
    const field = target.closest?.('[data-field]');
    if (field?.querySelector('.wrong').textContent) check(field);
  });
}
`;

/** What buttons do, and the links of a summary. */
const buttons = `
document.addEventListener('click', (event) => {
  const link = event.target.closest('.problem a');
  if (link) {
    event.preventDefault();
    const field = document.querySelector(link.hash);
    field.closest('details')?.setAttribute('open', '');
    (field.matches('fieldset') ? controlsOf(field)[0] : field).focus();
    return;
  }
  const button = event.target.closest('[data-reveal],[data-sample]');
  if (!button) return;
  const { reveal, sample } = button.dataset;
  if (reveal) {
    const input = document.getElementById(reveal);
    const isHidden = input.type === 'password';
    input.type = isHidden ? 'text' : 'password';
    button.setAttribute('aria-pressed', String(isHidden));
    return;
  }
  for (const [name, value] of Object.entries(JSON.parse(sample))) {
    const control = form().elements.namedItem('field.' + name);
    if (control) control.value = value;
  }
  for (const field of fields()) say(field, '');
});
const enhance = () => {
  if (!form()) return;
  form().noValidate = true;
  for (const button of document.querySelectorAll('[data-reveal],[data-sample]')) button.hidden = false;
};
enhance();
`;

/** Sends the form without leaving the page, so that secrets stay typed in when the vendor refuses them. */
const sending = `
const alertOf = (title, text) => {
  const box = document.createElement('div');
  box.className = 'problem';
  box.setAttribute('role', 'alert');
  box.tabIndex = -1;
  const inner = box.appendChild(document.createElement('div'));
  inner.appendChild(document.createElement('h2')).textContent = title;
  inner.appendChild(document.createElement('p')).textContent = text;
  return box;
};
const busy = (submit) => {
  const { childNodes } = submit;
  const before = [...childNodes];
  const spinner = document.createElement('span');
  spinner.className = 'spinner';
  const text = document.createElement('span');
  text.setAttribute('role', 'status');
  submit.replaceChildren(spinner, text);
  text.textContent = form().dataset.checking;
  submit.setAttribute('aria-disabled', 'true');
  return () => {
    submit.replaceChildren(...before);
    submit.removeAttribute('aria-disabled');
  };
};
// Only the part with the form is read: the policy of this page refuses the style of another.
const mainOf = (html) => {
  const [main] = /<main[^]*<\\/main>/.exec(html) ?? [];
  return main && new DOMParser().parseFromString(main, 'text/html').querySelector('main');
};
const secrets = () => fields().flatMap(controlsOf).filter((control) => control.matches('[type=password],textarea,.secret input'));
const show = (main) => {
  const typed = new Map(secrets().map(({ id, value }) => [id, value]));
  const isOpen = document.querySelector('.more')?.open;
  main.querySelector('[autofocus]')?.removeAttribute('autofocus');
  document.querySelector('main').replaceWith(document.adoptNode(main));
  for (const control of secrets()) control.value = typed.get(control.id) ?? '';
  if (isOpen) document.querySelector('.more')?.setAttribute('open', '');
  enhance();
  tell();
};
let isSent = false;
document.addEventListener('submit', async (event) => {
  if (event.target !== form()) return;
  event.preventDefault();
  if (isSent) return;
  for (const control of fields().flatMap(controlsOf)) if (control.matches('[type=text],[type=password]')) settle(control);
  const wrong = fields().filter((field) => !check(field));
  if (wrong.length > 0) {
    wrong[0].closest('details')?.setAttribute('open', '');
    controlsOf(wrong[0])[0].focus();
    return;
  }
  isSent = true;
  const { action, dataset } = form();
  const settled = busy(form().querySelector('[type=submit]'));
  document.querySelector('.problem')?.remove();
  try {
    const answer = await fetch(action, { method: 'POST', body: new URLSearchParams(new FormData(form())) });
    if (answer.redirected) {
      window.location.replace(answer.url);
      return;
    }
    const main = mainOf(await answer.text());
    if (!main) throw new TypeError('The answer is no page.');
    show(main);
  } catch {
    settled();
    form().before(alertOf(dataset.title, dataset.offline));
  }
  isSent = false;
  document.querySelector('.problem')?.focus();
});
`;

/**
 * The script of the connect page. The page does everything without it but tell its opener how it ended. With it, a field
 * says at once what is wrong, a secret stays typed in when the vendor refuses it, and waiting shows.
 */
export const script = `(() => {${outcome}${framed}${waiting}${checks}${buttons}${sending}})();`;
