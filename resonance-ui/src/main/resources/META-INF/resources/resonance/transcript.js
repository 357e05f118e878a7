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

  window.resonance = { ...window.resonance, follow, mark };
})();
