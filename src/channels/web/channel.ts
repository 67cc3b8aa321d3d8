import type { Channel } from '../../ports/channel';

/** The page fetches its replies, and has room for all of them. */
export const webChannel: Channel = {
  name: 'web',
  delivery: 'pull',
  limits: { text: 4_000, unit: 'utf-16', buttons: 12, buttonTitle: 80 },
};
