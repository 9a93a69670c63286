import { StancekitError } from '../../errors.js';
import { type Dtype, externalData, networksIn, SMALL_FILES } from '../model-files.js';
import { type HubClient, refusal, unreachable } from './client.js';

/** A repository of the Hub, at a branch, tag or commit. */
export interface HubId {
  name: string;
  /** Undefined: the branch `main`. */
  revision: string | undefined;
}

export interface RemoteFile {
  path: string;
  bytes: number;
  /** Of large files; small ones have the id of their Git blob instead. */
  sha256: string | undefined;
  blob: string | undefined;
}

const NAME = /^[A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*$/;
const REVISION = /^[A-Za-z0-9][\w./-]*$/;

/** Reads `ORG/NAME` or `ORG/NAME@REVISION`; undefined where `text` is neither. */
export function parseHubId(text: string): HubId | undefined {
  const [name = '', revision, ...rest] = text.split('@');
  if (!NAME.test(name) || text.includes('..') || rest.length > 0) return undefined;
  if (revision !== undefined && !REVISION.test(revision)) return undefined;
  return { name, revision };
}

export const formatHubId = ({ name, revision }: HubId): string =>
  revision === undefined ? name : `${name}@${revision}`;

export const isCommit = (revision: string | undefined): revision is string =>
  /^[0-9a-f]{40}$/.test(revision ?? '');

/** The commit that a revision stands for now, and the files there. */
export async function readRepository(
  client: HubClient,
  id: HubId,
): Promise<{ commit: string; files: RemoteFile[] }> {
  const revision = encodeURIComponent(id.revision ?? 'main');
  const path = `/api/models/${id.name}/revision/${revision}?blobs=true`;
  const url = client.settings.endpoint + path;
  let answer: Awaited<ReturnType<HubClient['get']>>;
  try {
    answer = await client.get(path);
  } catch (error) {
    throw unreachable(error, url);
  }
  if (answer.status !== 200) throw await refusal(answer, formatHubId(id), url);
  const said = (await answer.body.json().catch(() => undefined)) as
    | {
        sha?: string;
        siblings?: {
          rfilename: string;
          size?: number;
          blobId?: string;
          lfs?: { sha256?: string; size?: number };
        }[];
      }
    | undefined;
  if (!isCommit(said?.sha) || !Array.isArray(said.siblings))
    throw new StancekitError('hub/answer', 'the answer is not one of the Hub', {
      place: { file: url },
      hint: 'check HF_ENDPOINT and the proxies',
    });
  const files = said.siblings.map(({ rfilename, size, blobId, lfs }) => ({
    path: rfilename,
    bytes: lfs?.size ?? size ?? 0,
    sha256: lfs?.sha256,
    blob: blobId,
  }));
  return { commit: said.sha, files };
}

/** The files that a classifier needs, with the network in the number format asked for. */
export function neededFiles(
  files: readonly RemoteFile[],
  dtype: Dtype | undefined,
  id: HubId,
): RemoteFile[] {
  const paths = files.map(({ path }) => path);
  const networks = networksIn(paths);
  const place = { file: formatHubId(id) };
  const missing = SMALL_FILES.filter((name) => !paths.includes(name));
  const names = [...networks.keys()];
  if (missing.length > 0 || names.length === 0)
    throw new StancekitError(
      'hub/no-export',
      `this is no ONNX export: it has no ${missing[0] ?? 'onnx/model.onnx'}`,
      { place, hint: 'look for an export of it, often by Xenova or onnx-community' },
    );
  const chosen = dtype ?? (networks.has('fp32') ? 'fp32' : (names[0] as Dtype));
  const onnx = networks.get(chosen);
  if (onnx === undefined)
    throw new StancekitError(
      'classifier/dtype',
      `it has no ${chosen} network, only ${names.join(', ')}`,
      { place, hint: `choose one with --dtype ${names[0]}` },
    );
  const wanted = [...SMALL_FILES, 'README.md', onnx, ...externalData(onnx, paths)];
  return files.filter(({ path }) => wanted.includes(path));
}
