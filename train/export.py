#!/usr/bin/python3
"""Writes the trained network as ONNX: export.py WORK OUT [--model model.pt] [--taps | --float].

With --taps in 32 bits, with what flows into each product as a further output, so that `prepare.ts ranges` can measure how
large it gets; then, with the WORK/ranges.json that it wrote, in 8 bits. The scales are fixed: what is read of a sentence
does not depend on the sentences beside it.
"""
import argparse
import hashlib
import json
import os
import shutil

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from model import Reader

# Weights of a product take 7 bits: on processors without VNNI two 8-bit products may overflow 16 bits.
WEIGHT_LIMIT = 63


class Whole(nn.Module):
    """The network as it is used: numbers and mask in; tags, arc scores, labels of all pairs and name scores out."""

    def __init__(self, reader):
        super().__init__()
        self.reader = reader

    def forward(self, numbers, mask):
        r = self.reader
        low, x, apart = r.encode(numbers, mask)
        arcs = r.arcs(x, apart, mask)
        dep, head = r.label_parts(x)
        b, n, k = dep.shape
        pairs = torch.matmul((dep.unsqueeze(2) * r.label.weight).reshape(b, -1, k), head.transpose(1, 2))
        pairs = pairs.reshape(b, n, -1, n + 1)
        own = (r.label_of_dep(dep) + r.label.bias).unsqueeze(3)
        labels = pairs + own + r.label_of_head(head).transpose(1, 2).unsqueeze(1)
        # Label 0 is root: never between two words.
        return r.upos(low).argmax(2).int(), arcs, (labels[:, :, 1:].argmax(2) + 1).int(), r.name_scores(x)


def quantized_table(table):
    """A table of vectors as 8-bit numbers with one scale for each column."""
    scale = np.maximum(np.abs(table).max(axis=0), 1e-8) / 127
    return np.clip(np.round(table / scale), -127, 127).astype(np.int8), scale.astype(np.float32)


def products(model):
    """The matrix products with weights: (node, weights), in the order of the graph."""
    weights = {each.name: numpy_helper.to_array(each) for each in model.graph.initializer}
    for node in model.graph.node:
        right = weights.get(node.input[1]) if node.op_type == "MatMul" else None
        if right is not None and right.ndim == 2 and right.size >= 4096:
            yield node, right


def quantize(model, ranges):
    """Tables and products in 8 bits; ranges: lowest and highest of what flows into each product, by its name."""
    graph = model.graph
    weights = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    large = {node.name: right for node, right in products(model)}
    made, nodes, gone, activations = {}, [], set(), {}

    def keep(name, array):
        made[name] = numpy_helper.from_array(array, name)
        return name

    for node in graph.node:
        data = weights.get(node.input[0]) if node.input else None
        if node.op_type == "Gather" and data is not None and data.dtype == np.float32 and data.ndim == 2 and data.shape[0] > 60 and data.size > 1000:
            name = node.input[0]
            numbers, scale = quantized_table(data)
            gone.add(name)
            out = node.output[0]
            nodes.append(helper.make_node("Gather", [keep(name + ".q", numbers), node.input[1]], [out + ".q"], name=node.name, axis=0))
            nodes.append(helper.make_node("Cast", [out + ".q"], [out + ".f"], to=TensorProto.FLOAT))
            nodes.append(helper.make_node("Mul", [out + ".f", keep(name + ".scale", scale)], [out]))
            continue
        if node.name in large:
            right, name, source, out = large[node.name], node.input[1], node.input[0], node.output[0]
            scale = np.maximum(np.abs(right).max(axis=0), 1e-8) / WEIGHT_LIMIT
            numbers = np.clip(np.round(right / scale), -WEIGHT_LIMIT, WEIGHT_LIMIT).astype(np.int8)
            gone.add(name)
            low, high = min(0.0, ranges[source][0]), max(0.0, ranges[source][1])
            step = max(high - low, 1e-6) / 255
            zero = np.uint8(np.clip(round(-low / step), 0, 255))
            if source not in activations:
                activations[source] = source + ".u8"
                nodes.append(helper.make_node("QuantizeLinear", [source, keep(source + ".step", np.float32(step)), keep(source + ".zero", zero)],
                                              [activations[source]]))
            nodes.append(helper.make_node("MatMulInteger", [activations[source], keep(name + ".q", numbers), source + ".zero"], [out + ".i"]))
            nodes.append(helper.make_node("Cast", [out + ".i"], [out + ".f"], to=TensorProto.FLOAT))
            nodes.append(helper.make_node("Mul", [out + ".f", keep(name + ".scale." + node.name, (scale * step).astype(np.float32))], [out]))
            continue
        nodes.append(node)
    kept = [each for each in graph.initializer if each.name not in gone or any(each.name in n.input for n in nodes)]
    del graph.node[:], graph.initializer[:]
    graph.node.extend(nodes)
    graph.initializer.extend(kept + list(made.values()))
    return model


def write_parity(work, out, shape, whole):
    """What PyTorch makes of train/parity.txt: the numbers of its words, and the best answers of the unrounded network."""
    lengths = json.load(open(os.path.join(work, "parity.json")))["lengths"]
    numbers = np.fromfile(os.path.join(work, "parity.numbers"), np.int32).reshape(shape["variants"], sum(lengths), -1)[0]
    sentences, at = [], 0
    for length in lengths:
        own = torch.from_numpy(numbers[at:at + length].astype(np.int64)).unsqueeze(0)
        with torch.no_grad():
            upos, arcs, labels, names = whole(own, torch.ones(1, length))
        heads = arcs[0].argmax(1)
        sentences.append({"numbers": own[0].tolist(), "upos": [shape["upos"][tag] for tag in upos[0]],
                          "heads": (heads - 1).tolist(), "names": [shape["names"][tag] for tag in names[0].argmax(1)]})
        at += length
    json.dump(sentences, open(os.path.join(out, "parity.json"), "w"))


def main():
    args = argparse.ArgumentParser()
    args.add_argument("work")
    args.add_argument("out")
    args.add_argument("--model", default="model.pt")
    args.add_argument("--float", action="store_true", help="keep 32-bit numbers, to measure what 8 bits cost")
    args.add_argument("--taps", action="store_true", help="keep 32-bit numbers and give out what flows into each product")
    args = args.parse_args()
    shape = json.load(open(os.path.join(args.work, "shape.json")))
    state = torch.load(os.path.join(args.work, args.model), map_location="cpu")
    reader = Reader(shape, state["vectors.weight"])
    reader.load_state_dict(state)
    whole = Whole(reader).eval()
    numbers = torch.randint(1, 60, (2, 7, shape["columns"]), dtype=torch.int64)
    mask = torch.ones(2, 7)
    mask[1, 5:] = 0
    os.makedirs(args.out, exist_ok=True)
    path = os.path.join(args.out, "reader.onnx")
    torch.onnx.export(whole, (numbers.int(), mask), path, opset_version=17, input_names=["numbers", "mask"],
                      output_names=["upos", "arcs", "labels", "names"],
                      dynamic_axes={"numbers": {0: "b", 1: "n"}, "mask": {0: "b", 1: "n"}, "upos": {0: "b", 1: "n"},
                                    "arcs": {0: "b", 1: "n", 2: "m"}, "labels": {0: "b", 1: "n", 2: "m"}, "names": {0: "b", 1: "n"}})
    model = onnx.load(path)
    if args.taps:
        for source in sorted({node.input[0] for node, _ in products(model)}):
            model.graph.output.append(helper.make_tensor_value_info(source, TensorProto.FLOAT, ["b", None, None]))
    elif not args.float:
        model = quantize(model, json.load(open(os.path.join(args.work, "ranges.json"))))
    onnx.checker.check_model(model)
    onnx.save(model, path)
    shutil.copyfile(os.path.join(args.work, "reader.words"), os.path.join(args.out, "reader.words"))
    about = {
        "upos": shape["upos"], "labels": shape["labels"], "names": shape["names"],
        "turns": [[round(x, 4) for x in row] for row in reader.turns.tolist()],
        "first": [round(x, 4) for x in reader.first.tolist()],
        "columns": shape["columns"], "grams": shape["grams"], "tables": shape["tables"],
        "settings": reader.settings.as_dict(),
        "sha256": {name: hashlib.sha256(open(os.path.join(args.out, name), "rb").read()).hexdigest() for name in ("reader.onnx", "reader.words")},
    }
    write_parity(args.work, args.out, shape, whole)
    json.dump(about, open(os.path.join(args.out, "reader.json"), "w"), indent=1)
    print({name: os.path.getsize(os.path.join(args.out, name)) for name in os.listdir(args.out)})


if __name__ == "__main__":
    main()
