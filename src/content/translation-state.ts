import type { ReviewState } from '../model/lexicon';
import { fold } from '../text/fold';
import type { Speaker } from './translation-schema';

/** One key for all spellings of a name: to take one person for two would let a single person approve. */
export const nameKey = (name: string): string =>
  fold(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** What each speaker says now: the latest word of each counts, in the order of their days. */
export function standingVerdicts(speakers: readonly Speaker[]): Speaker[] {
  const inOrder = speakers.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return [...new Map(inOrder.map((each) => [nameKey(each.name), each])).values()];
}

/** Two yes of two people of one local group from two villages, and nobody's no. */
export function carried(speakers: readonly Speaker[]): boolean {
  const said = standingVerdicts(speakers);
  if (said.some(({ verdict }) => verdict === 'no')) return false;
  return said.some((one, index) =>
    said
      .slice(index + 1)
      .some(
        (other) =>
          nameKey(one.localGroup) === nameKey(other.localGroup) && nameKey(one.village) !== nameKey(other.village),
      ),
  );
}

/** What a text still wants before it is approved: two people, one more, a better wording, another text. */
export type Lack = 'two' | 'one' | 'mending' | 'another';

/** Null: it wants nothing. Two who are neighbours, or do not speak alike, still want one more. */
export function lackOf(speakers: readonly Speaker[]): Lack | null {
  if (carried(speakers)) return null;
  const said = standingVerdicts(speakers);
  const noes = said.filter(({ verdict }) => verdict === 'no').length;
  if (noes > 0) return noes >= 2 ? 'another' : 'mending';
  return said.length === 0 ? 'two' : 'one';
}

/** The state that verdicts bring a text to. Two noes take it away: people are not shown what speakers say is wrong. */
export function stateAfter(speakers: readonly Speaker[]): ReviewState {
  if (carried(speakers)) return 'approved';
  const noes = standingVerdicts(speakers).filter(({ verdict }) => verdict === 'no').length;
  if (noes >= 2) return 'withdrawn';
  return speakers.length > 0 ? 'in-review' : 'draft';
}

/** What a text counts as, whatever its file claims: only speakers approve. */
export function stateOf({ state, speakers }: { state: ReviewState; speakers: readonly Speaker[] }): ReviewState {
  if (state !== 'approved' || carried(speakers)) return state;
  return speakers.length > 0 ? 'in-review' : 'draft';
}
