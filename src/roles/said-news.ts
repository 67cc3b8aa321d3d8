import { reasonOf } from '../errors';
import type { Said, Waiting } from '../conversation/waiting';
import type { World } from './world';

const topic = 'said';

interface Told {
  id: string;
  said: Said;
}

/** Tells the process that holds a page's request what was said to it. */
export function tellSaid({ news, log }: Pick<World, 'news' | 'log'>, id: string, said: Said): void {
  news
    .tell(topic, JSON.stringify({ id, said } satisfies Told))
    .catch((error: unknown) => log.debug({ reason: reasonOf(error) }, 'what was said could not be told'));
}

/** Hears what other processes said to requests of this one. What is missed is found in the store, a little later. */
export async function hearSaid({ news }: Pick<World, 'news'>, waiting: Waiting): Promise<void> {
  await news.hear(topic, (text) => {
    const { id, said } = JSON.parse(text) as Told;
    waiting.tellEarly(id, said);
  });
}
