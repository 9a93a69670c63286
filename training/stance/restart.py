"""The deep path of a finished model folder as a trainable network, to train it further."""

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from .model import Deep

PREFIX = "deeps.0."
MATRICES = ("qkv", "out", "up", "down")


def restart(folder: Path, layers: int, ffn: int) -> Deep:
    """Weights of `folder/onnx/model.onnx` in a `Deep` with a plain piece table (n-gram vectors are folded into it).

    The exporter keeps the names of tables, biases and norms; matrices lose theirs and are found by the order in
    which the graph multiplies: four to a layer, the query of the label pooling last.
    """
    graph = onnx.load(str(folder / "onnx/model.onnx")).graph
    given = {t.name.removesuffix(".half"): numpy_helper.to_array(t) for t in graph.initializer}
    named = {n[len(PREFIX) :]: v for n, v in given.items() if n.startswith(PREFIX)}
    table = named.pop("embed.q").astype(np.float32) * named.pop("embed.scale")
    matrices = [given[n.input[1]].T for n in graph.node if n.op_type == "MatMul" and n.input[1].startswith("onnx::MatMul")]
    names = [f"layers.{k}.{m}.weight" for k in range(layers) for m in MATRICES] + ["query.weight"]
    if len(matrices) != len(names):
        raise ValueError(f"{folder}: {len(matrices)} matrices, expected {len(names)} of {layers} layers")
    model = Deep(len(table), None, layers=layers, ffn=ffn)
    weights = named | dict(zip(names, matrices)) | {"embed.weight": table}
    model.load_state_dict({k: torch.from_numpy(np.array(v, dtype=np.float32)) for k, v in weights.items()})
    return model
