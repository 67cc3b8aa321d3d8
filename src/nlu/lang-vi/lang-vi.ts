import type { NlpContainer } from 'node-nlp';
import { canonical, fold } from '../../text/fold';
import { normalise } from '../../text/normalise';
import { words } from '../../text/words';

/**
 * Vietnamese for node-nlp, which has none: its fallback strips the tone marks, so that "bò" and "bỏ" become one
 * word. It finds these parts by their names.
 */
export class LangVi {
  readonly name = 'lang-vi';

  register(container: NlpContainer): void {
    container.register('normalizer-vi', new NormalizerVi());
    container.register('tokenizer-vi', new TokenizerVi());
    container.register('stemmer-vi', new StemmerVi());
  }
}

class NormalizerVi {
  readonly name = 'normalizer-vi';

  normalize(text: string): string {
    return canonical(normalise(text));
  }

  run(input: { text: string }): { text: string } {
    input.text = this.normalize(input.text);
    return input;
  }
}

/** Keeps no cache: node-nlp's own tokenizer remembers every text it has seen for an hour. */
class TokenizerVi {
  readonly name = 'tokenizer-vi';

  tokenize(text: string): string[] {
    return words(canonical(text));
  }

  run(input: { text: string; tokens?: string[] }): { text: string; tokens?: string[] } {
    input.tokens = this.tokenize(input.text);
    return input;
  }
}

/** Vietnamese words have no endings to cut; each word is joined by its form without marks. */
class StemmerVi {
  readonly name = 'stemmer-vi';

  stem(tokens: string[]): string[] {
    return tokens.flatMap((token) => {
      const plain = fold(token);
      return plain === token ? [token] : [token, plain];
    });
  }

  run(input: { tokens: string[] }): { tokens: string[] } {
    input.tokens = this.stem(input.tokens);
    return input;
  }
}
