import { setTimeout as sleep } from 'node:timers/promises';
import type { Dispatcher } from 'undici';
import { StancekitError } from '../../errors.js';
import type { HubSettings } from './settings.js';

export interface Answer {
  status: number;
  headers: { [name: string]: string | string[] | undefined };
  body: Dispatcher.ResponseData['body'];
}

const REDIRECTS = 10;
export const TRIES = 5;
/** Nobody waits longer than this for a server that asks to wait, in seconds. */
const PATIENCE = 300;

/**
 * Speaks HTTP with the Hub: through the proxies of the environment, follows redirects (the token
 * goes to the Hub's own host only), and waits where it is asked to slow down. `wait` takes
 * milliseconds.
 */
export class HubClient {
  #dispatcher: Dispatcher | undefined;

  constructor(
    readonly settings: HubSettings,
    readonly signal: AbortSignal,
    readonly wait: (ms: number) => Promise<unknown> = (ms) => sleep(ms, undefined, { signal }),
  ) {}

  /** GETs a path of the Hub. Resolves with any answer but those that a later try may better. */
  async get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    const { endpoint, offline } = this.settings;
    if (offline)
      throw new StancekitError('hub/offline', 'nothing is fetched: this run is offline', {
        place: { file: endpoint },
        hint: 'leave away --offline, HF_HUB_OFFLINE and TRANSFORMERS_OFFLINE',
      });
    for (let tries = 1; ; tries++) {
      const answer = await this.#follow(`${endpoint}${path}`, headers).catch((error: unknown) => {
        if (this.signal.aborted || tries >= TRIES || isFinal(error)) throw error;
        return undefined;
      });
      const busy = answer === undefined || answer.status === 429 || answer.status >= 500;
      if (answer !== undefined && (!busy || tries >= TRIES)) return answer;
      const seconds = retryAfter(answer) ?? 2 ** (tries - 1);
      await answer?.body.dump();
      if (seconds > PATIENCE)
        throw new StancekitError(
          'hub/busy',
          `the Hub asks to come back in ${Math.ceil(seconds / 60)} minutes`,
          { place: { file: endpoint + path } },
        );
      await this.wait(seconds * 1000);
    }
  }

  async #follow(start: string, headers: Record<string, string>): Promise<Answer> {
    const { request } = await import('undici');
    const home = new URL(start).host;
    let url = new URL(start);
    for (let hops = 0; hops <= REDIRECTS; hops++) {
      const token = url.host === home ? this.settings.token : undefined;
      const answer = await request(url, {
        headers: {
          'user-agent': 'stancekit',
          ...headers,
          ...(token ? { authorization: `Bearer ${token}` } : {}),
        },
        dispatcher: await this.#dispatch(),
        signal: this.signal,
      });
      const location = answer.headers['location'];
      if (answer.statusCode < 300 || answer.statusCode >= 400 || typeof location !== 'string')
        return { status: answer.statusCode, headers: answer.headers, body: answer.body };
      await answer.body.dump();
      url = new URL(location, url);
    }
    throw new StancekitError('hub/redirects', 'the Hub redirects without end', {
      place: { file: start },
    });
  }

  async #dispatch(): Promise<Dispatcher> {
    const { EnvHttpProxyAgent } = await import('undici');
    const { http, https, no } = this.settings.proxies;
    this.#dispatcher ??= new EnvHttpProxyAgent({
      httpProxy: http,
      httpsProxy: https,
      noProxy: no,
      bodyTimeout: 60_000,
    });
    return this.#dispatcher;
  }

  async close(): Promise<void> {
    await this.#dispatcher?.destroy();
  }
}

/** Nobody listens there: asking again is of no use. */
const isFinal = (error: unknown): boolean =>
  error instanceof StancekitError ||
  ['ECONNREFUSED', 'ENOTFOUND'].includes((error as { code?: string }).code ?? '');

/** Seconds that the server asks to wait, as a number or as a date. */
function retryAfter(answer: Answer | undefined): number | undefined {
  const text = answer?.headers['retry-after'];
  if (typeof text !== 'string') return undefined;
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}

/** What an answer other than success means to the user. */
export async function refusal(answer: Answer, what: string, url: string): Promise<StancekitError> {
  const code = String(answer.headers['x-error-code'] ?? '');
  await answer.body.dump();
  const place = { file: url };
  const { status } = answer;
  if (code === 'GatedRepo' || status === 403)
    return new StancekitError('hub/forbidden', `${what} is open only to those who were let in`, {
      place,
      hint: 'accept its conditions on its page on the Hub, then set HF_TOKEN',
    });
  if (status === 401)
    return new StancekitError('hub/unauthorized', `${what} needs a token, or does not exist`, {
      place,
      hint: 'check its name; for a private one set HF_TOKEN',
    });
  if (status === 404)
    return new StancekitError(
      'hub/not-found',
      code === 'RevisionNotFound' ? `${what}: there is no such revision` : `${what} does not exist`,
      { place, hint: 'check its name and revision' },
    );
  return new StancekitError('hub/failed', `the Hub answers ${status} to ${what}`, {
    place,
    hint: status === 429 || status >= 500 ? 'try again later' : 'check HF_ENDPOINT',
  });
}

/** What to say where no answer comes at all. */
export function unreachable(error: unknown, url: string): unknown {
  if (error instanceof StancekitError) return error;
  const { code, message } = error as Error & { code?: string };
  return new StancekitError('hub/unreachable', `cannot reach the Hub: ${message || code}`, {
    place: { file: url },
    hint: 'check the network, HF_ENDPOINT and the proxies; --offline uses what was pulled before',
    cause: error,
  });
}
