/** What a thread runs that helps with passes through a network: a copy of the network, and passes until none is left. */
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { type Feeds, makePasses, type Passes } from './passes.js';

export interface HelperData {
  /** The file of the runtime (onnxruntime-node), the one that this process has loaded already. */
  runtime: string;
  onnx: string;
  sessionOptions: object;
}

/** The part of onnxruntime-node that is used here. */
interface Runtime {
  InferenceSession: { create(path: string, options: object): Promise<Session> };
  Tensor: new (type: 'int64', data: BigInt64Array, shape: readonly number[]) => object;
}
interface Session {
  inputNames: string[];
  run(feeds: Record<string, object>): Promise<Record<string, { data: Float32Array }>>;
  release(): Promise<void>;
}

const { runtime, onnx, sessionOptions } = workerData as HelperData;
const { InferenceSession, Tensor } = createRequire(import.meta.url)(runtime) as Runtime;
const session = await InferenceSession.create(onnx, sessionOptions);
const typed = session.inputNames.includes('token_type_ids');

async function pass({ ids, mask, types, shape }: Feeds): Promise<Float32Array> {
  const { logits } = await session.run({
    input_ids: new Tensor('int64', ids, shape),
    attention_mask: new Tensor('int64', mask, shape),
    ...(typed ? { token_type_ids: new Tensor('int64', types, shape) } : {}),
  });
  return (logits as { data: Float32Array }).data;
}

parentPort?.on('message', async (passes: Passes | 'close') => {
  if (passes !== 'close') {
    parentPort?.postMessage(await makePasses(passes, pass));
    return;
  }
  await session.release();
  parentPort?.close();
});
