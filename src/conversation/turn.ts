import type { OutboxDraft } from '../model/delivery';
import { plainReply, type Button, type ChannelName, type Reply } from '../model/message';
import { payloadOf } from '../model/payload';
import { sessionMs } from '../model/session';
import { vietnamWeek } from '../model/week';
import type { Messages } from '../content/messages';
import type { Limits } from '../ports/channel';
import type { Turn } from '../ports/turns';
import { layout, type LayoutWords } from '../text/layout';
import { normalise } from '../text/normalise';
import { redact } from '../text/redact';
import type { Heard, Outcome } from './heard';

export interface ChannelShape {
  name: ChannelName;
  delivery: 'push' | 'pull';
  limits: Limits;
}

/** What one handled event changes, ready to be committed whole. `acceptedAt` and `now` in epoch ms. */
export function turnOf(
  heard: Heard,
  outcome: Outcome,
  world: { channel: ChannelShape; messages: Messages; acceptedAt: number; now: number; publicUrl?: string | undefined },
): Turn {
  const { channel, messages, now } = world;
  const introduce =
    channel.delivery === 'push' && !heard.person.greeted && outcome.replies.length > 0 && !outcome.person?.greeted;
  const intro = introduce ? [plainReply(messages.say(heard.language, 'bot.intro'))] : [];
  // Whoever is in danger reads the number first and learns afterwards that it came from a machine.
  const urgent = outcome.replies[0]?.tone === 'emergency';
  const replies = urgent ? [...outcome.replies, ...intro] : [...intro, ...outcome.replies];
  const buttons = outcome.replies.at(-1)?.buttons ?? [];
  return {
    inboxId: heard.inboxId,
    person: {
      ...heard.person,
      chat: heard.event.chat,
      seenAt: now,
      reach: 'reachable',
      greeted: heard.person.greeted || introduce,
      ...outcome.person,
    },
    session: {
      ...heard.session,
      choices: buttons.length > 0 ? buttons : heard.session.choices,
      expiresAt: now + sessionMs,
      ...outcome.session,
      ...(buttons.length > 0 ? { choices: buttons } : {}),
    },
    interaction:
      outcome.logged === false
        ? null
        : {
            id: heard.inboxId,
            at: world.acceptedAt,
            week: vietnamWeek(world.acceptedAt),
            person: heard.person.key,
            channel: channel.name,
            language: heard.language,
            text: redact(heard.text || describe(heard)),
            decision: outcome.decision,
            topic: outcome.topic,
            score: outcome.score ?? 1,
            candidates: outcome.candidates ?? [],
            revision: outcome.revision ?? null,
            latencyMs: now - world.acceptedAt,
            thumbs: 0,
          },
    rating: outcome.rating ?? null,
    outbox:
      channel.delivery === 'push'
        ? drafts(
            heard,
            replies.map((reply) => reachable(reply, world.publicUrl)),
            channel,
            messages,
          )
        : [],
    // An answer of a topic can be said again from its content; only what cannot is kept.
    replies: channel.delivery === 'pull' && (!outcome.revision || outcome.asSaid) ? replies : [],
    handoff: outcome.handoff ? { text: redact(outcome.handoff.text) } : null,
    proposal: outcome.proposal ?? null,
    unknownWords: outcome.unknownWords ?? null,
    erase: outcome.erase ?? false,
  };
}

const describe = ({ event: { content } }: Heard): string =>
  content.kind === 'press' ? normalise(content.payload) : `[${content.kind}]`;

function drafts(heard: Heard, replies: readonly Reply[], channel: ChannelShape, messages: Messages): OutboxDraft[] {
  const words = wordsFor(messages, heard.language);
  return replies
    .flatMap((reply) => layout(withRating(reply, channel, messages, heard.language), channel.limits, words))
    .map((part, index) => ({
      id: `${heard.inboxId}.${index}`,
      inboxId: heard.inboxId,
      person: heard.person.key,
      channel: channel.name,
      chat: heard.event.chat,
      priority: 'reply' as const,
      part,
    }));
}

/** Our own pictures can be opened from a chat where the server has a public address; without one they stay out. */
const reachable = (reply: Reply, publicUrl: string | undefined): Reply =>
  publicUrl === undefined
    ? reply
    : { ...reply, media: reply.media.map((each) => ({ ...each, url: new URL(each.url, publicUrl).href })) };

/** Thumbs ride on the answer's own buttons, where the channel has any. */
function withRating(reply: Reply, channel: ChannelShape, messages: Messages, language: string): Reply {
  if (!reply.rate || channel.limits.buttons === 0) return reply;
  const thumbs: Button[] = [
    { title: `👍 ${messages.say(language, 'words.rate.up')}`, payload: payloadOf.rate(reply.rate, 1) },
    { title: `👎 ${messages.say(language, 'words.rate.down')}`, payload: payloadOf.rate(reply.rate, -1) },
  ];
  return { ...reply, buttons: [...reply.buttons, ...thumbs].slice(0, Math.max(channel.limits.buttons, thumbs.length)) };
}

export function wordsFor(messages: Messages, language: string): LayoutWords {
  const area = messages.area(language, 'words');
  const under = (prefix: string) =>
    Object.fromEntries(
      Object.entries(area).flatMap(([key, text]) => (key.startsWith(prefix) ? [[key.slice(prefix.length), text]] : [])),
    );
  return {
    choose: area.choose ?? '',
    basis: area.basis ?? '',
    blocks: under('block.'),
    urgentBlocks: under('urgent.'),
  };
}
