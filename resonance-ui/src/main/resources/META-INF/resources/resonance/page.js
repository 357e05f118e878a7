// What any page does by itself: copying, the colour scheme, the skip link, saving a text as a file.
(() => {
  'use strict';
  // --- Copying ---
  async function copy(button) {
    const code = button.closest('.code')?.querySelector('code');
    const row = button.closest('.message');
    const source = button.dataset.text ?? (code ? code.textContent : row.markdown ?? '');
    try {
      await navigator.clipboard.writeText(source);
      said(button, button.dataset.copied);
    } catch {
      const shown = button.dataset.text ? button.parentElement : code ?? row.querySelector('.body');
      getSelection().selectAllChildren(shown);
      said(button, button.dataset.refused);
    }
  }

  function said(button, words) {
    const label = button.querySelector('.label') ?? button;
    button.dataset.before ??= label.textContent;
    label.textContent = words;
    clearTimeout(button.timer);
    button.timer = setTimeout(() => { label.textContent = button.dataset.before; }, 1600);
  }

  document.addEventListener('click', (event) => {
    const button = event.target.closest?.('[data-copy]');
    if (button) copy(button);
  });

  // --- The skip link ---
  document.addEventListener('click', (event) => {
    if (!event.target.closest?.('.skip-link')) return;
    event.preventDefault();
    document.querySelector('.composer vaadin-text-area')?.focus();
  });

  // --- Colour scheme: kept in a cookie, so that the server can send the right first frame ---
  function scheme(value) {
    document.cookie = 'resonance-scheme=' + value + '; path=/; max-age=31536000; SameSite=Lax';
    document.documentElement.style.colorScheme = value === 'system' ? 'light dark' : value;
  }

  // --- A text as a file ---
  function save(name, type, text) {
    const link = Object.assign(document.createElement('a'), {
      href: URL.createObjectURL(new Blob([text], { type })), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  window.resonance = { ...window.resonance, scheme, save };
})();
