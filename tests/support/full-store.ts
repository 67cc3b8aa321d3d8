import { plainReply } from '../../src/model/message';
import { proposed, type NewProposal } from '../../src/model/proposal';
import { emptySession } from '../../src/model/session';
import type { Store } from '../../src/ports/store';
import { jobOf } from './jobs';
import { draftOf, eventOf, interactionOf, noon, turnOf } from './turns';

const proposal: NewProposal = {
  ...{ at: noon, language: 'tyz', kind: 'word', text: 'pây', meaning: 'đi', topic: null, village: 'Bản Mẫu' },
  consentAt: noon,
};

/** How many ask; one of them is erased again. */
export const people = 40;

/** Fills a store with something of every kind, and of every state that differs when it is carried elsewhere. */
export async function fillStore(store: Store): Promise<void> {
  const accepted = await store.inbox.accept(
    Array.from({ length: people }, (_, n) => eventOf(`người ${n}`, `e${n}`, { channel: 'telegram' })),
  );
  await Promise.all(
    accepted.map(({ id }, n) =>
      store.turns.commit(
        turnOf(
          { id, person: `người ${n}` },
          {
            interaction: interactionOf(id, `người ${n}`, {
              ...{
                text: `Đường về \u2028bản 𝟙 ${n} 🙂`,
                score: n % 3 === 0 ? 1 : 0.25,
                thumbs: ([-1, 0, 1] as const)[n % 3]!,
              },
            }),
            session: { ...emptySession(noon), dialog: { z: 1, a: { 10: 'x', 2: 'y' } } },
            replies: n % 2 === 0 ? [plainReply(`trả lời ${n}`)] : [],
            handoff: n % 5 === 0 ? { text: `nhờ ${n}` } : null,
            proposal: n % 4 === 0 ? { ...proposal, text: `pây ${n}` } : null,
            unknownWords: { language: n % 2 === 0 ? 'tyz' : 'dao', words: ['pây', `slíp${'abcdefghij'[n % 10]}`] },
            // Eleven parts: by name the tenth stands before the second.
            outbox: Array.from({ length: n % 10 === 0 ? 11 : 1 }, (_, part) =>
              draftOf(id, `người ${n}`, { id: `${id}.${part}`, priority: n % 7 === 0 ? 'notice' : 'reply' }),
            ),
          },
        ),
      ),
    ),
  );
  for (const outcome of ['sent', 'gone', 'rejected'] as const) {
    const rows = await store.outbox.claim('telegram', 5, noon);
    for (const row of rows) await store.outbox.settle(row, { kind: outcome, reason: 'thử' } as never, noon);
  }
  const [resting] = await store.outbox.claim('telegram', 1, noon);
  await store.outbox.settle(resting!, { kind: 'retry', afterMs: 60_000, scope: 'chat', reason: 'thử' }, noon);
  // In flight when it is carried away.
  await store.outbox.claim('telegram', 200, noon);

  await store.inbox.accept([
    ...[0, 1, 2].flatMap((n) => [eventOf(`người ${n}`, `sau-${n}-a`), eventOf(`người ${n}`, `sau-${n}-b`)]),
    eventOf('lạ', 'nửa chữ', { content: { kind: 'text', text: 'nửa \ud800 chữ' } }),
    eventOf('hỏng', 'thư chết'),
  ]);
  for (const row of await store.inbox.claim(20))
    if (row.person === 'hỏng') await store.inbox.bury(row.id, 'hỏng');
    else await store.inbox.release(row.id);

  const [goodbye] = await store.inbox.accept([eventOf('người 3', 'xóa tôi đi')]);
  await store.turns.commit(turnOf({ id: goodbye!.id, person: 'người 3' }, { erase: true, interaction: null }));

  const sheet = { ...proposed('tờ-1', null, proposal), text: 'mừa' };
  const verdict = {
    reviewer: 'Người Duyệt',
    village: 'Bản Mẫu',
    day: '2026-11-22',
    verdict: 'yes',
    comment: '',
  } as const;
  await store.proposals.load({ proposals: [sheet], judgements: [{ id: 'tờ-1', verdict, topic: null }] });
  await store.jobs.replaceAll([jobOf('một'), jobOf('hai', { wageFrom: null, commune: null })]);
  await store.officials.create({
    ...{ id: 'o1', username: 'can.bo', role: 'admin', passwordHash: '$argon2id$thử', createdAt: noon, disabled: false },
  });
  for (let n = 0; n < 12; n += 1)
    await store.audit.append({ at: noon + n, actor: 'o1', action: 'thử', subject: `dòng ${n}`, detail: '' });
  await store.vault.put('zalo', 'một', 0);
  await store.vault.put('zalo', 'hai', 1);
}

/** SQL for an embedded database that adds so many questions: more than a move carries before a kill reaches it. */
export const questionsSql = (count: number): string =>
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
  INSERT INTO interactions (id, at, week, person, channel, language, text, text_key, decision, topic, score, candidates,
    revision, latency_ms, thumbs)
  SELECT printf('x%06d', i), ${noon} + i, '2026-W47', 'người ' || (i % 500), 'web', 'vi', 'hỏi ' || i, 'hỏi ' || i,
    'answer', 'dvc-khai-sinh', 0.5, '[]', 'r1', 3, 0 FROM n`;
