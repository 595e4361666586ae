"""The reader's network: a convolutional and attentive encoder over word features, with heads for tags, trees and names."""
import torch
from torch import nn
from torch.nn import functional as F

# Width of each feature's vector, by column group of src/read/features.ts.
WIDTHS = {"word": 96, "prefix": 32, "suffix2": 24, "suffix3": 32, "suffix4": 32, "shape": 24, "place": 8, "gram": 48}
FAR = 32  # distances beyond this are one


class Settings:
    width = 256
    convolutions = (1, 1, 2)  # dilations
    attentions = 2
    heads = 4
    arc = 192
    label = 96
    names = 160
    dropout = 0.2
    head_dropout = 0.33
    word_dropout = 0.2

    def as_dict(self):
        return {k: getattr(self, k) for k in dir(Settings) if not k.startswith("_") and k != "as_dict"}


class Convolution(nn.Module):
    """Three neighbours at a distance, gated: one matrix product, so that it is quick in training and in use."""

    def __init__(self, width, reach, dropout):
        super().__init__()
        self.reach = reach
        self.norm = nn.LayerNorm(width)
        self.mix = nn.Linear(3 * width, 2 * width)
        self.drop = nn.Dropout(dropout)

    def forward(self, x, mask):
        y = self.norm(x) * mask
        r = self.reach
        pad = torch.zeros_like(y[:, :1]).expand(-1, r, -1)
        long = torch.cat([pad, y, pad], dim=1)
        n = y.shape[1]
        y = self.mix(torch.cat([long[:, :n], y, long[:, 2 * r:2 * r + n]], dim=2))
        value, gate = y.chunk(2, dim=2)
        return x + self.drop(value * torch.sigmoid(gate))


class Attention(nn.Module):
    """Self-attention with a bias for the distance between two words, and a feed-forward layer."""

    def __init__(self, width, heads, dropout):
        super().__init__()
        self.heads = heads
        self.norm = nn.LayerNorm(width)
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.distance = nn.Parameter(torch.zeros(heads, 2 * FAR + 1))
        self.norm2 = nn.LayerNorm(width)
        self.up = nn.Linear(width, 2 * width)
        self.down = nn.Linear(2 * width, width)
        self.drop = nn.Dropout(dropout)

    def forward(self, x, hide, apart):
        b, n, w = x.shape
        d = w // self.heads
        q, k, v = self.qkv(self.norm(x)).reshape(b, n, 3, self.heads, d).permute(2, 0, 3, 1, 4).unbind(0)
        score = torch.matmul(q, k.transpose(2, 3)) * (d ** -0.5)
        score = score + self.distance[:, apart].unsqueeze(0) + hide
        y = torch.matmul(self.drop(torch.softmax(score, dim=3)), v)
        x = x + self.drop(self.out(y.transpose(1, 2).reshape(b, n, w)))
        return x + self.drop(self.down(torch.relu(self.up(self.norm2(x)))))


class Reader(nn.Module):
    def __init__(self, shape, vectors, settings=Settings()):
        super().__init__()
        s = self.settings = settings
        t = shape["tables"]
        self.grams = shape["grams"]
        self.vectors = nn.Embedding.from_pretrained(vectors, freeze=True)
        self.word = nn.Embedding(t["word"], WIDTHS["word"])
        for name in ("prefix", "suffix2", "suffix3", "suffix4", "shape", "place"):
            setattr(self, name, nn.Embedding(t[name], WIDTHS[name]))
        self.gram = nn.Embedding(t["gram"], WIDTHS["gram"])
        for table in self.tables():
            nn.init.normal_(table.weight, std=0.1)
            table.weight.data[0] = 0
        total = vectors.shape[1] + sum(WIDTHS.values())
        self.enter = nn.Linear(total, s.width)
        self.enter_norm = nn.LayerNorm(s.width)
        self.convolutions = nn.ModuleList(Convolution(s.width, r, s.dropout) for r in s.convolutions)
        self.attentions = nn.ModuleList(Attention(s.width, s.heads, s.dropout) for _ in range(s.attentions))
        self.leave = nn.LayerNorm(s.width)
        self.tag_norm = nn.LayerNorm(s.width)
        self.upos = nn.Linear(s.width, len(shape["upos"]))
        self.arc_dep = nn.Linear(s.width, s.arc)
        self.arc_head = nn.Linear(s.width, s.arc)
        self.label_dep = nn.Linear(s.width, s.label)
        self.label_head = nn.Linear(s.width, s.label)
        self.root = nn.Parameter(torch.zeros(1, 1, s.width))
        self.arc = nn.Linear(s.arc, s.arc, bias=False)
        self.arc_bias = nn.Linear(s.arc, 1, bias=False)
        labels = len(shape["labels"])
        self.label = nn.Linear(s.label, labels, bias=True)
        self.label_of_dep = nn.Linear(s.label, labels, bias=False)
        self.label_of_head = nn.Linear(s.label, labels, bias=False)
        self.name_hidden = nn.Linear(s.width, s.names)
        self.name = nn.Linear(s.names, len(shape["names"]))
        names = len(shape["names"])
        self.turns = nn.Parameter(torch.zeros(names, names))
        self.first = nn.Parameter(torch.zeros(names))
        self.drop = nn.Dropout(s.dropout)
        # What is added before the softmax for arcs of each direction and distance.
        self.arc_distance = nn.Parameter(torch.zeros(2 * FAR + 1))

    def tables(self):
        return [self.word, self.prefix, self.suffix2, self.suffix3, self.suffix4, self.shape, self.place, self.gram]

    def same_drop(self, x, p):
        """Dropout that is the same for all words of a sentence."""
        if not self.training or p == 0:
            return x
        return x * x.new_empty(x.shape[0], 1, x.shape[2]).bernoulli_(1 - p).div_(1 - p)

    def encode(self, numbers, mask):
        """numbers: [batch, words, columns]; mask: [batch, words], 1 for a word → (after convolutions, after all)."""
        word = self.word(numbers[:, :, 1]) + self.word(numbers[:, :, 2])
        vector = self.vectors(numbers[:, :, 0])
        if self.training:
            keep = 1 - self.settings.word_dropout
            word = word * word.new_empty(word.shape[:2] + (1,)).bernoulli_(keep)
            vector = vector * vector.new_empty(word.shape[:2] + (1,)).bernoulli_(0.95)
        parts = [vector, word, self.prefix(numbers[:, :, 3]), self.suffix2(numbers[:, :, 4]), self.suffix3(numbers[:, :, 5]),
                 self.suffix4(numbers[:, :, 6]), self.shape(numbers[:, :, 7]), self.place(numbers[:, :, 8]),
                 self.gram(numbers[:, :, 9:]).sum(dim=2)]
        wide = mask.unsqueeze(2)
        x = self.drop(self.enter_norm(self.enter(self.drop(torch.cat(parts, dim=2)))))
        n = numbers.shape[1]
        place = torch.arange(n, device=numbers.device)
        apart = (place.unsqueeze(0) - place.unsqueeze(1)).clamp(-FAR, FAR) + FAR
        hide = ((mask - 1) * 10000.0).unsqueeze(1).unsqueeze(1)
        for layer in self.convolutions:
            x = layer(x, wide)
        low = x
        for layer in self.attentions:
            x = layer(x, hide, apart)
        return self.tag_norm(low), self.leave(x), apart

    def arcs(self, x, apart, mask):
        """Scores [batch, dependent, head]; head 0 is the root, head i the word i - 1."""
        p = self.settings.head_dropout
        whole = torch.cat([self.root.expand(x.shape[0], -1, -1), x], dim=1)
        dep = self.same_drop(torch.relu(self.arc_dep(x)), p)
        head = self.same_drop(torch.relu(self.arc_head(whole)), p)
        score = torch.matmul(self.arc(dep), head.transpose(1, 2)) + self.arc_bias(head).transpose(1, 2)
        near = self.arc_distance[apart]
        near = torch.cat([torch.zeros_like(near[:, :1]), near], dim=1)
        return score + near.unsqueeze(0) + F.pad((mask - 1) * 10000.0, (1, 0)).unsqueeze(1)

    def label_parts(self, x):
        p = self.settings.head_dropout
        whole = torch.cat([self.root.expand(x.shape[0], -1, -1), x], dim=1)
        dep = self.same_drop(torch.relu(self.label_dep(x)), p)
        head = self.same_drop(torch.relu(self.label_head(whole)), p)
        return dep, head

    def label_scores(self, dep, head):
        """Label scores of given pairs: dep and head of one shape [..., label]."""
        return self.label(dep * head) + self.label_of_dep(dep) + self.label_of_head(head)

    def name_scores(self, x):
        return self.name(self.same_drop(torch.relu(self.name_hidden(x)), self.settings.dropout))

    def name_loss(self, scores, gold, mask):
        """Negative log-likelihood of a chain of tags, mean over sentences' words."""
        b, n, t = scores.shape
        alpha = self.first + scores[:, 0]
        at = torch.arange(b, device=scores.device)
        right = alpha[at, gold[:, 0]]
        for i in range(1, n):
            new = torch.logsumexp(alpha.unsqueeze(2) + self.turns, dim=1) + scores[:, i]
            live = mask[:, i].unsqueeze(1)
            alpha = live * new + (1 - live) * alpha
            right = right + mask[:, i] * (self.turns[gold[:, i - 1], gold[:, i]] + scores[at, i, gold[:, i]])
        return (torch.logsumexp(alpha, dim=1) - right).sum() / mask.sum()

    def best_names(self, scores, lengths):
        """The best chain of tags for each sentence, as lists of numbers."""
        out = []
        turns = self.turns.detach()
        for b, n in enumerate(lengths):
            alpha = self.first + scores[b, 0]
            back = []
            for i in range(1, n):
                best, where = (alpha.unsqueeze(1) + turns).max(dim=0)
                alpha = best + scores[b, i]
                back.append(where)
            tag = int(alpha.argmax())
            tags = [tag]
            for where in reversed(back):
                tag = int(where[tag])
                tags.append(tag)
            out.append(tags[::-1])
        return out
