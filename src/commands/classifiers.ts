import { readFile } from 'node:fs/promises';
import { formatHubId, type HubId, parseHubId } from '../classifiers/hub/repository.js';
import { hubSettings } from '../classifiers/hub/settings.js';
import {
  findStored,
  listStored,
  removeStored,
  type Stored,
  verifyStored,
} from '../classifiers/hub/store.js';
import { kindOf } from '../classifiers/kind.js';
import { DTYPE_SUFFIXES, type Dtype } from '../classifiers/model-files.js';
import { openModelFolder } from '../classifiers/model-folder.js';
import { EXIT, formatProblem, StancekitError } from '../errors.js';
import { type Io, writeOut } from '../io.js';
import { formatClassifier, formatClassifierList } from '../reporters/classifiers.js';
import {
  bundledClassifierFolder,
  cardOf,
  placeOf,
  pullFromHub,
  RECOMMENDED,
} from './classifier-place.js';
import { type Argv, type Command, choiceOf, flagOf, operandsOf } from './command.js';

const DTYPES = Object.keys(DTYPE_SUFFIXES) as Dtype[];
const ACTIONS = { list, pull, verify, remove, inspect } as const;

const command: Command = {
  usage: 'classifiers list|pull|verify|remove|inspect [CLASSIFIER...]',
  describe:
    'Lists, fetches, checks, removes and describes classifiers. A CLASSIFIER is bundled, a folder, or ORG/NAME[@REVISION] of the Hub.',
  examples: [
    ['stancekit classifiers list', 'what is on this machine, and what we know of others'],
    [`stancekit classifiers pull ${RECOMMENDED[1].name} --dtype q8`, 'fetch once, label offline'],
    ['stancekit classifiers inspect bundled', 'its card, thresholds and sha256'],
  ],
  options: {
    dtype: {
      nargs: 1,
      type: 'string',
      describe: `Number format to fetch or describe: ${DTYPES.join(', ')} [fp32 where there is one]`,
    },
    offline: { type: 'boolean', describe: 'Fetch nothing' },
  },
  readsStdin: false,
  async run(argv, io) {
    const [action = '', ...names] = operandsOf(argv);
    if (!Object.hasOwn(ACTIONS, action))
      throw new StancekitError(
        'option/value',
        `say what to do: ${Object.keys(ACTIONS).join(', ')}; found ${JSON.stringify(action)}`,
      );
    if (names.length === 0 && action !== 'list' && action !== 'verify')
      throw new StancekitError('input/none', `say which classifier to ${action}`);
    return await ACTIONS[action as keyof typeof ACTIONS](names, argv, io);
  },
};
export default command;

const optionsOf = (argv: Argv) => ({
  offline: flagOf(argv, 'offline'),
  dtype: choiceOf(argv, 'dtype', DTYPES),
  quiet: flagOf(argv, 'quiet'),
});

async function list(_names: string[], argv: Argv, io: Io): Promise<number> {
  const stored = await listStored(await hubSettings(io.env, true));
  const bundled = await openModelFolder(bundledClassifierFolder);
  const rows = [
    { name: 'bundled', revision: `${bundled.id} ${bundled.revision}`, dtypes: [bundled.dtype] },
    ...stored.map(({ name, commit, dtypes }) => ({ name, revision: commit, dtypes })),
  ];
  const others = RECOMMENDED.filter(({ name }) => !stored.some((one) => one.name === name));
  await writeOut(
    io.stdout,
    flagOf(argv, 'json')
      ? `${JSON.stringify({ classifiers: rows, recommended: others })}\n`
      : formatClassifierList(rows, others),
  );
  return EXIT.ok;
}

async function pull(names: string[], argv: Argv, io: Io): Promise<number> {
  for (const id of names.map(hubIdOf)) {
    const stored = await pullFromHub(id, io, optionsOf(argv));
    const pinned = `${stored.name}@${stored.commit}`;
    await writeOut(
      io.stdout,
      flagOf(argv, 'json')
        ? `${JSON.stringify({ classifier: pinned, ...stored })}\n`
        : `${pinned}\n`,
    );
    if (!flagOf(argv, 'quiet') && !flagOf(argv, 'json'))
      await writeOut(
        io.stderr,
        stored.fetched > 0 ? `fetched into ${stored.folder}\n` : `was there: ${stored.folder}\n`,
      );
  }
  return EXIT.ok;
}

async function verify(names: string[], argv: Argv, io: Io): Promise<number> {
  const all = names.length === 0;
  const stored = all
    ? await listStored(await hubSettings(io.env, true))
    : await ownOf(
        names.filter((name) => name !== 'bundled'),
        io,
      );
  let broken = 0;
  const check = async (name: string, files: () => Promise<number>) => {
    try {
      await writeOut(io.stdout, `${name}: ${await files()} files as they were\n`);
    } catch (error) {
      if (!(error instanceof StancekitError)) throw error;
      broken++;
      const { code, message, place = { file: name }, hint } = error;
      const problem = {
        severity: 'error' as const,
        code,
        message,
        place,
        ...(hint ? { hint } : {}),
      };
      await writeOut(
        io.stderr,
        `${flagOf(argv, 'json') ? JSON.stringify(problem) : formatProblem(problem)}\n`,
      );
    }
  };
  if (all || names.includes('bundled'))
    await check(
      'bundled',
      async () => (await openModelFolder(bundledClassifierFolder)).files.length,
    );
  for (const one of stored) await check(`${one.name}@${one.commit}`, () => verifyStored(one));
  return broken > 0 ? EXIT.problems : EXIT.ok;
}

async function remove(names: string[], argv: Argv, io: Io): Promise<number> {
  const settings = await hubSettings(io.env, true);
  for (const stored of await ownOf(names, io)) {
    await removeStored(settings, stored);
    if (!flagOf(argv, 'quiet')) await writeOut(io.stderr, `removed ${stored.folder}\n`);
  }
  return EXIT.ok;
}

async function inspect(names: string[], argv: Argv, io: Io): Promise<number> {
  for (const name of names) {
    // Describing something is no reason to fetch it.
    const place = await placeOf(name, io, { ...optionsOf(argv), offline: true });
    const { dtype } = optionsOf(argv);
    const { path, ...folder } = await openModelFolder(place.folder, { ...place, dtype });
    const kind = folder.settings ? 'text-classification' : kindOf(folder.outputs);
    const card = await readFile(cardOf(place.folder), 'utf8').catch(() => null);
    await writeOut(
      io.stdout,
      flagOf(argv, 'json')
        ? `${JSON.stringify({ ...folder, kind, folder: path, card })}\n`
        : formatClassifier({ ...folder, kind, folder: path, card }),
    );
  }
  return EXIT.ok;
}

function hubIdOf(name: string): HubId {
  const id = parseHubId(name);
  if (id !== undefined) return id;
  throw new StancekitError(
    'hub/name',
    `${JSON.stringify(name)} is not ORG/NAME or ORG/NAME@REVISION`,
  );
}

/** Classifiers in our own cache: every commit of a name, or the one that is named. */
async function ownOf(names: readonly string[], io: Io): Promise<Stored[]> {
  const settings = await hubSettings(io.env, true);
  const all = await listStored(settings);
  const found: Stored[] = [];
  for (const id of names.map(hubIdOf)) {
    const commit =
      id.revision === undefined ? undefined : (await findStored(settings, id, undefined))?.commit;
    const own = all.filter(
      (one) => one.name === id.name && (id.revision === undefined || one.commit === commit),
    );
    if (own.length === 0)
      throw new StancekitError('classifier/not-here', 'this classifier is not in the cache', {
        place: { file: formatHubId(id) },
        hint: 'stancekit classifiers list tells which are',
      });
    found.push(...own);
  }
  return found;
}
