import { longestMeaning, longestName, longestProposal } from '../../model/proposal';
import type { Dialog, DialogStep } from './dialog';

/** A language as `registers/languages.yml` has it. */
export interface Tongue {
  tag: string;
  name: string;
}

export const contributeId = 'contribute@1';
/** For those who have chosen their language already: it is not asked again. */
export const contributeOwnId = 'contribute-own@1';

/** Title of a choice that is a language: its name stands in the register, not in `locales`. */
export const languageTitle = 'contribute.language.name';

export const isContribution = (dialog: string): boolean => dialog === contributeId || dialog === contributeOwnId;

export const mayGive = (languages: readonly Tongue[]): Tongue[] => languages.filter(({ tag }) => tag !== 'vi');

/** Consent comes first: whoever says no is asked nothing more, and nothing was given yet. */
const consent: DialogStep = {
  key: 'agree',
  ask: 'contribute.ask',
  choices: [
    {
      answer: 'yes',
      title: 'contribute.agree',
      aliases: [
        ...['đồng ý', 'đồng ý ạ', 'tôi đồng ý', 'có', 'có ạ', 'dạ có', 'có đồng ý', 'ừ', 'ừ đồng ý'],
        ...['vâng', 'vâng ạ', 'dạ vâng', 'được', 'được ạ', 'ok'],
      ],
    },
    {
      answer: 'no',
      title: 'contribute.refuse',
      aliases: ['không', 'không ạ', 'không đồng ý', 'tôi không đồng ý', 'ko', 'thôi ạ', 'chưa', 'để sau'],
    },
  ],
};

const language = (languages: readonly Tongue[]): DialogStep => ({
  key: 'language',
  ask: 'contribute.language',
  when: { agree: 'yes' },
  choices: mayGive(languages).map(({ tag, name }) => ({
    answer: tag,
    title: languageTitle,
    aliases: [name, `tiếng ${name}`],
  })),
});

const rest: readonly DialogStep[] = [
  {
    key: 'kind',
    ask: 'contribute.kind',
    when: { agree: 'yes' },
    choices: [
      { answer: 'word', title: 'contribute.kind.word', aliases: ['từ', 'một từ', '1 từ', 'tiếng lẻ'] },
      { answer: 'sentence', title: 'contribute.kind.sentence', aliases: ['câu', 'một câu', '1 câu'] },
    ],
  },
  {
    key: 'word',
    ask: 'contribute.word',
    when: { kind: 'word' },
    words: { most: longestProposal.word, again: 'contribute.word.again' },
  },
  {
    key: 'sentence',
    ask: 'contribute.sentence',
    when: { kind: 'sentence' },
    words: { most: longestProposal.sentence, again: 'contribute.sentence.again' },
  },
  {
    key: 'meaning',
    ask: 'contribute.meaning',
    when: { agree: 'yes' },
    words: { most: longestMeaning, again: 'contribute.meaning.again' },
  },
  {
    key: 'village',
    ask: 'contribute.village',
    when: { agree: 'yes' },
    words: { most: longestName, again: 'contribute.village.again' },
    choices: [
      {
        answer: 'skip',
        title: 'contribute.skip',
        aliases: ['bỏ qua', 'bỏ', 'không', 'không nói', 'không ghi', 'ko'],
        skips: true,
      },
    ],
  },
];

/** Without a language but Vietnamese there is nothing to give; then there is no dialogue either. */
export const contributions = (languages: readonly Tongue[]): Dialog[] =>
  mayGive(languages).length === 0
    ? []
    : [
        { id: contributeId, steps: [consent, language(languages), ...rest] },
        { id: contributeOwnId, steps: [consent, ...rest] },
      ];
