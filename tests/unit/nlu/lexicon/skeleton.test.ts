import fc from 'fast-check';
import { skeleton } from '../../../../src/nlu/lexicon/skeleton';
import { skeletonOfSounds } from '../../../../src/nlu/lexicon/sounds';
import { keyOf } from '../../../../src/nlu/lexicon/shelf';
import { withToneMark } from '../../../../src/nlu/lexicon/tone-mark';
import { fold } from '../../../../src/text/fold';

describe('a skeleton', () => {
  // Spellings of "nhà" that NungDic records from different villages [S2], and TAYNEX [S1].
  it('is the same for spellings of one word from different villages', () => {
    expect(new Set(['rườn', 'lườn', 'lừn'].map(skeleton))).toEqual(new Set(['lun']));
  });

  it.each<[string, string[]]>([
    ['s', ['sl', 's', 'x']],
    ['f', ['ph', 'f']],
    ['p', ['p', 'pj', 'phj', 'py']],
    ['t', ['th', 't']],
    ['k', ['kh', 'k', 'c', 'q']],
    ['l', ['r', 'l']],
    ['d', ['z', 'd', 'đ', 'gi', 'j']],
    ['c', ['tr', 'ch']],
    ['nh', ['nh']],
    ['ng', ['ng', 'ngh']],
  ])('has %s for the letters %j', (bone, letters) => {
    for (const each of letters) expect(skeleton(`${each}ả`)).toBe(`${bone}a`);
  });

  it('keeps the first vowel of a cluster and the last consonant, not spaces', () => {
    expect(skeleton('xxoáng')).toBe('ssong');
    expect(skeleton('xươm xiêt')).toBe('sumsit');
    expect(skeleton('gì')).toBe('gi');
  });

  it('says nothing of marks', () => {
    fc.assert(fc.property(fc.string(), (text) => skeleton(text) === skeleton(fold(text))));
  });

  it('is the same from a transcription, with its tone numbers taken for the end of a syllable', () => {
    // Kim Mun and Mien words of Clark 2008 [S5] and Chén 2012 [S6].
    expect(skeletonOfSounds('ȶɐj²¹⁴')).toBe(skeleton('chai'));
    expect(skeletonOfSounds('ɡwaŋ⁵³')).toBe(skeletonOfSounds('gwaŋ53'));
    expect(skeletonOfSounds('kjeːŋ³⁵')).toBe('keng');
    expect(skeletonOfSounds('tsʰam⁵³')).toBe(skeleton('chăm'));
    expect(skeletonOfSounds('ȵi²¹tsjep²²')).toBe(skeleton('nhi chep'));
    expect(skeletonOfSounds('n̥ei⁵³')).toBe('ne');
  });
});

describe('the low tone', () => {
  it('may be typed as a line after the letter', () => {
    expect(withToneMark('xxa_ xx_o, _')).toBe('xxa̱ xx̱o, _');
  });

  it('is the same word wherever in the syllable it stands', () => {
    expect(keyOf('xxo_ng')).toBe(keyOf('xxong_'));
    expect(keyOf('xxo_ng')).toBe(keyOf('xxo\u0331ng'));
    expect(keyOf('xxo_n')).toBe(keyOf('xxoṉ'));
    expect(keyOf('xxong')).not.toBe(keyOf('xxong_'));
  });
});
