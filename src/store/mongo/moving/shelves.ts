import { keyOf, type Kind } from '../../../model/record';
import type { Moving, Recorded } from '../../../ports/moving';
import { handoffsShelf, interactionsShelf, proposalsShelf } from './log';
import { auditHeadShelf, auditShelf, jobsShelf, officialsShelf, secretsShelf, vaultShelf } from './office';
import { peopleShelf, sessionsShelf, unknownWordsShelf } from './people';
import type { Place } from './place';
import { inboxShelf, outboxShelf, repliesShelf } from './queues';
import type { Shelf } from './shelf';

/** Where each kind lies in the collections. */
const shelves: { [K in Kind]: Shelf<K> } = {
  secrets: secretsShelf,
  people: peopleShelf,
  sessions: sessionsShelf,
  inbox: inboxShelf,
  outbox: outboxShelf,
  replies: repliesShelf,
  interactions: interactionsShelf,
  handoffs: handoffsShelf,
  proposals: proposalsShelf,
  unknownWords: unknownWordsShelf,
  jobs: jobsShelf,
  officials: officialsShelf,
  audit: auditShelf,
  auditHead: auditHeadShelf,
  vault: vaultShelf,
};

export const shelfOf = <K extends Kind>(kind: K): Shelf<K> => shelves[kind] as unknown as Shelf<K>;

export const readingRecords =
  (place: Place): Moving['read'] =>
  async <K extends Kind>(kind: K, after: string | null, limit: number): Promise<Recorded<K>[]> => {
    const values = await place.run((models) => shelfOf(kind).page(models, after, limit));
    return values.map((value) => ({ key: keyOf[kind](value), value }));
  };
