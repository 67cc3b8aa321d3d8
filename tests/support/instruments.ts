import type { Content } from '../../src/content/content';
import type { Instrument } from '../../src/content/instrument';
import { Instruments } from '../../src/content/instruments';

/** An instrument with only what a test is about. */
export const instrumentOf = (number: string, change: Partial<Instrument> = {}): Instrument => ({
  ...{ number, title: `Văn bản ${number}`, issuer: 'Nơi ban hành thử', issued: null, effective: '2020-01-01' },
  ...{ status: 'in-force', scope: 'national', replaces: [], amends: [], source: 'https://example.vn/' },
  ...change,
});

/** The content with one instrument of the register changed, or added. */
export function withInstrument(content: Content, number: string, change: Partial<Instrument>): Content {
  const before = content.instruments.get(number) ?? instrumentOf(number);
  const others = [...content.instruments.values()].filter((each) => each.number !== number);
  return { ...content, instruments: new Instruments([...others, { ...before, ...change }]) };
}
