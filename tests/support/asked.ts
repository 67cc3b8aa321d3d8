import { newId } from '../../src/model/id';
import type { Interaction } from '../../src/model/interaction';
import { newPerson } from '../../src/model/person';
import { vietnamWeek } from '../../src/model/week';
import type { Store } from '../../src/ports/store';

/** Puts one question into a store the way a turn does; `at` in epoch ms. */
export async function ask(
  store: Store,
  question: Partial<Interaction> & { at: number },
  handoff: string | null = null,
): Promise<string> {
  const interaction: Interaction = {
    id: newId(question.at),
    week: vietnamWeek(question.at),
    person: 'person-1',
    channel: 'web',
    language: 'vi',
    text: 'làm giấy khai sinh ở đâu',
    decision: 'answer',
    topic: 'dvc-khai-sinh',
    score: 0.9,
    candidates: [],
    revision: 'abcdef0123',
    latencyMs: 12,
    thumbs: 0,
    ...question,
  };
  const { person: key, channel, at } = interaction;
  await store.turns.commit({
    inboxId: interaction.id,
    person: newPerson(key ?? 'person-1', { channel, user: key ?? 'u', chat: key ?? 'u', now: at }),
    session: null,
    interaction,
    rating: null,
    outbox: [],
    replies: [],
    handoff: handoff === null ? null : { text: handoff },
    proposal: null,
    unknownWords: null,
    erase: false,
  });
  return interaction.id;
}
