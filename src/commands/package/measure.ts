import { ADJUDICATED } from '../../annotations.js';
import { joinLabelSets } from '../../formats/label-join.js';
import { readLabelSets } from '../../formats/label-sets.js';
import type { Io } from '../../io.js';
import type { Codebook } from '../../records.js';
import type { PackageFacts } from '../../reporters/package/facts.js';
import { measureAgreement } from '../agree/measure.js';
import { matchUnits } from '../evaluate/match.js';
import { measureScores } from '../evaluate/measure.js';
import { byAnnotator } from '../label-input.js';

/** What annotators make of each other: agreement, and the classifier against people, as far as they share units. */
export async function measureAnnotators(
  folder: string,
  codebook: Codebook,
  io: Io,
): Promise<Pick<PackageFacts, 'agreement' | 'quality'>> {
  const sink = () => {};
  const rows = [];
  for await (const row of readLabelSets(folder, { stdin: io.stdin, codebook, sink }))
    rows.push(row);
  const raters = [...byAnnotator(rows).values()];
  const labels = codebook.labels.map(({ id }) => id);
  const bootstrap = { resamples: 0, seed: 1, level: 0.95 };
  const isGold = ([row]: (typeof raters)[number]) => row?.annotator?.id === ADJUDICATED;
  const everyone = raters.filter(([row]) => row?.annotator?.type === 'person');
  // What was adjudicated was made of the labels of people: it is no voice beside theirs, but their gold.
  const people = everyone.filter((rows) => !isGold(rows));
  const most = (sides: typeof raters) => sides.toSorted((a, b) => b.length - a.length)[0] ?? [];
  const gold = everyone.find(isGold) ?? most(people);
  const machines = raters.filter(([row]) => row?.annotator?.type === 'classifier');
  return {
    agreement: people.length < 2 ? null : agreementOf(people),
    quality: gold.length === 0 || machines.length === 0 ? null : qualityOf(),
  };

  function agreementOf(sides: typeof raters): PackageFacts['agreement'] {
    const { units } = joinLabelSets(sides, sink);
    const names = sides.map((_, i) => String(i));
    const found = measureAgreement(units, names, labels, { bootstrap, disagreements: 0 });
    if (found.pairable === 0) return null;
    return {
      units: found.pairable,
      annotators: sides.length,
      alpha: Object.fromEntries(
        labels.map((id) => [id, found.labels[id]?.krippendorff_alpha ?? null]),
      ),
    };
  }

  /** The classifier against gold: what was adjudicated, else the person with the most rows. */
  function qualityOf(): PackageFacts['quality'] {
    const sides = [gold, most(machines)].map((side) => ({
      path: folder,
      annotator: null,
      rows: side,
    }));
    const { units } = joinLabelSets(
      sides.map((side) => side.rows),
      sink,
    );
    const { items } = matchUnits(units, sides, sink);
    if (items.length === 0) return null;
    const scores = measureScores(items, { labels, ignoreAmbiguous: false, bootstrap });
    return {
      units: items.length,
      against: gold[0]?.annotator?.id ?? '',
      micro: scores.micro.f1,
      labels: scores.labels,
    };
  }
}
