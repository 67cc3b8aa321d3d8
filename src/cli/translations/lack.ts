import type { Speaker } from '../../content/translation-schema';
import { lackOf, standingVerdicts } from '../../content/translation-state';

/** Why a text is not approved yet, and who can bring it there; null for one that is. */
export function lackLine(key: string, speakers: readonly Speaker[]): string | null {
  const lack = lackOf(speakers);
  if (lack === null) return null;
  const said = standingVerdicts(speakers);
  const noes = said.filter(({ verdict }) => verdict === 'no');
  const words = {
    two: 'chưa ai xem, cần hai người cùng nhóm, khác thôn',
    one: `còn thiếu một người, khác thôn, cùng nhóm (đã có: ${namesOf(said)})`,
    mending: `có người ghi không (${namesOf(noes)}): sửa cột text rồi hai người xem lại`,
    another: `hai người ghi không (${namesOf(noes)}): câu đã rút, viết câu khác vào cột text`,
  };
  return `${key}: ${words[lack]}`;
}

const namesOf = (speakers: readonly Speaker[]): string =>
  speakers.map(({ name, village, localGroup }) => `${name}, ${village}, ${localGroup}`).join('; ');
