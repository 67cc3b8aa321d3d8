import type { Areas } from '../../model/area';
import { readingsByName, type AreaReading } from '../../nlu/entities/area-reading';
import { cellsOf } from '../../nlu/entities/cells';
import { oneOf, spokenPhrases } from '../../nlu/entities/spoken';

const isBeforePlace = oneOf('ở tại gần quanh về xã phường huyện');

/**
 * A place behind "o", "tai", "gan": in any text "o hai ha" may be something else, in a question about work it is
 * Hải Hà. Names that stand elsewhere are left to the entities, which have to be careful.
 */
export function placeSaid(text: string, areas: Areas): readonly AreaReading[] {
  const said = cellsOf(text);
  const namesAt = spokenPhrases([...readingsByName(areas)]);
  for (let at = 0; at < said.cells.length - 1; at += 1) {
    const [longest] = isBeforePlace(said.cells[at]) ? namesAt(said, at + 1) : [];
    if (longest) return longest.value;
  }
  return [];
}
