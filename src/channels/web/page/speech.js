/** Reading aloud, with the phone's own voice. Without a Vietnamese voice it would be noise, so it is not offered. */
const speech = {
  /** @type {HTMLElement | null} */
  reading: null,

  offered() {
    if (!window.speechSynthesis || !window.SpeechSynthesisUtterance) return false;
    const voices = speechSynthesis.getVoices();
    // Many phones name no voice until the first use; Vietnamese is then asked for by its tag.
    return voices.length === 0 || voices.some((voice) => /^vi\b/i.test(voice.lang));
  },

  watch() {
    const show = () => document.documentElement.classList.toggle('mute', !speech.offered());
    show();
    if (window.speechSynthesis && speechSynthesis.addEventListener)
      speechSynthesis.addEventListener('voiceschanged', show);
  },

  /** @param {Reply} reply */
  control(reply) {
    const label = make('span', {}, [say('read')]);
    const control = button('small read', [icon('read'), label], () => {
      if (speech.reading === control) speech.stop();
      else speech.begin(control, linesOf(reply));
    });
    return control;
  },

  /** One utterance a line: long ones are cut off by some phones. @param {HTMLElement} control @param {string[]} lines */
  begin(control, lines) {
    speech.stop();
    speech.reading = control;
    speech.mark(control, true);
    lines.forEach((line, index) => {
      const words = new SpeechSynthesisUtterance(line);
      words.lang = 'vi-VN';
      words.voice = speechSynthesis.getVoices().filter((voice) => /^vi\b/i.test(voice.lang))[0] || null;
      words.rate = 0.9;
      if (index === lines.length - 1) words.onend = () => speech.reading === control && speech.stop();
      words.onerror = () => speech.reading === control && speech.stop();
      speechSynthesis.speak(words);
    });
  },

  stop() {
    const control = speech.reading;
    speech.reading = null;
    if (window.speechSynthesis) speechSynthesis.cancel();
    if (control) speech.mark(control, false);
  },

  /** @param {HTMLElement} control @param {boolean} on */
  mark(control, on) {
    control.setAttribute('aria-pressed', String(on));
    control.replaceChild(icon(on ? 'silence' : 'read'), /** @type {Node} */ (control.firstChild));
    /** @type {Node} */ (control.lastChild).textContent = say(on ? 'read.stop' : 'read');
  },
};

/** What is read: the numbers first where there is danger, digit by digit. @param {Reply} reply */
function linesOf(reply) {
  const phones = reply.phones.map(({ number, label }) => label + ': ' + number.split('').join(' '));
  const blocks = reply.blocks.map(
    ({ kind, lines }) => blockName(kind, reply.tone === 'emergency') + '. ' + lines.join('. '),
  );
  const body = reply.text.split('\n').concat(blocks, reply.notes);
  return (reply.tone === 'emergency' ? phones.concat(body) : body.concat(phones)).filter((line) => line.trim() !== '');
}
