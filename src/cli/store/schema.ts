import { z } from 'zod';
import { priorities, type Priority } from '../../model/delivery';
import { decisions, type Candidate } from '../../model/interaction';
import { channelNames, type InboundEvent, type Part, type Reply } from '../../model/message';
import { roles } from '../../model/official';
import type { OutcomeKind } from '../../model/outcome';
import type { Person } from '../../model/person';
import { proposalKinds, proposalLicence, proposalStates, type ProposalVerdict } from '../../model/proposal';
import type { Kind, Records } from '../../model/record';
import type { Session } from '../../model/session';

/** What lies deeper is as the other store had it: that no byte of it changed is what the sum of its line says. */
const whole = <T extends object>() => z.custom<T>((value) => typeof value === 'object' && value !== null);
const text = z.string();
const textOrNull = text.nullable();
const whenever = z.number();
const count = z.int().min(0);
const channel = z.enum(channelNames);
const priority = z.enum(Object.keys(priorities) as [Priority, ...Priority[]]);

/** Exactly these fields: one that is missing or that this release does not know would be lost without a word. */
export const schemas: { [K in Kind]: z.ZodType<Records[K]> } = {
  secrets: z.strictObject({ name: text, value: text.min(1) }),
  people: z.strictObject({
    ...{ key: text, channel, user: text, chat: text, language: textOrNull, greeted: z.boolean(), notices: z.boolean() },
    ...{ reach: z.enum(['reachable', 'gone']), pausedUntil: whenever.nullable(), lessons: whole<Person['lessons']>() },
    ...{ createdAt: whenever, seenAt: whenever },
  }),
  sessions: z.strictObject({ person: text, session: whole<Session>() }),
  inbox: z.strictObject({
    ...{ id: text, channel, eventId: text, person: text, event: whole<InboundEvent>().nullable() },
    ...{ state: z.enum(['waiting', 'done', 'dead']), committed: z.boolean(), attempts: count, acceptedAt: whenever },
    ...{ endedAt: whenever.nullable(), reason: textOrNull, place: count.nullable() },
  }),
  outbox: z.strictObject({
    ...{ id: text, inboxId: text, person: text, channel, chat: text, priority, part: whole<Part>().nullable() },
    ...{ state: z.enum(['waiting', 'resting', 'claimed', 'settled']), attempts: count, createdAt: whenever },
    ...{ dueAt: whenever, outcome: z.custom<OutcomeKind>((value) => typeof value === 'string').nullable() },
    ...{ settledAt: whenever.nullable(), place: count.nullable() },
  }),
  replies: z.strictObject({ inboxId: text, person: text, replies: whole<Reply[]>(), at: whenever }),
  interactions: z.strictObject({
    ...{ id: text, at: whenever, week: text, person: textOrNull, channel, language: text, text },
    ...{ decision: z.enum(decisions), topic: textOrNull, score: z.number(), candidates: whole<Candidate[]>() },
    ...{ revision: textOrNull, latencyMs: z.number(), thumbs: z.literal([-1, 0, 1]) },
  }),
  handoffs: z.strictObject({ inboxId: text, at: whenever, channel, person: textOrNull, text }),
  proposals: z.strictObject({
    ...{ id: text, at: whenever, language: text, kind: z.enum(proposalKinds), text, meaning: textOrNull },
    ...{ topic: textOrNull, person: textOrNull, village: textOrNull, licence: z.literal(proposalLicence) },
    ...{ consentAt: whenever, state: z.enum(proposalStates), verdicts: whole<ProposalVerdict[]>() },
  }),
  unknownWords: z.strictObject({ language: text, word: text, person: text, times: count, lastAt: whenever }),
  jobs: z.strictObject({
    ...{ id: text, title: text, trade: text, employer: text, employerId: textOrNull, verifiedBy: text },
    ...{ verifiedOn: text, wageFrom: z.number().nullable(), wageTo: z.number().nullable(), commune: textOrNull },
    ...{ place: text, hours: text, contact: text, contract: z.boolean(), deposit: z.number(), postedOn: text },
    ...{ expiresOn: text, source: text, note: text },
  }),
  officials: z.strictObject({
    ...{ id: text, username: text, role: z.enum(roles), passwordHash: text, createdAt: whenever },
    disabled: z.boolean(),
  }),
  audit: z.strictObject({
    ...{ seq: count, at: whenever, actor: text, action: text, subject: text, detail: text, hash: text },
  }),
  auditHead: z.strictObject({ seq: count, hash: text }),
  vault: z.strictObject({ name: text, value: text, version: count }),
};

/** What a person calls them. */
export const kindWords: Record<Kind, string> = {
  secrets: 'khóa mã hóa tên',
  people: 'người hỏi',
  sessions: 'cuộc hỏi đáp đang dở',
  inbox: 'tin đến',
  outbox: 'tin đi',
  replies: 'câu trả lời trên trang web',
  interactions: 'lượt hỏi',
  handoffs: 'lời nhờ cán bộ',
  proposals: 'từ và câu bà con góp',
  unknownWords: 'từ chưa biết',
  jobs: 'tin việc làm',
  officials: 'tài khoản cán bộ',
  audit: 'nhật ký việc làm của cán bộ',
  auditHead: 'dấu cuối nhật ký',
  vault: 'mã kết nối đang giữ',
};
