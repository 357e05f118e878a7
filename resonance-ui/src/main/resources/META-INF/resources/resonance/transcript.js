// Reading a conversation: following the text, citations, how long a stage takes, words that were searched for.
(() => {
  'use strict';
  const tell = (element, name, detail) => element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));

  // --- Following the text: only near the end, and the reader always wins ---
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
    scroller.leaveEnd = leave;
    scroller.followEnd = () => { following = true; end(); show(); };
    end();
  }

  // --- Citations ---
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

  // --- How long a stage takes ---
  setInterval(() => {
    for (const stage of document.querySelectorAll('.stage')) {
      stage.since ??= performance.now();
      const seconds = Math.floor((performance.now() - stage.since) / 1000);
      const clock = stage.querySelector('.seconds');
      if (clock && seconds >= 3) clock.textContent = seconds + ' s';
    }
  }, 500);

  // --- Words that were searched for ---
  const fold = (text) => Array.from({ length: text.length }, (_, i) => text[i].normalize('NFD')[0].toLowerCase()[0]).join('');
  const inWord = (character) => character !== undefined && /[\p{L}\p{N}]/u.test(character);

  /** Where words begin with one of these, as the search takes them: in any case, with or without accents. */
  function places(root, words) {
    const wanted = fold(words).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    const ranges = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = fold(node.data);
      for (const word of wanted) {
        for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
          if (inWord(text[at - 1])) continue;
          const range = new Range();
          range.setStart(node, at);
          range.setEnd(node, at + word.length);
          ranges.push(range);
        }
      }
    }
    return ranges;
  }

  let searched = '';
  let marking;
  /** Marks these words, or else the last ones, and goes to the message that is sought, or to the first place. */
  function mark(words = searched) {
    searched = words;
    clearTimeout(marking);
    marking = setTimeout(() => { // later than the transcript's own jump to its end
      const column = document.querySelector('.transcript .column');
      if (!column) return;
      const ranges = places(column, searched);
      CSS.highlights?.delete('found');
      if (ranges.length && CSS.highlights) CSS.highlights.set('found', new Highlight(...ranges));
      const sought = column.querySelector('.sought');
      const first = sought ? ranges.find((range) => sought.contains(range.startContainer)) : ranges[0];
      const target = first?.startContainer.parentElement ?? sought;
      if (!target) return;
      column.parentElement.leaveEnd?.();
      target.scrollIntoView({ block: 'center' });
    }, 250);
  }

  window.resonance = { ...window.resonance, follow, mark };
})();
