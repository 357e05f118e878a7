// Files for the next message: chosen, dropped anywhere on the chat, or pasted. The server draws a chip for each.
(() => {
  'use strict';
  const LONG_PASTE = 4000;
  const running = new Map();
  const tell = (element, name, detail) => element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  const composerOf = (element) => element.closest?.('.chat')?.querySelector('.composer');

  // --- Sending them ---
  function offer(composer, files) {
    for (const file of files) {
      const key = Math.random().toString(36).slice(2) + Date.now().toString(36);
      tell(composer, 'file-offered', { key, name: file.name, size: file.size });
      upload(composer, key, file);
    }
  }

  function upload(composer, key, file) {
    const request = new XMLHttpRequest();
    running.set(key, request);
    request.upload.addEventListener('progress', (event) => {
      const chip = document.querySelector(`[data-file="${key}"]`);
      if (chip && event.lengthComputable) chip.style.setProperty('--done', (100 * event.loaded) / event.total + '%');
    });
    request.addEventListener('loadend', () => {
      running.delete(key);
      // The server says what it thinks of a file itself; this is for a line that broke, or a file that is gone.
      if (request.status !== 200) tell(composer, 'file-lost', { key });
    });
    request.open('POST', composer.getAttribute('upload'));
    request.setRequestHeader('X-File-Key', key);
    request.setRequestHeader('X-File-Name', encodeURIComponent(file.name));
    request.send(file);
  }

  document.addEventListener('click', (event) => {
    const remove = event.target.closest?.('.file .remove');
    if (remove) running.get(remove.closest('.file').dataset.file)?.abort();
    const add = event.target.closest?.('.composer .attach');
    if (add) add.closest('.composer').querySelector('input[type=file]').click();
  });

  document.addEventListener('change', (event) => {
    const input = event.target.closest?.('.composer input[type=file]');
    if (!input) return;
    offer(input.closest('.composer'), input.files);
    input.value = '';
  });

  // --- Dropping ---
  let inside = 0;
  const carries = (event) => [...(event.dataTransfer?.types ?? [])].includes('Files');
  const chatOf = (event) => document.querySelector('.chat');
  function over(on) { chatOf()?.classList.toggle('dropping', on); }

  document.addEventListener('dragenter', (event) => { if (carries(event) && chatOf()) { inside++; over(true); } });
  document.addEventListener('dragleave', (event) => { if (carries(event) && --inside <= 0) { inside = 0; over(false); } });
  document.addEventListener('dragover', (event) => { if (carries(event)) event.preventDefault(); });
  document.addEventListener('drop', (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    inside = 0;
    over(false);
    const composer = document.querySelector('.chat .composer');
    if (composer) offer(composer, event.dataTransfer.files);
  });

  // --- Pasting ---
  document.addEventListener('paste', (event) => {
    const composer = event.target.closest?.('.composer') ?? (event.target === document.body && document.querySelector('.composer'));
    if (!composer) return;
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length) {
      event.preventDefault();
      offer(composer, files.map(named));
      return;
    }
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text.length > LONG_PASTE) offerText(composer, text);
  }, true);

  /** Every pasted picture is called image.png; the time tells them apart. */
  function named(file) {
    if (file.name && file.name !== 'image.png') return file;
    const type = (file.type.split('/')[1] ?? 'png').replace('jpeg', 'jpg');
    const time = new Date().toTimeString().slice(0, 8).replaceAll(':', '-');
    return new File([file], `pasted-${time}.${type}`, { type: file.type });
  }

  /** A long text is in the field already; one click makes a file of it instead. */
  function offerText(composer, text) {
    const bar = composer.querySelector('.long-paste');
    bar.hidden = false;
    bar.querySelector('.accept').onclick = () => {
      const area = composer.querySelector('vaadin-text-area');
      area.value = area.value.replace(text.replaceAll('\r\n', '\n'), '');
      offer(composer, [new File([text], 'pasted-text.txt', { type: 'text/plain' })]);
      bar.hidden = true;
      area.focus();
    };
    bar.querySelector('.decline').onclick = () => { bar.hidden = true; };
  }
})();
