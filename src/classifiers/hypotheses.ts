import type { Codebook } from '../records.js';

export interface HypothesisOptions {
  /** Language of the hypotheses; default: that of the text, else English. */
  lang?: string | undefined;
  /** At most so many paraphrases per label. */
  paraphrases?: number | undefined;
}

/**
 * The hypotheses of a codebook for texts of each language: those of the language (of `pt` for
 * `pt-BR`), else the English ones, else a sentence made of the label's name.
 */
export function hypothesesOf(
  codebook: Codebook,
  options: HypothesisOptions = {},
): (lang: string) => { [label: string]: string[][] } {
  const made = new Map<string, { [label: string]: string[][] }>();
  return (lang) => {
    const wanted = options.lang ?? lang;
    const known = made.get(wanted);
    if (known !== undefined) return known;
    const own = Object.fromEntries(
      codebook.labels.map(({ id, name, hypotheses = {} }) => {
        const found =
          hypotheses[wanted] ?? hypotheses[wanted.split('-', 1)[0] as string] ?? hypotheses['en'];
        const sentences = found ?? [[`The stance expressed in this text is: ${name}.`]];
        return [id, sentences.slice(0, options.paraphrases ?? sentences.length)];
      }),
    );
    made.set(wanted, own);
    return own;
  };
}

/** Where the rows of a window hold each label's wordings. */
export function placesOf(hypotheses: { [label: string]: string[][] }): {
  [label: string]: number[][];
} {
  let row = 0;
  return Object.fromEntries(
    Object.entries(hypotheses).map(([label, paraphrases]) => [
      label,
      paraphrases.map((wordings) => wordings.map(() => row++)),
    ]),
  );
}
