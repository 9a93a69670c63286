/**
 * What segmentation knows of a language, as plain data. A language is one table; adding one means
 * adding a table and its cases. All lists are read case-insensitively where the script has case,
 * and abbreviations are written **without** their final full stop.
 */
export interface SentenceRules {
  /** Characters that end a sentence in this language besides the common ones (`.!?…` and those of the scripts). */
  readonly terminators: string;
  /** Whether sentences are set apart by a space: false for Chinese, Japanese, Burmese. */
  readonly spaced: boolean;
  /** Never end a sentence, whatever follows: titles before a name (`Mr`), `e.g`, `vs`. */
  readonly abbreviations: readonly string[];
  /** End a sentence only if the next word is capitalised and in `starters` (`Inc`, `U.S`, `etc`). */
  readonly ambiguous: readonly string[];
  /** End a sentence whenever the next word is capitalised (`p.m`). */
  readonly closing: readonly string[];
  /** Stand before a number or single letter and end no sentence there (`p. 5`, `No. 3`); `-str` is the end of a compound. */
  readonly beforeNumber: readonly string[];
  /** Words that open a phrase of time or place which is no sentence: `At 5 a.m. Mr. Hale left.` */
  readonly leads: readonly string[];
  /** Units and years after a number: end a sentence only before a starter (`2012 г.`). */
  readonly afterNumber: readonly string[];
  /** Whether a number with a full stop is an ordinal (`am 3. Mai`): then it ends no sentence before a month or noun; or a part of a date (`2024. 12. 3.`). */
  readonly ordinals: 'none' | 'months' | 'nouns' | 'dates';
  /** Words before a number that make the number an ordinal where `ordinals` is `nouns` (`am`, `der`). */
  readonly ordinalCues: readonly string[];
  /** Month names and their abbreviations. */
  readonly months: readonly string[];
  /** Words that often begin a sentence and seldom a name, lower case. */
  readonly starters: readonly string[];
  /** What follows a closed quotation that ended in `?` or `!` and carries the sentence on (`。」と`), where case cannot tell. */
  readonly quoteContinuations: readonly string[];
  /** Verbs of saying that may end the clause after a quotation, where the clause begins like a sentence: `?" Smith asked.` */
  readonly quoteCues: readonly string[];
}

/** The form evidence by which a line is told to be no statement. Lower case, matched at the edges of short lines. */
export interface BoilerplateRules {
  /** Markers of a caption or credit that stand before a colon: `Ảnh`, `Photo`, `عکس`. */
  readonly captions: readonly string[];
  /** Opening words of a by-line, before a name: `By`, `Bài`. */
  readonly bylines: readonly string[];
  /** News agencies and similar tags that may stand alone. */
  readonly agencies: readonly string[];
  /** Openings of a pointer to other articles, before a colon or alone: `Read more`, `Tin liên quan`. */
  readonly related: readonly string[];
  /** The same where no colon follows: what tells the reader to read on and begins no statement. */
  readonly pointers: readonly string[];
  /** Whole lines of navigation, comments, sharing and subscription. */
  readonly navigation: readonly string[];
  /** Openings of lines of navigation, comments, subscription; the whole line must be short. */
  readonly prompts: readonly string[];
  /** Words for source, before a colon and the name of one. */
  readonly sources: readonly string[];
  /** Nouns counted in share lines: `315 shares`, `12 bình luận`. */
  readonly counts: readonly string[];
  /** Labels of a caption before a comma or colon, as sites print them: `Image caption, …`. */
  readonly legends: readonly string[];
  /** Openings of a copyright line, before a name or year: `Copyright`. */
  readonly copyright: readonly string[];
  /** `All rights reserved` and what else forbids copying, wherever it stands in a short line. */
  readonly reserved: readonly string[];
  /** Words for page in page numbers: `Page 3 of 5`. */
  readonly pages: readonly string[];
  /** Openings of a date line of publication: `Published`, `Cập nhật`. */
  readonly published: readonly string[];
}

export interface Language {
  /** ISO 639-1 code; `und` for the default. */
  readonly code: string;
  readonly name: string;
  /** ISO 15924 code of the usual script. */
  readonly script: string;
  readonly sentences: SentenceRules;
  /** Quotation marks, [opening, closing], outer ones first. */
  readonly quotes: readonly (readonly [open: string, close: string])[];
  readonly boilerplate: BoilerplateRules;
}
