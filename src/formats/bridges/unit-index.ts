import type { Article, Unit } from '../../records.js';
import { nearest } from '../../wording.js';
import { type LineSource, LineStore } from '../text-store.js';
import { placesBy } from './tasks.js';

/** So many ids are looked through for the one that was meant. */
const MOST_IDS = 20_000;

/** The units of a dataset folder by id or by text, read again when they are asked for. */
export class UnitIndex {
  readonly #store = new LineStore();
  #byText: Map<string, string[]> | undefined;

  #article: Article | undefined;

  private constructor(
    readonly places: ReadonlyMap<string, LineSource[]>,
    readonly articles: ReadonlyMap<string, LineSource[]>,
    /** How many units are tasks: all but the boilerplate. */
    readonly tasks: number,
  ) {}

  static async open(folder: string): Promise<UnitIndex> {
    let tasks = 0;
    const units = await placesBy<Unit>(folder, 'units.jsonl', ({ id, kind }) => {
      if (kind !== 'boilerplate') tasks++;
      return id;
    });
    const articles = await placesBy<Article>(folder, 'articles.jsonl', ({ id }) => id);
    return new UnitIndex(units, articles, tasks);
  }

  /** An article by its id; the last one is kept. */
  article(id: string): Article | undefined {
    if (this.#article?.id === id) return this.#article;
    const [source] = this.articles.get(id) ?? [];
    this.#article = source && (JSON.parse(this.#store.read(source)) as Article);
    return this.#article;
  }

  get(id: string): Unit | undefined {
    const [source] = this.places.get(id) ?? [];
    return source && (JSON.parse(this.#store.read(source)) as Unit);
  }

  /** Ids of the units with this text, white space put aside. */
  withText(text: string): string[] {
    if (this.#byText === undefined) {
      this.#byText = new Map();
      for (const id of this.places.keys()) {
        const key = foldText(this.get(id)?.text ?? '');
        const own = this.#byText.get(key);
        if (own === undefined) this.#byText.set(key, [id]);
        else own.push(id);
      }
    }
    return this.#byText.get(foldText(text)) ?? [];
  }

  /** The id that was probably meant. */
  nearest(id: string): string | undefined {
    return this.places.size > MOST_IDS ? undefined : nearest(id, [...this.places.keys()]);
  }

  close(): void {
    this.#store.close();
  }
}

/** A text as far as tools keep it: without white space, which some of them trim and join. */
export const foldText = (text: string): string => text.normalize('NFC').replace(/\s+/g, '');
