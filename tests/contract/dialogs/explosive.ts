import type { Dialog } from '../../../src/conversation/dialogs/dialog';

/** A dialogue whose question blows up inside the engine's own handler while `lit`. */
export function explosive(): { dialog: Dialog; lit: boolean } {
  const choices = [{ answer: 'yes', title: 'boom.yes', aliases: ['có'] }];
  const fuse = {
    lit: false,
    dialog: {
      id: 'boom@1',
      steps: [
        {
          key: 'sure',
          ask: 'boom.ask',
          get choices() {
            if (fuse.lit) throw new RangeError('the handler fell over');
            return choices;
          },
        },
      ],
    },
  };
  return fuse;
}
