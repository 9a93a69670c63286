"""Vectors of words from what stands around them, and clusters of words used alike: FOLDER/vectors, FOLDER/clusters.tsv.

python training/attribution/net/vectors.py FOLDER   (after tokens.mjs)
"""
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from sklearn.cluster import KMeans, MiniBatchKMeans
from sklearn.utils.extmath import randomized_svd

WIDTH, WORDS, CONTEXTS, KEPT = 64, 30_000, 6_000, 12_000
CLUSTERS, GROUPS, FIRST = 254, 62, 2  # 0 and 1 stand for unknown words and the edge of a unit
EDGE = -2


def read(path: Path) -> tuple[list[str], np.ndarray]:
    """The commonest words, and the text as their numbers (-1: another word)."""
    counts = Counter()
    with path.open() as lines:
        for line in lines:
            counts.update(line.split())
    least = 4 if counts.total() < 1e6 else 6
    words = [word for word, n in counts.most_common(WORDS) if n >= least]
    number = {word: i for i, word in enumerate(words)}
    text = []
    with path.open() as lines:
        for line in lines:
            text += [EDGE, EDGE]
            text += [number.get(word, -1) for word in line.split()]
    return words, np.array(text, dtype=np.int32)


def vectors(words: list[str], text: np.ndarray) -> np.ndarray:
    """Singular vectors of the positive pointwise mutual information with the two words on either side, by place."""
    contexts = min(len(words), CONTEXTS)
    blocks = []
    for step in (-2, -1, 1, 2):
        beside = np.roll(text, -step)
        known = (text >= 0) & (beside >= 0) & (beside < contexts)
        edge = (text >= 0) & (beside == EDGE)
        rows = np.concatenate([text[known], text[edge]])
        columns = np.concatenate([beside[known], np.full(edge.sum(), contexts)])
        ones = np.ones(len(rows), dtype=np.float32)
        blocks.append(sp.coo_matrix((ones, (rows, columns)), shape=(len(words), contexts + 1)).tocsr())
    seen = sp.hstack(blocks).tocoo()
    total = seen.sum()
    row = np.asarray(seen.sum(1)).ravel()
    column = np.asarray(seen.sum(0)).ravel() ** 0.75
    column = column / column.sum() * total
    value = np.log(seen.data * total / (row[seen.row] * column[seen.col])) * (seen.data / (seen.data + 1))
    keep = value > 0
    matrix = sp.csr_matrix((value[keep], (seen.row[keep], seen.col[keep])), shape=seen.shape)
    left, size, _ = randomized_svd(matrix, WIDTH, n_iter=3, random_state=1)
    scaled = left * np.sqrt(size)
    return (scaled / (np.linalg.norm(scaled, axis=1, keepdims=True) + 1e-9)).astype(np.float32)


def clusters(found: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The cluster of each word, and the group of each cluster."""
    rank = 1 / np.sqrt(np.arange(len(found)) + 10)
    count = min(CLUSTERS, len(found) // 16)
    fine = MiniBatchKMeans(count, batch_size=4096, n_init=1, max_iter=30, random_state=1)
    fine.fit(found, sample_weight=rank)
    centres = fine.cluster_centers_ / (np.linalg.norm(fine.cluster_centers_, axis=1, keepdims=True) + 1e-9)
    mass = np.bincount(fine.labels_, weights=rank, minlength=count) + 1e-9
    coarse = KMeans(min(GROUPS, count // 3), n_init=2, random_state=1)
    return fine.labels_ + FIRST, coarse.fit(centres, sample_weight=np.sqrt(mass)).labels_ + FIRST


def main(folder: Path) -> None:
    (folder / "vectors").mkdir(exist_ok=True)
    with (folder / "clusters.tsv").open("w") as out:
        for path in sorted((folder / "keys").glob("*.txt")):
            lang = path.stem
            words, text = read(path)
            found = vectors(words, text)
            cluster, group = clusters(found)
            np.savez(folder / "vectors" / f"{lang}.npz", words=np.array(words[:KEPT]), vectors=found[:KEPT])
            for i, word in enumerate(words[:KEPT]):
                out.write(f"{lang}\t{word}\t{group[cluster[i] - FIRST]}\t{cluster[i]}\n")
            print(lang, len(words), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
