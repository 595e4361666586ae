#!/usr/bin/python3
"""Trains the reader on what prepare.ts made: train.py WORK [--epochs N] [--seed N] [--start FILE] [--extra SET:WORDS].

After each epoch the weights stand in WORK/OUT and all that training needs to go on in WORK/OUT.state: interrupted and
started again with the same options, it goes on after the last whole epoch.
"""
import argparse
import json
import math
import os
import random
import sys
import time

import numpy as np
import torch
from torch.nn import functional as F

from model import Reader, Settings

BATCH = 1600  # words


class Set:
    """One set of sentences: numbers in four casings, and gold (upos, head, label, name; -1 where not given)."""

    def __init__(self, work, name, columns, variants):
        about = json.load(open(os.path.join(work, name + ".json")))
        self.lengths = about["lengths"]
        self.groups = about["groups"]
        self.starts = np.concatenate([[0], np.cumsum(self.lengths)])
        words = int(self.starts[-1])
        self.numbers = np.fromfile(os.path.join(work, name + ".numbers"), np.int32).reshape(variants, words, columns)
        self.gold = np.fromfile(os.path.join(work, name + ".gold"), np.int32).reshape(words, 4)

    def batches(self, which, rng=None):
        """Groups sentences of like length; with a generator, in random order."""
        key = (lambda i: self.lengths[i] + rng.random() * 3) if rng else (lambda i: self.lengths[i])
        out, now, longest = [], [], 0
        for i in sorted(which, key=key):
            longest = max(longest, self.lengths[i])
            if now and longest * (len(now) + 1) > BATCH:
                out.append(now)
                now, longest = [], self.lengths[i]
            now.append(i)
        if now:
            out.append(now)
        if rng:
            rng.shuffle(out)
        return out

    def load(self, batch, device, rng=None, casing=0):
        """Numbers, gold and mask of a batch; with a generator in a random casing, else in the one that is named."""
        n = max(self.lengths[i] for i in batch)
        numbers = np.zeros((len(batch), n, self.numbers.shape[2]), np.int64)
        gold = np.full((len(batch), n, 4), -1, np.int64)
        mask = np.zeros((len(batch), n), np.float32)
        for row, i in enumerate(batch):
            a, b = self.starts[i], self.starts[i + 1]
            length = b - a
            draw = rng.random() if rng else 1
            variant = 1 if draw < 0.08 else 2 if draw < 0.16 else 3 if draw < 0.21 else casing
            # A headline has no stop: sometimes the last word, if it hangs on another and nothing hangs on it, is left out.
            if rng and length > 3 and rng.random() < 0.06:
                heads = self.gold[a:b, 1]
                if heads[-1] != 0 and not (heads == length).any():
                    length -= 1
            numbers[row, :length] = self.numbers[variant, a:a + length]
            gold[row, :length] = self.gold[a:a + length]
            mask[row, :length] = 1
        return tuple(torch.from_numpy(x).to(device) for x in (numbers, gold, mask))


def loss_of(model, numbers, gold, mask):
    low, x, apart = model.encode(numbers, mask)
    loss = 0
    if (gold[0, 0, 1] >= 0).item():
        real = mask.bool()
        loss = loss + 0.5 * F.cross_entropy(model.upos(low)[real], gold[:, :, 0][real])
        heads = gold[:, :, 1].clamp(min=0)
        loss = loss + F.cross_entropy(model.arcs(x, apart, mask)[real], heads[real])
        dep, head = model.label_parts(x)
        chosen = torch.gather(head, 1, heads.unsqueeze(2).expand(-1, -1, head.shape[2]))
        loss = loss + F.cross_entropy(model.label_scores(dep, chosen)[real], gold[:, :, 2][real])
    if (gold[0, 0, 3] >= 0).item():
        loss = loss + 1.5 * model.name_loss(model.name_scores(x), gold[:, :, 3].clamp(min=0), mask)
    return loss


def spans(tags, names):
    """The names in a chain of tags, as (first, end, class), facilities as places."""
    found, start, kind = set(), None, None
    for i, tag in enumerate(list(tags) + [0]):
        name = names[tag]
        if start is not None and not (name.startswith("I-") and name[2:] == kind):
            found.add((start, i, {"FAC": "LOC"}.get(kind, kind)))
            start = None
        if name.startswith("B-") or (name.startswith("I-") and start is None):
            start, kind = i, name[2:]
    return {each for each in found if each[2] != "MISC"}


@torch.no_grad()
def measure(model, grammar, names, shape, device, casing=0):
    """Shares right on gold words: tags, heads, heads with labels (subtypes aside; the greedy head); and F1 of names."""
    model.eval()
    labels = [label.split(":")[0] for label in shape["labels"]]
    plain = torch.tensor([labels.index(label) for label in labels], device=device)
    count = right_tag = right_head = right_both = 0
    for batch in grammar.batches(range(len(grammar.lengths))):
        numbers, gold, mask = grammar.load(batch, device, casing=casing)
        low, x, apart = model.encode(numbers, mask)
        real = mask.bool()
        heads = model.arcs(x, apart, mask).argmax(2)
        dep, head = model.label_parts(x)
        chosen = torch.gather(head, 1, heads.unsqueeze(2).expand(-1, -1, head.shape[2]))
        label = plain[model.label_scores(dep, chosen).argmax(2)]
        good = (heads == gold[:, :, 1]) & real
        both = good & (label == plain[gold[:, :, 2].clamp(min=0)])
        tag = (model.upos(low).argmax(2) == gold[:, :, 0]) & real
        count += int(real.sum())
        right_tag, right_head, right_both = right_tag + int(tag.sum()), right_head + int(good.sum()), right_both + int(both.sum())
    found = wanted = same = 0
    for batch in names.batches(range(len(names.lengths))):
        numbers, gold, mask = names.load(batch, device, casing=casing)
        _, x, _ = model.encode(numbers, mask)
        lengths = [names.lengths[i] for i in batch]
        for row, tags in enumerate(model.best_names(model.name_scores(x), lengths)):
            guess = spans(tags, shape["names"])
            truth = spans(gold[row, :lengths[row], 3].tolist(), shape["names"])
            found, wanted, same = found + len(guess), wanted + len(truth), same + len(guess & truth)
    model.train()
    return {"upos": right_tag / count, "uas": right_head / count, "las": right_both / count, "names": 2 * same / max(1, found + wanted)}


def main():
    args = argparse.ArgumentParser()
    args.add_argument("work")
    args.add_argument("--epochs", type=int, default=16)
    args.add_argument("--seed", type=int, default=7)
    args.add_argument("--rate", type=float, default=2e-3)
    args.add_argument("--start", help="weights to go on from")
    args.add_argument("--extra", nargs="*", default=[], help="sets of trees that a teacher drew, and how many words of each an epoch takes: NAME:WORDS")
    args.add_argument("--out", default="model.pt")
    args = args.parse_args()
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    torch.set_num_threads(int(os.environ.get("ONRECORD_TRAIN_THREADS", os.cpu_count() or 1)))
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    shape = json.load(open(os.path.join(args.work, "shape.json")))
    sets = {name: Set(args.work, name, shape["columns"], shape["variants"]) for name in ("grammar-train", "grammar-dev", "names-train", "names-dev")}
    extra = [(Set(args.work, each.split(":")[0], shape["columns"], shape["variants"]), int(each.split(":")[1])) for each in args.extra]
    vectors = torch.from_numpy(np.fromfile(os.path.join(args.work, "vectors.f32"), np.float32))
    words = os.path.getsize(os.path.join(args.work, "reader.words")) // 4
    vectors = vectors.reshape(words, -1)
    vectors = torch.cat([torch.zeros(1, vectors.shape[1]), vectors / vectors.std()])
    model = Reader(shape, vectors, Settings()).to(device)
    if args.start:
        model.load_state_dict(torch.load(args.start, map_location=device))
    moving = {k: v.detach().clone() for k, v in model.state_dict().items() if k != "vectors.weight"}
    weights = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(weights, lr=args.rate, betas=(0.9, 0.98), weight_decay=0.01)

    def plan():
        jobs = [("grammar-train", b) for b in sets["grammar-train"].batches(range(len(sets["grammar-train"].lengths)), rng)]
        half = [i for i in range(len(sets["names-train"].lengths)) if rng.random() < 0.4]
        jobs += [("names-train", b) for b in sets["names-train"].batches(half, rng)]
        for one, share in extra:
            order = list(range(len(one.lengths)))
            rng.shuffle(order)
            taken, total = [], 0
            for i in order:
                if total >= share:
                    break
                taken.append(i)
                total += one.lengths[i]
            jobs += [(one, b) for b in one.batches(taken, rng)]
        rng.shuffle(jobs)
        return jobs

    state_path = os.path.join(args.work, args.out + ".state")
    options = {k: v for k, v in vars(args).items() if k != "work"}
    done, step, steps = 0, 0, None
    if os.path.exists(state_path):
        state = torch.load(state_path, map_location=device)
        if state["options"] != options:
            sys.exit(f"{state_path} is of a training with other options, {state['options']}; take it away to start anew")
        model.load_state_dict(state["raw"], strict=False)
        moving = state["moving"]
        optimizer.load_state_dict(state["optimizer"])
        rng.setstate(state["random"])
        torch.set_rng_state(state["torch"].cpu())
        done, step, steps = state["epoch"], state["step"], state["steps"]
        print(f"going on after epoch {done}", flush=True)
    began, before = time.time(), step
    for epoch in range(done, args.epochs):
        jobs = plan()
        steps = steps or len(jobs) * args.epochs
        total, seen, last = 0.0, 0, time.time()
        for at, (name, batch) in enumerate(jobs):
            one = sets[name] if isinstance(name, str) else name
            numbers, gold, mask = one.load(batch, device, rng)
            warm = min(1.0, (step + 1) / 300)
            for group in optimizer.param_groups:
                group["lr"] = args.rate * warm * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * min(1.0, step / steps))))
            loss = loss_of(model, numbers, gold, mask)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(weights, 5.0)
            optimizer.step()
            step += 1
            if step % 4 == 0:
                keep = min(0.998 ** 4, (1 + step) / (40 + step))
                with torch.no_grad():
                    for k, v in model.state_dict().items():
                        if k in moving:
                            moving[k].lerp_(v, 1 - keep)
            total, seen = total + loss.item(), seen + int(mask.sum())
            if time.time() - last > 30:
                last = time.time()
                speed = (step - before) / (time.time() - began)
                print(f"  epoch {epoch + 1} {at + 1}/{len(jobs)} loss {total / (at + 1):.3f} {seen} words, "
                      f"{(steps - step) / speed / 60:.0f} min left", flush=True)
        raw = {k: v.detach().clone() for k, v in model.state_dict().items() if k in moving}
        model.load_state_dict(moving, strict=False)
        found = measure(model, sets["grammar-dev"], sets["names-dev"], shape, device)
        print(f"epoch {epoch + 1}: loss {total / len(jobs):.3f} " + " ".join(f"{k} {v:.4f}" for k, v in found.items())
              + f" ({(time.time() - began) / 60:.1f} min)", flush=True)
        torch.save(model.state_dict(), os.path.join(args.work, args.out))
        state = {"options": options, "raw": raw, "moving": moving, "optimizer": optimizer.state_dict(), "random": rng.getstate(),
                 "torch": torch.get_rng_state(), "epoch": epoch + 1, "step": step, "steps": steps}
        torch.save(state, state_path + ".new")
        os.replace(state_path + ".new", state_path)
        model.load_state_dict(raw, strict=False)
    model.load_state_dict(moving, strict=False)
    for casing, name in enumerate(("as written", "small", "capital", "headline")):
        print(name, measure(model, sets["grammar-dev"], sets["names-dev"], shape, device, casing), flush=True)


if __name__ == "__main__":
    sys.exit(main())
