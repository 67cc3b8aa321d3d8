/** Twenty-two random letters and digits. */
function randomId() {
  const signs = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz0123456789-_';
  const bytes = crypto.getRandomValues(new Uint8Array(22));
  return Array.from(bytes, (byte) => signs[byte % signs.length]).join('');
}

/** Who we are to the server: nothing but a random word on this phone. */
function conversation() {
  const known = kept.get('conversation');
  if (known) return known;
  const made = randomId();
  kept.put('conversation', made);
  return made;
}

/** Takes everything of ours off this phone. The text size may stay: it tells nothing. @param {boolean} all */
function forget(all) {
  kept.keys('').forEach((key) => {
    if (all || key !== 'size') kept.drop(key);
  });
  here.keys('').forEach((key) => here.drop(key));
}
