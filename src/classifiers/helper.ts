/** What a thread runs that passes texts through a network: a copy of the network, and passes until none is left. */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { makePasses, type Passes } from './passes.js';
import { openSession, type Session, type SessionPlan } from './transformers.js';

const port = parentPort as MessagePort;

function serve(session: Session): void {
  let last: Promise<unknown> = Promise.resolve();
  port.on('message', (passes: Passes | 'close') => {
    // One lot after the other: what was asked for first is waited for first.
    last = last.then(async () => {
      if (passes !== 'close') return port.postMessage(await makePasses(passes, session.pass));
      await session.close();
      port.close();
    });
  });
  port.postMessage({ ready: true });
}

await openSession(workerData as SessionPlan).then(serve, ({ message }: Error) =>
  port.postMessage({ failed: message }),
);
