import { hashText } from './hash.js';

/** Something that a text says in so many words. */
interface Written {
  /** As written. */
  readonly raw: string;
}

/** Keeps what is known of written words, and finds it without cutting a word out of its text. */
export class WordTable<Word extends Written> {
  #words: Word[] = [];
  /** Places in `#words` plus one, by hash; 0 is free. A power of two, at least twice as many as words. */
  #places = new Int32Array(512);

  /** Empties itself when it holds `most` words. */
  constructor(readonly most: number) {}

  /** What is known of the word [start, end) of a text; `learn` tells it where it was not seen before. */
  get(text: string, start: number, end: number, learn: (raw: string) => Word): Word {
    const hash = hashText(text, start, end);
    for (let place = this.#place(hash); ; place = (place + 1) & (this.#places.length - 1)) {
      const number = this.#places[place] as number;
      if (number === 0) return this.#add(hash, learn(text.slice(start, end)));
      const word = this.#words[number - 1] as Word;
      if (word.raw.length === end - start && isAt(text, start, word.raw)) return word;
    }
  }

  #place(hash: number): number {
    return (hash ^ (hash >>> 15)) & (this.#places.length - 1);
  }

  #add(hash: number, word: Word): Word {
    if (this.#words.length >= this.most) {
      this.#words = [];
      this.#places.fill(0);
    } else if (this.#words.length * 2 >= this.#places.length) this.#widen();
    this.#words.push(word);
    this.#enter(hash, this.#words.length);
    return word;
  }

  #widen(): void {
    this.#places = new Int32Array(this.#places.length * 2);
    for (const [i, { raw }] of this.#words.entries()) this.#enter(hashText(raw), i + 1);
  }

  #enter(hash: number, number: number): void {
    let place = this.#place(hash);
    while (this.#places[place] !== 0) place = (place + 1) & (this.#places.length - 1);
    this.#places[place] = number;
  }
}

function isAt(text: string, start: number, raw: string): boolean {
  for (let i = 0; i < raw.length; i++)
    if (text.charCodeAt(start + i) !== raw.charCodeAt(i)) return false;
  return true;
}
