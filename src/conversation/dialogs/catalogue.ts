import type { Dialog } from './dialog';

/** Every dialogue there is. Change the version in the id whenever the steps change. */
export const dialogs: readonly Dialog[] = [
  {
    id: 'erase@1',
    steps: [
      {
        key: 'sure',
        ask: 'erase.ask',
        choices: [
          { answer: 'yes', title: 'erase.yes' },
          { answer: 'no', title: 'erase.no' },
        ],
      },
    ],
  },
  { id: 'officer@1', steps: [{ key: 'words', ask: 'officer.ask' }] },
];
