const mostRead = 1000;
const mostKept = 4000;

function startComposer() {
  const box = /** @type {HTMLTextAreaElement} */ (find('text'));
  const form = /** @type {HTMLFormElement} */ (find('composer'));

  const send = () => {
    const text = box.value.trim();
    if (text === '') return box.focus();
    box.value = '';
    measure(box);
    submit(text, null);
    box.focus();
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send();
  });
  box.addEventListener('keydown', (event) => {
    // While a Vietnamese keyboard is putting a word together, Enter belongs to it.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    send();
  });
  box.addEventListener('input', () => measure(box));
}

/** Grows with the text, counts near the end, cuts what the server would refuse. @param {HTMLTextAreaElement} box */
function measure(box) {
  const cut = box.value.length > mostKept;
  if (cut) box.value = box.value.slice(0, mostKept);
  box.style.height = 'auto';
  box.style.height = box.scrollHeight + 2 + 'px';
  const left = mostRead - Array.from(box.value).length;
  const count = find('count');
  count.textContent = cut
    ? say('cut')
    : left < 0
      ? say('over', { count: -left })
      : left <= 100
        ? say('left', { count: left })
        : '';
  count.classList.toggle('over', left < 0);
}
