import type { Lexicon } from './lexicon.js';
import { normalise } from './normalise.js';
import { ACTOR, type Phrase } from './phrases.js';
import type { Scene } from './scene.js';
import type { Token } from './tokens.js';

const lists = new WeakMap<Lexicon, readonly string[]>();

/** The words of a language for what a call for restraint asks for, each after a space; without the last one a stem. */
function wordsOf(lexicon: Lexicon): readonly string[] {
  let list = lists.get(lexicon);
  if (list === undefined) {
    const { restraint = '', unspaced } = lexicon.table;
    const words = restraint.split(',').map((item) => item.trim());
    list = words.filter(Boolean).map((word) => {
      const stem = unspaced === true || word.endsWith('*');
      const parts = word.replace('*', '').split(/[\s\u200c-]+/);
      return `${unspaced === true ? '' : ' '}${parts.map(normalise).join(' ')}${stem ? '' : ' '}`;
    });
    lists.set(lexicon, list);
  }
  return list;
}

/** Whether a stretch names what is called for (`immediate calm`) and nobody who is called upon. */
export function isRestraint({ tokens, lexicon }: Scene, { from, to }: Phrase): boolean {
  const keys: string[] = [];
  for (let i = from; i < to; i++) {
    const { tags, upper, word } = tokens[i] as Token;
    const key = word.attached ? word.key.slice(word.lead) : word.key;
    if ((tags & ACTOR) !== 0 || (upper && i > 0 && !holdsRestraint(lexicon, [key]))) return false;
    keys.push(key);
  }
  return holdsRestraint(lexicon, keys);
}

function holdsRestraint(lexicon: Lexicon, keys: readonly string[]): boolean {
  const text =
    lexicon.table.unspaced === true ? keys.join('') : ` ${keys.join(' ').replaceAll('-', ' ')} `;
  return wordsOf(lexicon).some((word) => text.includes(word));
}
