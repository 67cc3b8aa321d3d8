import type { Content } from '../content/content';
import { channelNames, type ChannelName } from '../model/message';

/** What ids are called in front of people. An id that is not known any more stands for itself. */
export interface Names {
  topic(id: string): string;
  language(tag: string): string;
  channel(name: ChannelName | string): string;
  /** What can be chosen in a filter. */
  languages: readonly { tag: string; name: string }[];
  channels: readonly { tag: ChannelName; name: string }[];
}

export function namesOf(content: Pick<Content, 'topics' | 'languages' | 'messages'>): Names {
  const channel = (name: string) =>
    content.messages.has('vi', `console.channel.${name}`)
      ? content.messages.say('vi', `console.channel.${name}`)
      : name;
  return {
    topic: (id) => content.topics.get(id)?.title ?? id,
    language: (tag) => content.languages.find((each) => each.tag === tag)?.name ?? tag,
    channel,
    languages: content.languages,
    channels: channelNames.map((tag) => ({ tag, name: channel(tag) })),
  };
}
