/** The only file that loads a runtime. It is loaded by threads that pass texts through a network, never by the main one. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Device } from './devices.js';
import type { Dtype } from './model-files.js';
import type { Feeds } from './passes.js';

export interface SessionPlan {
  /** Folder of the classifier, and its ONNX file relative to that. */
  path: string;
  onnx: string;
  dtype: Dtype;
  device: Device;
  /** What onnxruntime-node is told. */
  sessionOptions: object;
  /** The file of onnxruntime-node. */
  runtime: string;
}

/** A network that is ready. */
export interface Session {
  /** Logits of one pass, row by row. */
  pass(feeds: Feeds): Promise<Float32Array>;
  close(): Promise<void>;
}

/** The file of onnxruntime-node that transformers.js brings. */
export const runtimeFile = (): string =>
  createRequire(import.meta.resolve('@xenova/transformers')).resolve('onnxruntime-node');

/** Can the bare runtime do without transformers.js, which takes longer to load than a small network? */
const isPlain = ({ device, dtype }: SessionPlan) => device === 'cpu' && !dtype.endsWith('16');

/** Loads a network. Nothing is ever fetched. Throws what the runtime throws. */
export const openSession = (plan: SessionPlan): Promise<Session> =>
  isPlain(plan) ? openBare(plan) : openModel(plan);

/** The part of onnxruntime-node that is used here. */
interface Runtime {
  InferenceSession: { create(path: string, options: object): Promise<BareSession> };
  Tensor: new (type: 'int64', data: BigInt64Array, shape: readonly number[]) => object;
}
interface BareSession {
  inputNames: string[];
  run(feeds: Record<string, object>): Promise<Record<string, { data: Float32Array }>>;
  release(): Promise<void>;
}

/** The inputs of a pass, made with the tensors of a runtime; a network without types takes none. */
function tensorsOf<T>(
  Tensor: new (type: 'int64', data: BigInt64Array, shape: number[]) => T,
  inputNames: readonly string[],
  { ids, mask, types, shape }: Feeds,
): Record<string, T> {
  const tensor = (data: BigInt64Array) => new Tensor('int64', data, shape);
  const typed = inputNames.includes('token_type_ids') ? { token_type_ids: tensor(types) } : {};
  return { input_ids: tensor(ids), attention_mask: tensor(mask), ...typed };
}

async function openBare({ path, onnx, sessionOptions, runtime }: SessionPlan): Promise<Session> {
  const { InferenceSession, Tensor } = createRequire(import.meta.url)(runtime) as Runtime;
  const session = await InferenceSession.create(join(path, onnx), sessionOptions);
  return {
    async pass(feeds) {
      const { logits } = await session.run(tensorsOf(Tensor, session.inputNames, feeds));
      return (logits as { data: Float32Array }).data;
    },
    close: () => session.release(),
  };
}

/** With transformers.js, which knows devices and numbers of 16 bits. */
async function openModel(plan: SessionPlan): Promise<Session> {
  const { AutoModelForSequenceClassification, env, LogLevel, Tensor } = await import(
    '@xenova/transformers'
  );
  env.allowRemoteModels = false;
  env.logLevel = LogLevel.ERROR;
  const model = await AutoModelForSequenceClassification.from_pretrained(plan.path, {
    local_files_only: true,
    dtype: plan.dtype,
    device: plan.device,
    subfolder: dirname(plan.onnx) === '.' ? '' : dirname(plan.onnx),
    session_options: plan.sessionOptions,
  });
  const { inputNames } = model.sessions['model'] as { inputNames: string[] };
  return {
    async pass(feeds) {
      const output = await model(tensorsOf(Tensor, inputNames, feeds));
      const logits = output.logits as InstanceType<typeof Tensor>;
      return (logits.type === 'float32' ? logits : logits.to('float32')).data as Float32Array;
    },
    close: async () => {
      await model.dispose();
    },
  };
}
