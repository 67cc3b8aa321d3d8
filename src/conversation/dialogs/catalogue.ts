import { contributions, type Tongue } from './contribute';
import type { Dialog } from './dialog';

/** Change the version in the id whenever the steps of a dialogue change. */

export const erase: Dialog = {
  id: 'erase@1',
  steps: [
    {
      key: 'sure',
      ask: 'erase.ask',
      // A wrong "yes" cannot be taken back: only words that can mean nothing else.
      choices: [
        {
          answer: 'yes',
          title: 'erase.yes',
          aliases: [
            ...['có', 'có ạ', 'dạ có', 'có xóa', 'có chắc', 'chắc', 'chắc chắn', 'đồng ý', 'ừ', 'ừ xóa', 'ừ xóa đi'],
            ...['vâng', 'vâng ạ', 'dạ vâng', 'ok', 'xóa', 'xóa đi', 'xóa hết', 'xóa hết đi'],
          ],
        },
        {
          answer: 'no',
          title: 'erase.no',
          aliases: [
            ...['không', 'không ạ', 'dạ không', 'không xóa', 'không xóa nữa', 'không chắc', 'ko', 'k', 'kg', 'hông'],
            ...['thôi', 'thôi ạ', 'đừng', 'đừng xóa', 'chưa', 'khoan', 'khoan đã', 'để lại', 'giữ lại'],
          ],
        },
      ],
    },
  ],
};

export const officer: Dialog = { id: 'officer@1', steps: [{ key: 'words', ask: 'officer.ask' }] };

/** Every dialogue there is. One of them asks which of these languages somebody speaks. */
export const dialogsFor = (languages: readonly Tongue[]): readonly Dialog[] => [
  erase,
  officer,
  ...contributions(languages),
];
