export const DEVICES = ['cpu', 'cuda', 'webgpu', 'coreml', 'dml'] as const;
export type Device = (typeof DEVICES)[number];

/** What each device needs (onnxruntime-node). */
export const NEEDS: Readonly<Record<Device, string>> = {
  cpu: 'nothing',
  cuda: 'Linux on x64, an NVIDIA card, CUDA 12 and the GPU libraries of onnxruntime-node',
  webgpu: 'a graphics card and its driver',
  coreml: 'macOS',
  dml: 'Windows',
};
