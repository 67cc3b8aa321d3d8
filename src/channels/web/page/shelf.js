/** Shelves outlive nothing they should not: `kept` stays on the phone, `here` ends with the tab. */
const kept = shelf(() => window.localStorage);
const here = shelf(() => window.sessionStorage);

/**
 * Storage may be refused (private windows, full phones). What was put then lasts as long as the page.
 * @param {() => Storage} open
 */
function shelf(open) {
  const prefix = 'thonban.';
  /** @type {Map<string, string>} */
  const spare = new Map();
  /** @template T @param {(storage: Storage) => T} use @param {T} otherwise */
  const attempt = (use, otherwise) => {
    try {
      return use(open());
    } catch (refused) {
      return otherwise;
    }
  };
  return {
    /** @param {string} key @returns {string | null} */
    get: (key) => {
      const stored = attempt((storage) => storage.getItem(prefix + key), null);
      return stored === null ? spare.get(key) || null : stored;
    },
    /** @param {string} key @param {string} value */
    put: (key, value) => {
      const done = attempt((storage) => (storage.setItem(prefix + key, value), true), false);
      if (done) spare.delete(key);
      else spare.set(key, value);
    },
    /** @param {string} key */
    drop: (key) => {
      spare.delete(key);
      attempt((storage) => storage.removeItem(prefix + key), undefined);
    },
    /** Keys that begin so, without our prefix. @param {string} start */
    keys: (start) => {
      const all = attempt((storage) => Object.keys(storage), /** @type {string[]} */ ([]));
      const ours = all.filter((key) => key.indexOf(prefix) === 0).map((key) => key.slice(prefix.length));
      return ours.concat(Array.from(spare.keys())).filter((key) => key.indexOf(start) === 0);
    },
  };
}

/** @param {string | null} text @returns {any} */
function parsed(text) {
  try {
    return text === null ? null : JSON.parse(text);
  } catch (broken) {
    return null;
  }
}
