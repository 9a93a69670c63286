"""The network that reads whole units: fits it and writes FOLDER/net-head.bin, vectors.bin, vectors.txt for pack.mjs.

python training/attribution/net/net.py FOLDER   (after tokens.mjs and vectors.py)
"""
import json
import random
import sys
from pathlib import Path

import numpy as np
import torch
from torch import nn

LANGUAGES = "vi ar fa en ru de es fr he hi id ja ko pt tr uk ur zh".split()
UNITS, HEADS, LENGTHS, MOST_READ = 48, 32, 25, 120
AFFIXES, AFFIX_WIDTH, WORDS, WORD_WIDTH = 2**15, 12, 2**16, 16
KINDS, KIND_WIDTH, TAGS, FORMS, LANG_WIDTH = 41, 16, 25, 6, 8
WIDTH, STORED_WIDTH, STORED = 64, 32, 8_000
EPOCHS, BATCH, AUTHORED, SCALE = 8, 48, 0.35, 3
LONGEST = {"zh": 24, "ja": 24}
WORTH = {"real": 1.0, "labelled": 1.0, "parallel": 0.7, "authored": 0.5}
PARALLEL_NONE = 0.5


def place(text: str, count: int) -> int:
    """The place of a spelling in a table: FNV-1a over UTF-16 units, as in src/stages/attribute/hash.ts."""
    units = text.encode("utf-16-le")
    h = 0x811C9DC5
    for i in range(0, len(units), 2):
        h = ((h ^ (units[i] | units[i + 1] << 8)) * 0x01000193) & 0xFFFFFFFF
    return 1 + (h ^ (h >> 15)) % (count - 1)


class Rows:
    def __init__(self, folder: Path):
        self.number, tables, count = {}, [np.zeros((2, WIDTH), np.float32)], 2
        self.vectors = {}
        for lang in LANGUAGES:
            found = np.load(folder / "vectors" / f"{lang}.npz")
            words, vectors = [str(word) for word in found["words"]], found["vectors"] * SCALE
            self.vectors[lang] = (words, vectors)
            self.number[lang] = {word: count + i for i, word in enumerate(words)}
            tables.append(vectors)
            count += len(words)
        self.table = torch.tensor(np.concatenate(tables))
        with (folder / "rows.jsonl").open() as lines:
            read = [json.loads(line) for line in lines]
        rows = [row for row in read if row["set"] != "authored" or random.random() < AUTHORED]
        self.rows = [row for row in map(self.encode, rows) if row["n"] > 0 and (row["nobody"] or row["good"])]

    def encode(self, row: dict) -> dict:
        lang, keys = row["lang"], row["keys"][:MOST_READ]
        forms = zip(row["tags"], row["forms"])
        longest = LONGEST.get(lang, 16)
        return {
            "n": len(keys),
            "lang": LANGUAGES.index(lang),
            "vector": [self.number[lang].get(key, 1) for key in keys],
            "tail": [place(lang + key[-3:], AFFIXES) for key in keys],
            "head": [place(f"{lang}{key[:3]}^", AFFIXES) for key in keys],
            "word": [place(f"{lang}{key}$", WORDS) for key in keys],
            "kind": [kind + 1 for kind in row["kinds"][:MOST_READ]],
            "bits": [[t >> b & 1 for b in range(TAGS)] + [f >> b & 1 for b in range(FORMS)] for t, f in forms][:MOST_READ],
            "good": [(a, b) for a, b in row["places"] if b <= MOST_READ and b - a <= longest],
            "nobody": row["nobody"],
            "worth": WORTH[row["set"]] * (PARALLEL_NONE if row["set"] == "parallel" and row["nobody"] else 1),
        }

    def batches(self):
        order = sorted(self.rows, key=lambda row: row["n"] + random.random() * 6)
        parts = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
        random.shuffle(parts)
        return parts


def tensors(rows: list[dict]) -> dict[str, torch.Tensor]:
    longest = max(row["n"] for row in rows)
    pad = lambda key: torch.tensor([row[key] + [0] * (longest - row["n"]) for row in rows])
    none = [0] * (TAGS + FORMS)
    bits = torch.tensor([row["bits"] + [none] * (longest - row["n"]) for row in rows], dtype=torch.float32)
    ids = {key: pad(key) for key in ("vector", "tail", "head", "word", "kind")}
    return {**ids, "bits": bits, "n": torch.tensor([r["n"] for r in rows]), "lang": torch.tensor([r["lang"] for r in rows])}


class Net(nn.Module):
    def __init__(self, table: torch.Tensor, drop=0.3):
        super().__init__()
        self.vectors = nn.Embedding.from_pretrained(table, freeze=True, padding_idx=0)
        self.turn = nn.Parameter(torch.randn(len(LANGUAGES), WIDTH, WIDTH) * 0.05 + torch.eye(WIDTH) * 0.5)
        self.tail = nn.Embedding(AFFIXES, AFFIX_WIDTH, padding_idx=0)
        self.head = nn.Embedding(AFFIXES, AFFIX_WIDTH, padding_idx=0)
        self.word = nn.Embedding(WORDS, WORD_WIDTH, padding_idx=0)
        self.kind = nn.Embedding(KINDS, KIND_WIDTH, padding_idx=0)
        self.lang = nn.Embedding(len(LANGUAGES), LANG_WIDTH)
        width = WIDTH + 2 * AFFIX_WIDTH + WORD_WIDTH + KIND_WIDTH + TAGS + FORMS + LANG_WIDTH
        self.input_drop, self.output_drop = nn.Dropout(drop), nn.Dropout(drop)
        self.units = nn.GRU(width, UNITS, bidirectional=True, batch_first=True)
        self.begin, self.end = nn.Linear(2 * UNITS, HEADS), nn.Linear(2 * UNITS, HEADS)
        self.pairs = nn.Parameter(torch.randn(HEADS, HEADS) * 0.05)
        self.begin_units, self.end_units, self.inside_units, self.nobody_units = (nn.Linear(2 * UNITS, 1) for _ in range(4))
        self.lengths = nn.Parameter(torch.zeros(len(LANGUAGES), LENGTHS))

    def forward(self, x):
        """What speaks for each stretch, by first token and length less one, and for nobody."""
        lang, read = x["lang"], x["kind"] > 0
        word = x["word"]
        if self.training:
            word = torch.where(torch.rand(word.shape) < 0.3, torch.zeros_like(word), word)
        vector = torch.bmm(self.vectors(x["vector"]), self.turn[lang])
        spoken = self.lang(lang)[:, None].expand(-1, word.shape[1], -1)
        seen = [vector, self.tail(x["tail"]), self.head(x["head"]), self.word(word), self.kind(x["kind"]), x["bits"], spoken]
        packed = nn.utils.rnn.pack_padded_sequence(
            self.input_drop(torch.cat(seen, -1)), x["n"], batch_first=True, enforce_sorted=False
        )
        states, _ = nn.utils.rnn.pad_packed_sequence(self.units(packed)[0], batch_first=True)
        states = self.output_drop(states)
        rows, n, _ = states.shape
        first, last = self.begin_units(states)[..., 0], self.end_units(states)[..., 0]
        inside = torch.cumsum(self.inside_units(states)[..., 0], 1)
        inside = torch.cat([torch.zeros(rows, 1), inside], 1)
        begin, end = torch.relu(self.begin(states)) @ self.pairs, torch.relu(self.end(states))
        columns = []
        for d in range(min(LENGTHS, n)):
            value = (begin[:, : n - d] * end[:, d:]).sum(-1) + first[:, : n - d] + last[:, d:]
            value = value + inside[:, d + 1 :] - inside[:, : n - d] + self.lengths[lang][:, d : d + 1]
            value = value.masked_fill(~read[:, d:], -1e9)
            columns.append(torch.cat([value, torch.full((rows, d), -1e9)], 1) if d else value)
        nobody = self.nobody_units(states.masked_fill(~read[..., None], -1e9).max(1)[0])[:, 0]
        return torch.stack(columns, 2), nobody


def fit(rows: Rows) -> Net:
    net = Net(rows.table)
    steps = EPOCHS * ((len(rows.rows) + BATCH - 1) // BATCH)
    optimiser = torch.optim.AdamW(net.parameters(), lr=2e-3, weight_decay=0.02)
    rate = torch.optim.lr_scheduler.OneCycleLR(optimiser, 4e-3, total_steps=steps + 5, pct_start=0.15)
    for epoch in range(EPOCHS):
        total = 0.0
        for part in rows.batches():
            scores, nobody = net(tensors(part))
            right = torch.zeros(scores.shape, dtype=torch.bool)
            for j, row in enumerate(part):
                for a, b in row["good"]:
                    if b - a <= scores.shape[2]:
                        right[j, a, b - a - 1] = True
            count = len(part)
            all_of = torch.logsumexp(torch.cat([scores.view(count, -1), nobody[:, None]], 1), 1)
            good = torch.logsumexp(scores.masked_fill(~right, -1e9).view(count, -1), 1)
            good = torch.where(torch.tensor([row["nobody"] for row in part]), nobody, good)
            loss = ((all_of - good) * torch.tensor([row["worth"] for row in part])).mean()
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimiser.step()
            rate.step()
            total += float(loss.detach()) * count
        print(f"pass {epoch + 1} of {EPOCHS}: loss {total / len(rows.rows):.3f}", flush=True)
    return net


def store(net: Net, rows: Rows, folder: Path) -> None:
    """The weights in the order in which src/stages/attribute/net-weights.ts reads them."""
    w = {key: value.detach().float().numpy() for key, value in net.state_dict().items()}
    out = []
    floats = lambda values: out.append(np.ascontiguousarray(values, dtype="<f4").tobytes())
    turned, shorter = {}, {}
    for i, (lang, (_, vectors)) in enumerate(rows.vectors.items()):
        gates = np.concatenate([w[f"units.weight_ih_l0{end}"][:, :WIDTH] for end in ("", "_reverse")])
        given = vectors @ w["turn"][i] @ gates.T
        often = given / np.sqrt(np.arange(len(given)) + 30)[:, None]
        turned[lang] = np.linalg.eigh(often.T @ often)[1][:, ::-1][:, :STORED_WIDTH]
        shorter[lang] = (given @ turned[lang])[:STORED]
    spelled = WIDTH + 2 * AFFIX_WIDTH + WORD_WIDTH
    shown = spelled + KIND_WIDTH + TAGS + FORMS
    for d, end in enumerate(("", "_reverse")):
        gates = w[f"units.weight_ih_l0{end}"]
        part = slice(d * 3 * UNITS, (d + 1) * 3 * UNITS)
        floats([turned[lang][part] for lang in LANGUAGES])
        floats(gates[:, WIDTH:spelled])
        floats(gates[:, spelled:shown])
        floats(w[f"units.bias_ih_l0{end}"] + w["lang.weight"] @ gates[:, shown:].T)
        floats(w[f"units.weight_hh_l0{end}"])
        floats(w[f"units.bias_hh_l0{end}"])
    for key in ("begin.weight", "begin.bias", "end.weight", "end.bias", "pairs"):
        floats(w[key])
    edges = [f"{key}_units" for key in ("begin", "end", "inside", "nobody")]
    for key in edges:
        floats(w[f"{key}.weight"])
    floats([w[f"{key}.bias"][0] for key in edges])
    floats(w["lengths"])
    floats(w["kind.weight"])
    tables = [w["head.weight"], w["tail.weight"], w["word.weight"]]
    steps = [max(np.abs(table).max(), 1e-9) / 127 for table in [*tables, np.concatenate(list(shorter.values()))]]
    floats(steps)
    whole = lambda table, step: np.clip(np.round(table / step), -127, 127).astype(np.int8).tobytes()
    for table, step in zip(tables, steps):
        out.append(whole(table, step))
    (folder / "net-head.bin").write_bytes(b"".join(out))
    (folder / "vectors.bin").write_bytes(b"".join(whole(shorter[lang], steps[3]) for lang in LANGUAGES))
    names = [f"{lang}\t{word}\n" for lang in LANGUAGES for word in rows.vectors[lang][0][:STORED]]
    (folder / "vectors.txt").write_text("".join(names))


if __name__ == "__main__":
    torch.manual_seed(1)
    torch.set_num_threads(1)
    random.seed(1)
    folder = Path(sys.argv[1])
    rows = Rows(folder)
    print(len(rows.rows), "rows", flush=True)
    store(fit(rows), rows, folder)
