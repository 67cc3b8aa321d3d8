import type { News } from '../ports/news';

/** News within one process: told and heard in the same moment. */
export function localNews(): News {
  const listeners = new Map<string, Set<(text: string) => void>>();
  return {
    tell: async (topic, text) => {
      for (const listener of [...(listeners.get(topic) ?? [])]) listener(text);
    },
    hear: async (topic, listener) => {
      const set = listeners.get(topic) ?? new Set();
      listeners.set(topic, set.add(listener));
      return () => void set.delete(listener);
    },
  };
}
