import { plainReply } from '../../model/message';
import { menuButtons } from '../menu';
import { sayer, type Step } from '../heard';

/** Voice, pictures, places and name cards: received, and answered honestly. A caption is read as text. */
export const otherThanText: Step = (heard, tools) => {
  if (heard.text !== '') return null;
  const { content } = heard.event;
  const key =
    content.kind === 'media'
      ? content.media === 'voice' || content.media === 'photo' || content.media === 'sticker'
        ? `media.${content.media}`
        : 'media.other'
      : content.kind === 'withheld' || content.kind === 'location' || content.kind === 'contact'
        ? content.kind
        : 'rephrase';
  return {
    replies: [
      plainReply(sayer(heard, tools)(key), key === 'rephrase' ? menuButtons(tools.content, heard.language) : []),
    ],
    decision: 'fallback',
    topic: `sys-${key.replace('.', '-')}`,
  };
};
