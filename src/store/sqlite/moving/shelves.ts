import type { Kind } from '../../../model/record';
import { handoffsShelf, interactionsShelf, proposalsShelf } from './log';
import { auditHeadShelf, auditShelf, jobsShelf, officialsShelf, vaultShelf } from './office';
import { peopleShelf, sessionsShelf, unknownWordsShelf } from './people';
import { inboxShelf, outboxShelf, repliesShelf } from './queues';
import type { Shelf } from './shelf';

/** Where each kind lies in the database. The secrets do not: they are in a file beside it. */
export const shelves: { [K in Exclude<Kind, 'secrets'>]: Shelf<K> } = {
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
