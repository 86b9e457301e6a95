"""Trains the net of the judgement (decision 78).

usage: python3 scripts/judgement-net/train.py DRAFTS.jsonl NET.json [--epochs 30] [--seed 1]

DRAFTS.jsonl is what `node scripts/train-judgement.ts --dump DRAFTS.jsonl` writes; NET.json is what
`node scripts/judgement-net/pack.ts NET.json` packs into data/models. Needs PyTorch (Debian's python3-torch, with
libopenblas0-pthread some thirty times as fast); set OMP_NUM_THREADS=1. Fold 2 is only looked at for what is printed.

The net: for each token a vector of its word (learnt where four passages have it, of its meanings by hand besides), its
UPOS, relation and mentions; two layers in which a token adds what it, its head, the mean of its dependents and the two
tokens before and after it say, rectified, with a norm (Ba, Kiros and Hinton 2016); from the token that a draft is about,
the word that it was read from and the mean of its words, one more layer gives the log-odds that it is a claim and that
it is right as it stands. Beside it learns in which frame each token is the head of a gold quote. Adam (Kingma and Ba
2015), dropout (Srivastava and others 2014), the mean of the weights after each of the last ten rounds.

How the net and the rows of judgement.tsv are weighed together is fitted by logistic regression on passages that neither has
learnt from (FRESH).
"""
import argparse
import json
import random
import re
from collections import Counter
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

FRAMES = ["transfer", "deployment", "casualties", "meeting", "agreement", "statistic", "effect", "position"]
LANGUAGES = ["en", "fi"]
LEAST = 4
MEANINGS = 4
KINDS = 6
WIDTHS = {"word": 48, "upos": 12, "relation": 16, "kind": 16, "meaning": 24}
SIZE, MADE, LAYERS, LABEL = 64, 96, 2, 16
BATCH, RATE, DECAY, AVERAGED = 8, 2e-3, 0.93, 10
#: Passages that nothing has learnt from (bench/corpus/README.md).
FRESH = re.compile(r"^own-(en-z|fi-r)-")
#: Passages whose gold is by the hands that reading is held to, and how often a round looks at each (decision 81).
SHARED = re.compile(r"^(en|fi)-[a-z]-")
TIMES = 6

#: Mentions whose words are not looked at: whoever it is and wherever, a claim is a claim.
NAMING = {"parties", "places"}

TEXT, LEMMA, UPOS, RELATION, HEAD, SENTENCE, MENTIONS, START, END, PART = range(10)


def read(path):
    passages = [json.loads(line) for line in Path(path).read_text().splitlines()]
    passages = [p for p in passages if p["toks"]]
    for p in passages:
        for d in p["drafts"]:
            d["known"] = d["q"][0] >= 0
    return passages


def meanings():
    found = {}
    for language in LANGUAGES:
        words = found.setdefault(language, {})
        table = Path(__file__).with_name(f"meanings.{language}.tsv").read_text().splitlines()
        for row in [r for r in table if not r.startswith("#")][1:]:
            name, _, list_ = row.partition("\t")
            for word in list_.split():
                words.setdefault(word, []).append(name)
    return found


def numbered(names):
    return {name: i + 1 for i, name in enumerate(names)}


def padded(row, length):
    return (row + [0] * length)[:length]


class Vocabulary:
    """Numbers of words, labels and rules: from 1 on, 0 is unknown."""

    def __init__(self, passages, meaning):
        self.meaning = meaning
        counts = Counter()
        for p in passages:
            counts.update({f"{p['lang']}:{t[LEMMA].lower()}" for t in p["toks"]})
        tokens = [t for p in passages for t in p["toks"]]
        self.word = numbered(sorted(w for w, n in counts.items() if n >= LEAST))
        self.upos = numbered(sorted({t[UPOS] for t in tokens}))
        self.relation = numbered(sorted({t[RELATION] for t in tokens}))
        self.kind = numbered(sorted({k for t in tokens for k in t[MENTIONS]}))
        self.meanings = numbered(sorted({m for of in meaning.values() for list_ in of.values() for m in list_}))
        rules = Counter(d["rule"] for p in passages for d in p["drafts"])
        self.rule = numbered(sorted(r for r, n in rules.items() if n > LEAST))

    def key(self, language, token):
        """The word by which a token is known: its own, or the last part of a compound; none of whose name or place it is."""
        if not NAMING.isdisjoint(token[MENTIONS]):
            return None
        for word in (token[LEMMA], token[PART]):
            if word and (f"{language}:{word.lower()}" in self.word or word.lower() in self.meaning[language]):
                return word.lower()
        return None

    def meanings_of(self, language, word):
        return padded([self.meanings[m] for m in self.meaning[language].get(word, [])], MEANINGS)

    def tensors(self, p):
        language, tokens = p["lang"], p["toks"]
        keys = [self.key(language, t) for t in tokens]
        return {
            "word": torch.tensor([self.word.get(f"{language}:{k}", 0) for k in keys]),
            "upos": torch.tensor([self.upos.get(t[UPOS], 0) for t in tokens]),
            "relation": torch.tensor([self.relation.get(t[RELATION], 0) for t in tokens]),
            "kind": torch.tensor([padded([self.kind.get(k, 0) for k in t[MENTIONS]], KINDS) for t in tokens]),
            "meaning": torch.tensor([self.meanings_of(language, k) for k in keys]),
            "head": torch.tensor([t[HEAD] if t[HEAD] >= 0 else i for i, t in enumerate(tokens)]),
            "english": torch.full((len(tokens), 1), float(language == "en")),
            "sentence": torch.tensor([t[SENTENCE] for t in tokens]),
        }


def quote_heads(p):
    """For each token the frames of the gold quotes of which it is the head."""
    found = torch.zeros(len(p["toks"]), len(FRAMES))
    for g in p["gold"]:
        first, last = g["q"]
        for i in range(first, last + 1) if first >= 0 else ():
            if not first <= p["toks"][i][HEAD] <= last:
                found[i, FRAMES.index(g["frame"])] = 1
                break
    return found


class Net(nn.Module):
    def __init__(self, v, drop):
        super().__init__()
        table = lambda names, width: nn.Embedding(len(names) + 1, width, padding_idx=0)
        self.word, self.meaning = table(v.word, WIDTHS["word"]), table(v.meanings, WIDTHS["meaning"])
        self.upos, self.relation = table(v.upos, WIDTHS["upos"]), table(v.relation, WIDTHS["relation"])
        self.kind = table(v.kind, WIDTHS["kind"])
        self.input = nn.Linear(sum(WIDTHS.values()) + 1, SIZE)
        self.layers = nn.ModuleList(nn.Linear(7 * SIZE, SIZE) for _ in range(LAYERS))
        self.norms = nn.ModuleList(nn.LayerNorm(SIZE) for _ in range(LAYERS))
        self.token = nn.Linear(SIZE, len(FRAMES))
        self.frame, self.rule = nn.Embedding(len(FRAMES), LABEL), table(v.rule, LABEL)
        self.hidden, self.output = nn.Linear(3 * SIZE + 2 * LABEL, MADE), nn.Linear(MADE, 2)
        self.drop, self.drop_made = nn.Dropout(drop), nn.Dropout(0.4)

    def states(self, x):
        word = self.word(x["word"])
        if self.training:
            word = word * (torch.rand(len(word), 1) > 0.2)
        own = [word, self.upos(x["upos"]), self.relation(x["relation"]), self.kind(x["kind"]).sum(1)]
        own += [self.meaning(x["meaning"]).sum(1), x["english"]]
        h = torch.relu(self.input(self.drop(torch.cat(own, 1))))
        count, head, sentence = len(h), x["head"], x["sentence"]
        hangs = (head != torch.arange(count)).float()[:, None]
        dependents = torch.zeros(count, 1).index_add(0, head, hangs).clamp(min=1)
        one = (sentence[1:] == sentence[:-1]).float()[:, None]
        two = (sentence[2:] == sentence[:-2]).float()[:, None]
        none = torch.zeros(2, SIZE)
        for layer, norm in zip(self.layers, self.norms):
            below = torch.zeros_like(h).index_add(0, head, h * hangs) / dependents
            before, after = torch.cat([none[:1], h[:-1] * one]), torch.cat([h[1:] * one, none[:1]])
            before2, after2 = torch.cat([none, h[:-2] * two])[:count], torch.cat([h[2:] * two, none])[:count]
            near = torch.cat([h, h[head], below, before, after, before2, after2], 1)
            h = norm(h + torch.relu(layer(self.drop(near))))
        return h

    def forward(self, b):
        h = self.states(b["x"])
        token = self.token(h)
        if len(b["y"]) == 0:
            return token, None
        sums = torch.cat([torch.zeros(1, SIZE), h.cumsum(0)])
        mean = (sums[b["last"] + 1] - sums[b["first"]]) / (b["last"] + 1 - b["first"])[:, None]
        told = [h[b["at"]], h[b["trigger"]], mean, self.frame(b["frame"]), self.rule(b["rule"])]
        return token, self.output(self.drop_made(torch.relu(self.hidden(torch.cat(told, 1)))))


def batch(passages, v):
    offset = sentences = 0
    x, y, rows, heads = {}, [], {k: [] for k in ("at", "trigger", "first", "last", "frame", "rule")}, []
    for p in passages:
        for name, value in p["x"].items():
            shift = {"head": offset, "sentence": sentences}.get(name, 0)
            x.setdefault(name, []).append(value + shift if shift else value)
        for d in p["drafts"]:
            if not d["known"]:
                continue
            first, last = d["q"]
            rows["at"].append(offset + (d["at"] if d["at"] >= 0 else first))
            rows["trigger"].append(offset + (d["trig"] if d["trig"] >= 0 else first))
            rows["first"].append(offset + first)
            rows["last"].append(offset + last)
            rows["frame"].append(FRAMES.index(d["frame"]))
            rows["rule"].append(v.rule.get(d["rule"], 0))
            y.append([float(d["found"]), float(d["core"])])
        heads.append(p["heads"])
        offset += len(p["toks"])
        sentences += int(p["x"]["sentence"].max()) + 1
    b = {name: torch.tensor(values, dtype=torch.long) for name, values in rows.items()}
    return {**b, "x": {k: torch.cat(of) for k, of in x.items()}, "y": torch.tensor(y), "heads": torch.cat(heads)}


def learn(passages, v, epochs, seed, drop=0.25):
    torch.manual_seed(seed)
    shuffle = random.Random(seed).shuffle
    net = Net(v, drop)
    step = torch.optim.Adam(net.parameters(), lr=RATE, weight_decay=1e-4)
    order, mean = [p for p in passages for _ in range(TIMES if SHARED.match(p["id"]) else 1)], None
    for epoch in range(epochs):
        net.train()
        shuffle(order)
        for i in range(0, len(order), BATCH):
            b = batch(order[i : i + BATCH], v)
            token, told = net(b)
            loss = F.binary_cross_entropy_with_logits(token, b["heads"], reduction="sum")
            if told is not None:
                loss = loss + F.binary_cross_entropy_with_logits(told, b["y"], reduction="sum")
            step.zero_grad()
            (loss / 40).backward()
            nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            step.step()
        for group in step.param_groups:
            group["lr"] *= DECAY
        n = epoch - max(0, epochs - AVERAGED)
        if n >= 0:
            state = net.state_dict()
            mean = {k: s.clone() if n == 0 else mean[k] + (s - mean[k]) / (n + 1) for k, s in state.items()}
    net.load_state_dict(mean)
    return net.eval()


def judged(net, passages, v):
    """Draft by draft what the net says, with the draft."""
    found = []
    with torch.no_grad():
        for p in passages:
            drafts = [d for d in p["drafts"] if d["known"]]
            if drafts:
                told = {k: p[k] for k in ("id", "lang")}
                found += [(told, d, said) for d, said in zip(drafts, net(batch([p], v))[1].tolist())]
    return found


def area(scores, labels):
    """Area under the curve of true against false positives."""
    ranks = np.argsort(np.argsort(scores)) + 1
    right = labels.sum()
    return (ranks[labels == 1].sum() - right * (right + 1) / 2) / (right * (len(labels) - right))


def report(name, drafts, mix):
    for language in LANGUAGES:
        own = [(d, said) for p, d, said in drafts if p["lang"] == language]
        for i, (rows, label) in enumerate((("la", "found"), ("lc", "core"))):
            labels, by_rows = np.array([d[label] for d, _ in own]), np.array([d[rows] for d, _ in own])
            says = np.array([said[i] for _, said in own])
            both = mix[i][0] * by_rows + mix[i][1] * says
            areas = " ".join(f"{k} {area(s, labels):.4f}" for k, s in (("net", says), ("rows", by_rows), ("both", both)))
            print(f"{name} {language} {label}: {areas}", flush=True)


def mixed(drafts):
    """Weights of rows and net, and a bias, for being found and for being right."""
    fits = []
    for i, (rows, label) in enumerate((("la", "found"), ("lc", "core"))):
        x = torch.tensor([[d[rows], said[i], 1.0] for _, d, said in drafts], dtype=torch.double)
        y = torch.tensor([float(d[label]) for _, d, _ in drafts], dtype=torch.double)
        w = torch.zeros(3, dtype=torch.double)
        for _ in range(30):  # Newton's method
            p = torch.sigmoid(x @ w)
            hessian = (x * (p * (1 - p))[:, None]).T @ x + 1e-6 * torch.eye(3)
            w = w + torch.linalg.solve(hessian, x.T @ (y - p))
        fits.append(w.tolist())
    return fits


def folded(net, v, mix):
    """The net as src/reading/judgement/net reads it: what enters a token's state added up beforehand, matrices a row for each input."""
    s = {k: t.double().numpy() for k, t in net.state_dict().items()}
    flat = lambda a: [float(f"{x:.6g}") for x in np.asarray(a).ravel()]
    enters, at = {}, 0
    for name, width in [*WIDTHS.items(), ("english", 1)]:
        at, enters[name] = at + width, s["input.weight"][:, at : at + width]
    words = {}
    for language in LANGUAGES:
        own = {k[3:] for k in v.word if k.startswith(f"{language}:")}
        names = sorted(own | set(v.meaning[language]))
        rows = []
        for name in names:
            row = enters["word"] @ s["word.weight"][v.word.get(f"{language}:{name}", 0)]
            for m in v.meanings_of(language, name):
                row = row + enters["meaning"] @ s["meaning.weight"][m]
            rows.append(row)
        words[language] = {"words": names, "values": flat(rows)}
    named = lambda numbers, rows: {"names": list(numbers), "values": flat([rows @ w for w in numbers.values()])}
    table = lambda name: {"names": list(getattr(v, name)), "values": flat(s[f"{name}.weight"][1:] @ enters[name].T)}
    hidden = s["hidden.weight"]
    of_frame, of_rule = hidden[:, 3 * SIZE : 3 * SIZE + LABEL], hidden[:, 3 * SIZE + LABEL :]
    bias = s["input.bias"]
    layers = range(LAYERS)
    return {
        "size": SIZE, "made": MADE, "layers": LAYERS, "languages": LANGUAGES, "frames": FRAMES, "words": words,
        "mix": {k: dict(zip(("rows", "net", "bias"), flat(w))) for k, w in zip(("accept", "certain"), mix)},
        **{name: table(name) for name in ("upos", "relation", "kind")},
        "rule": {"names": list(v.rule), "values": flat(s["rule.weight"][1:] @ of_rule.T)},
        "blocks": {
            "languages": flat([bias + enters["english"][:, 0], bias]),
            "frames": flat(s["frame.weight"] @ of_frame.T),
            "layers": flat([s[f"layers.{i}.weight"].T for i in layers]),
            "biases": flat([s[f"layers.{i}.bias"] for i in layers]),
            "gains": flat([s[f"norms.{i}.weight"] for i in layers]),
            "shifts": flat([s[f"norms.{i}.bias"] for i in layers]),
            "hidden": flat(hidden[:, : 3 * SIZE].T),
            "hidden-bias": flat(s["hidden.bias"]),
            "outputs": flat(s["output.weight"].T),
            "output-bias": flat(s["output.bias"]),
        },
    }


def main():
    asks = argparse.ArgumentParser()
    asks.add_argument("drafts")
    asks.add_argument("net")
    asks.add_argument("--epochs", type=int, default=30)
    asks.add_argument("--seed", type=int, default=1)
    asked = asks.parse_args()
    torch.set_num_threads(1)
    passages = read(asked.drafts)
    fresh = [p for p in passages if FRESH.match(p["id"])]
    learnt = [p for p in passages if p["fold"] != 2 and not FRESH.match(p["id"])]
    v = Vocabulary(learnt, meanings())
    for p in passages:
        p["x"], p["heads"] = v.tensors(p), quote_heads(p)
    net = learn(learnt, v, asked.epochs, asked.seed)
    apart = judged(net, fresh, v)
    mix = mixed(apart)
    print("rows, net, bias:", [[round(w, 3) for w in of] for of in mix])
    report("kept apart", apart, mix)
    held = [p for p in passages if p["fold"] == 2]
    report("fold 2, shared", judged(net, [p for p in held if SHARED.match(p["id"])], v), mix)
    report("fold 2, own", judged(net, [p for p in held if not SHARED.match(p["id"])], v), mix)
    Path(asked.net).write_text(json.dumps(folded(net, v, mix)))


if __name__ == "__main__":
    main()
