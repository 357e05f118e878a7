// What a page must do by itself, without asking the server: keys, copying, following the text, hover cards.
(() => {
  'use strict';
  const touch = () => matchMedia('(hover: none) and (pointer: coarse)').matches;
  const textOf = (composer) => composer.querySelector('vaadin-text-area');
  const tell = (element, name, detail) => element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));

  // --- The composer -------------------------------------------------------------------------------------------
  function send(composer) {
    const area = textOf(composer);
    if (composer.hasAttribute('busy') || !area.value.trim()) return;
    tell(composer, 'chat-send', { text: area.value });
    area.value = '';
  }

  document.addEventListener('keydown', (event) => {
    const composer = event.target.closest?.('.composer');
    if (!composer) return;
    const composing = event.isComposing || event.keyCode === 229;
    if (event.key === 'Enter' && !event.shiftKey && !composing && !touch()) {
      event.preventDefault();
      send(composer);
    } else if (event.key === 'Escape' && composer.hasAttribute('busy') && !composing) {
      event.preventDefault();
      tell(composer, 'chat-stop', {});
    } else if (event.key === 'ArrowUp' && !composing && composer.recall && !textOf(composer).value) {
      event.preventDefault();
      textOf(composer).value = composer.recall;
    }
  });

  document.addEventListener('click', (event) => {
    const button = event.target.closest?.('.composer .send');
    if (button) send(button.closest('.composer'));
    if (event.target.closest?.('.skip-link')) {
      event.preventDefault();
      document.querySelector('.composer vaadin-text-area')?.focus();
    }
    const composer = event.target.closest?.('.composer');
    if (composer && !event.target.closest('vaadin-button, button, vaadin-text-area')) textOf(composer).focus();
  });

  // --- Copying ------------------------------------------------------------------------------------------------
  async function copy(button) {
    const code = button.closest('.code')?.querySelector('code');
    const row = button.closest('.message');
    const source = code ? code.textContent : row.markdown ?? '';
    try {
      await navigator.clipboard.writeText(source);
      said(button, button.dataset.copied);
    } catch {
      const shown = code ?? row.querySelector('.body');
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

  // --- Citations ----------------------------------------------------------------------------------------------
  let card;
  function showCard(link) {
    const chip = document.getElementById(link.getAttribute('href').slice(1));
    if (!chip) return;
    card ??= document.body.appendChild(Object.assign(document.createElement('div'), { className: 'cite-card' }));
    card.setAttribute('role', 'tooltip');
    card.id = 'cite-card';
    card.replaceChildren(...['title', 'host', 'snippet'].map((part) =>
      Object.assign(document.createElement('div'), { className: part, textContent: chip.dataset[part] ?? '' })));
    link.setAttribute('aria-describedby', card.id);
    card.hidden = false;
    const at = link.getBoundingClientRect();
    const width = Math.min(340, innerWidth - 24);
    card.style.width = width + 'px';
    card.style.left = Math.max(12, Math.min(at.left - 24, innerWidth - width - 12)) + 'px';
    const above = at.top - card.offsetHeight - 8;
    card.style.top = (above > 8 ? above : at.bottom + 8) + 'px';
  }
  function hideCard() { if (card) card.hidden = true; }

  for (const [name, action] of [['pointerover', showCard], ['focusin', showCard]]) {
    document.addEventListener(name, (event) => {
      const link = event.target.closest?.('a.cite');
      if (link) action(link);
    });
  }
  for (const name of ['pointerout', 'focusout', 'scroll', 'keydown']) {
    document.addEventListener(name, (event) => {
      if (name !== 'pointerout' || event.target.closest?.('a.cite')) hideCard();
    }, true);
  }
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a.cite');
    if (!link) return;
    event.preventDefault();
    event.stopPropagation();
    hideCard();
    tell(link.closest('.message'), 'open-source', { number: Number(link.dataset.source) });
  }, true);

  // --- Following the text: only near the end, and the reader always wins ---------------------------------------
  const NEAR = 48;
  function follow(scroller, toEnd) {
    let following = true;
    const distance = () => scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
    let last = 0;
    // Notes where it went: the event of this scroll comes later, and must not pass for the reader's own way down.
    const end = () => { scroller.scrollTop = scroller.scrollHeight; last = scroller.scrollTop; };
    const show = () => toEnd.toggleAttribute('hidden', following || distance() <= NEAR);
    const leave = () => { following = false; show(); };
    scroller.addEventListener('wheel', (event) => { if (event.deltaY < 0 && distance() + 1 > 0) leave(); }, { passive: true });
    let touchY = 0;
    scroller.addEventListener('touchstart', (event) => { touchY = event.touches[0].clientY; }, { passive: true });
    scroller.addEventListener('touchmove', (event) => { if (event.touches[0].clientY > touchY + 4) leave(); }, { passive: true });
    scroller.addEventListener('keydown', (event) => {
      if (['PageUp', 'ArrowUp', 'Home'].includes(event.key)) leave();
    });
    scroller.addEventListener('scroll', () => {
      const down = scroller.scrollTop > last;
      last = scroller.scrollTop;
      if (down && distance() <= NEAR) following = true;
      show();
    }, { passive: true });
    new ResizeObserver(() => { if (following) end(); show(); }).observe(scroller.firstElementChild);
    new ResizeObserver(() => { if (following) end(); }).observe(scroller);
    toEnd.addEventListener('click', () => { following = true; end(); show(); });
    scroller.followEnd = () => { following = true; end(); show(); };
    end();
  }

  // --- How long a stage takes -----------------------------------------------------------------------------------
  setInterval(() => {
    for (const stage of document.querySelectorAll('.stage')) {
      stage.since ??= performance.now();
      const seconds = Math.floor((performance.now() - stage.since) / 1000);
      const clock = stage.querySelector('.seconds');
      if (clock && seconds >= 3) clock.textContent = seconds + ' s';
    }
  }, 500);

  // --- Colour scheme: kept in a cookie, so that the server can send the right first frame --------------------------
  function scheme(value) {
    document.cookie = 'resonance-scheme=' + value + '; path=/; max-age=31536000; SameSite=Lax';
    document.documentElement.style.colorScheme = value === 'system' ? 'light dark' : value;
  }

  // --- Words that were searched for, marked in the open conversation -----------------------------------------------
  function mark(words) {
    if (!window.CSS?.highlights) return;
    CSS.highlights.delete('found');
    const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
    const column = document.querySelector('.column');
    if (!wanted.length || !column) return;
    const ranges = [];
    const walker = document.createTreeWalker(column, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.data.toLowerCase();
      for (const word of wanted) {
        for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
          const range = new Range();
          range.setStart(node, at);
          range.setEnd(node, at + word.length);
          ranges.push(range);
        }
      }
    }
    if (!ranges.length) return;
    CSS.highlights.set('found', new Highlight(...ranges));
    ranges[0].startContainer.parentElement.scrollIntoView({ block: 'center' });
  }

  // --- A text as a file ---------------------------------------------------------------------------------------------
  function save(name, type, text) {
    const link = Object.assign(document.createElement('a'), {
      href: URL.createObjectURL(new Blob([text], { type })), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  window.resonance = { follow, scheme, mark, save };
})();
