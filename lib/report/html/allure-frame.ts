import { html, Markup } from './markup.ts';

/**
 * Allure's own tree, packed, behind a button: the first paint is ours alone, and a tree that does not open says so.
 * Writing into an empty frame keeps the page's content security policy; a blob: address breaks Allure's routing.
 */
export function allureFrame(packed: string | null, why: string): Markup {
  if (packed === null) {
    return html`<section id="allure"><h2>Test tree</h2><p>Allure's tree is not part of this report: ${why}</p></section>`;
  }
  return html`<section id="allure"><h2>Test tree</h2>
<p class="lead">The same tests in Allure, with their steps, tables, labels and history.</p>
<p><button type="button" id="open-allure">Open the test tree</button> <span id="allure-state" role="status"></span></p>
<noscript><p>The test tree needs scripts; everything above does not.</p></noscript>
<script type="application/octet-stream" id="allure-packed">${new Markup(packed)}</script></section>`;
}

/** Unpacks and shows the tree; gives up loudly rather than spin for ever. */
export const ALLURE_SCRIPT = `
(() => {
  const button = document.getElementById('open-allure');
  if (!button) return;
  const state = document.getElementById('allure-state');
  const giveUp = (why) => { state.textContent = 'The tree did not open (' + why + '). Everything above is complete without it.'; button.hidden = false; };
  const unpack = async () => {
    if (typeof DecompressionStream === 'undefined') throw new Error('this browser cannot unpack it');
    const text = document.getElementById('allure-packed').textContent.trim();
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return await new Response(stream).text();
  };
  let frame;
  const show = async (test) => {
    if (frame) { if (test) frame.contentWindow.location.hash = test; return; }
    button.hidden = true;
    state.textContent = 'Opening…';
    const page = await unpack();
    frame = document.createElement('iframe');
    frame.title = 'Allure test tree';
    document.getElementById('allure').append(frame);
    frame.contentDocument.open();
    frame.contentDocument.write(page);
    frame.contentDocument.close();
    const deadline = Date.now() + 30000;
    const look = () => {
      const root = frame.contentDocument && frame.contentDocument.querySelector('#app');
      if (root && root.innerText && root.innerText.trim().length > 40) {
        state.textContent = '';
        if (test) frame.contentWindow.location.hash = test;
        return;
      }
      if (Date.now() > deadline) { frame.remove(); frame = undefined; giveUp('no content after 30 s'); return; }
      setTimeout(look, 200);
    };
    look();
  };
  const open = (test) => { show(test).catch((error) => giveUp(error.message)); };
  button.addEventListener('click', () => open());
  document.querySelectorAll('[data-allure]').forEach((link) => link.addEventListener('click', () => open(link.dataset.allure)));
})();
`;
