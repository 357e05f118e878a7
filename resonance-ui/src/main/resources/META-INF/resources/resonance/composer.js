// The field where the user writes: keys and sending, without asking the server.
(() => {
  'use strict';
  const touch = () => matchMedia('(hover: none) and (pointer: coarse)').matches;
  const textOf = (composer) => composer.querySelector('vaadin-text-area');
  const tell = (element, name, detail) => element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));

  function send(composer) {
    const area = textOf(composer);
    if (composer.hasAttribute('busy') || !area.value.trim()) return;
    tell(composer, 'chat-send', { text: area.value });
    area.value = '';
    composer.begun = composer.draft === 'new';
    keep(composer);
  }

  // What is written stays in this browser, by conversation, until it is sent.
  function keep(composer) {
    clearTimeout(composer.keeping);
    if (!composer.draft) return;
    const text = textOf(composer).value;
    const name = 'resonance-draft-' + composer.draft;
    if (text.trim()) localStorage.setItem(name, text);
    else localStorage.removeItem(name);
  }

  /** Shows the draft of another conversation; an empty key keeps none. */
  function draft(composer, key) {
    if (composer.draft === key) return;
    const begun = composer.begun;
    composer.begun = false;
    if (begun && key && localStorage.getItem('resonance-draft-' + key) === null) {
      // What was written since the chat began belongs to the conversation that it has become.
      localStorage.removeItem('resonance-draft-new');
      composer.draft = key;
      keep(composer);
      return;
    }
    keep(composer);
    composer.draft = key;
    textOf(composer).value = (key && localStorage.getItem('resonance-draft-' + key)) || '';
  }

  document.addEventListener('input', (event) => {
    const composer = event.target.closest?.('.composer');
    if (!composer) return;
    clearTimeout(composer.keeping);
    composer.keeping = setTimeout(() => keep(composer), 300);
  });
  addEventListener('pagehide', () => document.querySelectorAll('.composer').forEach(keep));

  document.addEventListener('keydown', (event) => {
    const composing = event.isComposing || event.keyCode === 229;
    const editor = event.target.closest?.('.question .editor');
    if (editor && !composing) {
      const button = event.key === 'Escape' ? '.cancel' : event.key === 'Enter' && !event.shiftKey && !touch() ? '.save' : '';
      if (button) {
        event.preventDefault();
        editor.querySelector(button).click();
      }
      return;
    }
    const composer = event.target.closest?.('.composer');
    if (!composer) return;
    if (event.key === 'Enter' && !event.shiftKey && !composing && !touch()) {
      event.preventDefault();
      send(composer);
    } else if (event.key === 'Escape' && composer.hasAttribute('busy') && !composing) {
      event.preventDefault();
      tell(composer, 'chat-stop', {});
    } else if (event.key === 'ArrowUp' && !composing && !textOf(composer).value) {
      const last = [...document.querySelectorAll('.question .edit')].at(-1);
      if (last) event.preventDefault();
      last?.click();
    }
  });

  document.addEventListener('click', (event) => {
    const button = event.target.closest?.('.composer .send');
    if (button) send(button.closest('.composer'));
    const editor = event.target.closest?.('.editor .save')?.closest('.editor');
    if (editor) tell(editor.closest('.question'), 'edit-send', { text: textOf(editor).value });
    const composer = event.target.closest?.('.composer');
    if (composer && !event.target.closest('vaadin-button, button, vaadin-text-area')) textOf(composer).focus();
  });

  window.resonance = { ...window.resonance, draft };
})();
