startHeader();
startComposer();
speech.watch();
drawTongues();
void speakAs(kept.get('language') || 'vi');

// Tiles are there before the script, and again under "other things".
document.addEventListener('click', (event) => {
  const tile = event.target instanceof Element ? event.target.closest('.topic') : null;
  if (tile) submit(tile.textContent || '', tile.getAttribute('data-payload'));
});

// Coming back to an old conversation is no news to a screen reader.
find('log').setAttribute('aria-live', 'off');
turns = remembered().slice(-mostTurns);
try {
  turns.forEach(showTurn);
} catch (strange) {
  // Kept by another release of this page: better an empty page than none.
  wipe();
}
showChips();
markDanger();
if (turns.length > 0) toEnd();
window.setTimeout(() => find('log').setAttribute('aria-live', 'polite'), 500);

waiting = turns.filter((turn) => turn.said === null && turn.state !== 'refused');
window.addEventListener('online', showNetwork);
window.addEventListener('offline', showNetwork);
document.addEventListener('visibilitychange', () => !document.hidden && sendNow());
window.addEventListener('pagehide', () => speech.stop());
showNetwork();

if ('serviceWorker' in navigator) {
  window.addEventListener('load', () => navigator.serviceWorker.register('/sw.js').catch(() => undefined));
}
