import type { CultureGroup } from '../../content/culture-schema';
import { cellsOf } from '../../nlu/entities/cells';
import { spokenPhrases } from '../../nlu/entities/spoken';

/** Names that mean nothing else, however they stand. */
const sure: readonly (readonly [string, CultureGroup])[] = [
  ['dao thanh y', 'dao-thanh-y'],
  ['thanh y', 'dao-thanh-y'],
  ['dao thanh phán', 'dao-thanh-phan'],
  ['thanh phán', 'dao-thanh-phan'],
  ['sán chỉ', 'san-chi'],
  ['sán chí', 'san-chi'],
  ['sán chay', 'san-chay'],
  ['cao lan', 'cao-lan'],
  ['sán dìu', 'san-diu'],
];
/** Names that are words of every day without their marks or their capital: đảo, tay, hoa. */
const doubtful: readonly (readonly [string, CultureGroup])[] = [
  ['dao', 'dao'],
  ['tày', 'tay'],
  ['hoa', 'hoa'],
];
const people = ['người', 'dân tộc', 'đồng bào', 'bà con'];
/** What they have, before their name; "hội hoa" and "áo hoa" are about flowers. */
const theirs =
  'tiếng, áo, váy, trang phục, quần áo, của, hội, tết, lễ hội, phong tục, văn hóa, nhà, món, bánh, hát, dân ca'.split(
    ', ',
  );

const within: Partial<Record<CultureGroup, readonly CultureGroup[]>> = {
  dao: ['dao-thanh-y', 'dao-thanh-phan'],
  'san-chay': ['san-chi', 'cao-lan'],
};

/** The groups whose names a text has, each once. */
export function groupsIn(text: string): CultureGroup[] {
  const said = cellsOf(text);
  const phrases = phrasesOf();
  const found = new Set<CultureGroup>();
  for (let at = 0; at < said.cells.length;) {
    const [longest] = phrases(said, at);
    const alone = longest && longest.stop - longest.start === 1;
    if (longest && (!alone || isName(said.text, said.cells[at]!))) found.add(longest.value);
    at = longest?.stop ?? at + 1;
  }
  // "Người Dao Thanh Phán" are two names of one group.
  return [...found].filter((group) => !within[group]?.some((each) => found.has(each)));
}

/** "Dao", "Tày" in the middle of a sentence, or with the mark that says it: "tày". */
const isName = (text: string, cell: { start: number; end: number; canonical: string; plain: string }): boolean =>
  cell.canonical !== cell.plain || (cell.start > 0 && /^\p{Lu}/u.test(text.slice(cell.start, cell.end)));

let kept: ReturnType<typeof spokenPhrases<CultureGroup>> | null = null;
const phrasesOf = () =>
  (kept ??= spokenPhrases([
    ...sure,
    ...doubtful,
    ...doubtful.flatMap(([name, group]) =>
      [...people, ...(group === 'hoa' ? [] : theirs)].map((lead): [string, CultureGroup] => [`${lead} ${name}`, group]),
    ),
  ]));

/** Whether an entry about `groups` answers a question about `asked`: the group itself, one in it, or the one it is in. */
export const concerns = (groups: readonly CultureGroup[], asked: CultureGroup): boolean =>
  groups.some((each) => each === asked || within[asked]?.includes(each) || within[each]?.includes(asked));
