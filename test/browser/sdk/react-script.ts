import { createElement, StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { type ConnectErrorCode, ConnectError } from '../../../sdk/index.ts';
import { ConnectButton, useConnect } from '../../../sdk/react/index.ts';

const baseUrl = 'https://crosswalk.test';

const codeOf = (error: unknown): ConnectErrorCode | 'other' => (error instanceof ConnectError ? error.code : 'other');

/** A button by the hook, whose handlers know the state of the latest rendering. */
function Hooked() {
  const [text, say] = useState('nothing');
  const { open, close, isOpen } = useConnect({
    baseUrl,
    linkToken: () => 'token of hook',
    onConnected: ({ integration }) => say(`${integration} after ${text}`),
    onClosed: () => say(`closed after ${text}`),
    onFailed: (error) => say(`${codeOf(error)} after ${text}`),
  });
  return createElement(
    'section',
    null,
    createElement('button', { onClick: open }, 'Open'),
    createElement('button', { onClick: close }, 'Take away'),
    createElement('output', null, `${isOpen ? 'open' : 'shut'}, ${text}`),
  );
}

function Product() {
  const [text, say] = useState('nothing');
  const [isThere, setThere] = useState(true);
  const button = createElement(
    ConnectButton,
    {
      baseUrl,
      linkToken: 'token of button',
      integration: 'braze',
      className: 'primary',
      onConnected: ({ integrated_account_id }) => say(integrated_account_id),
      onClosed: () => say('closed'),
    },
    'Connect Braze',
  );
  return createElement(
    'main',
    null,
    isThere ? createElement(Hooked) : null,
    isThere ? button : null,
    createElement('p', null, text),
    createElement('button', { id: 'remove', onClick: () => setThere(false) }, 'Remove'),
  );
}

const place = document.createElement('div');
document.body.append(place);
createRoot(place).render(createElement(StrictMode, null, createElement(Product)));
