import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

export type Env = Readonly<Record<string, string | undefined>>;

/** What the environment says of caches and of the Hub, under the names that other tools read too. */
export interface HubSettings {
  /** Our cache: `$STANCEKIT_CACHE`, else `stancekit` in `$XDG_CACHE_HOME` or `~/.cache`. */
  cache: string;
  /** The cache of `huggingface_hub`: read, never written. */
  hfCache: string;
  endpoint: string;
  token: string | undefined;
  offline: boolean;
  proxies: { http: string; https: string; no: string };
}

const set = (value: string | undefined): string | undefined => value?.trim() || undefined;
const isOn = (value: string | undefined): boolean => /^(1|on|yes|true)$/i.test(value?.trim() ?? '');

/** The folder that everything is kept in which can be made or fetched again. */
export function cacheFolder(env: Env): string {
  return set(env['STANCEKIT_CACHE']) ?? join(userCache(env), 'stancekit');
}

const userCache = (env: Env): string =>
  set(env['XDG_CACHE_HOME']) ??
  set(env['LOCALAPPDATA']) ??
  join(set(env['HOME']) ?? homedir(), '.cache');

export async function hubSettings(env: Env, offline: boolean): Promise<HubSettings> {
  const home = set(env['HF_HOME']) ?? join(userCache(env), 'huggingface');
  const either = (name: string) => set(env[name]) ?? set(env[name.toUpperCase()]) ?? '';
  return {
    cache: cacheFolder(env),
    hfCache: set(env['HF_HUB_CACHE']) ?? set(env['HUGGINGFACE_HUB_CACHE']) ?? join(home, 'hub'),
    endpoint: (set(env['HF_ENDPOINT']) ?? 'https://huggingface.co').replace(/\/+$/, ''),
    token:
      set(env['HF_TOKEN']) ??
      set(env['HUGGING_FACE_HUB_TOKEN']) ??
      (await readToken(set(env['HF_TOKEN_PATH']) ?? join(home, 'token'))),
    offline: offline || isOn(env['HF_HUB_OFFLINE']) || isOn(env['TRANSFORMERS_OFFLINE']),
    proxies: { http: either('http_proxy'), https: either('https_proxy'), no: either('no_proxy') },
  };
}

const readToken = (file: string): Promise<string | undefined> =>
  readFile(file, 'utf8').then(set, () => undefined);
