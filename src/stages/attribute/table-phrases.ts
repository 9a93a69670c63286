import { child, type Node, TAG } from './lexicon.js';
import type { Token } from './tokens.js';

/** Finds the longest phrase at each word and writes what it is on its tokens. */
export function markPhrases(tokens: readonly Token[]): void {
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i] as Token;
    const { node, stem: stemNode, attached } = token.word;
    if (attached) token.tags |= TAG.PREPOSITION;
    if (node === null && stemNode === null) {
      i++;
      continue;
    }
    const exact = follow(node, tokens, i);
    const stem = follow(stemNode, tokens, i);
    const match = stem !== null && (exact === null || stem.end > exact.end) ? stem : exact;
    if (match === null) {
      i++;
      continue;
    }
    const { found, end } = match;
    const silent = (found.tags & TAG.SILENT) !== 0 || attached;
    token.cue = silent ? null : found.cue;
    token.phraseEnd = end;
    token.phrase = found.phrase;
    for (let j = i; j < end; j++) {
      const part = tokens[j] as Token;
      part.tags |= found.tags;
      part.inCue = token.cue !== null;
    }
    i = end;
  }
}

/** The longest phrase that goes on from a place in the trie at token `at`. */
function follow(
  start: Node | null,
  tokens: readonly Token[],
  at: number,
): { found: Node; end: number } | null {
  let match: { found: Node; end: number } | null = null;
  let node = start;
  for (let j = at; node !== null; ) {
    if (node.ends) match = { found: node, end: j + 1 };
    j++;
    const next = tokens[j];
    node = next === undefined || next.word.key === '' ? null : child(node, next.word.key);
  }
  return match;
}
