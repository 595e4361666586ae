#!/bin/sh
# Trains the reader from the corpora and writes data/models/. About two hours on two cores.
#
#   train/train.sh WORK        WORK is a folder for what is made on the way (2 GB); a step that is done is not done again
#
# ONRECORD_BENCH and ONRECORD_CORPUS say where the corpora are (train/README.md); both default to ../shared.
set -eu
work=${1:?usage: train/train.sh WORK}
cd "$(dirname "$0")/.."
mkdir -p "$work"
PATH="$PWD/node_modules/.bin:$PATH"
# Without these, memory is given back and fetched again for each step, which costs a third of the time.
export MALLOC_MMAP_MAX_=0 MALLOC_MMAP_THRESHOLD_=4000000000 MALLOC_TRIM_THRESHOLD_=8000000000 MALLOC_TOP_PAD_=400000000
export OMP_WAIT_POLICY=PASSIVE
python=/usr/bin/python3
threads=$(nproc)

[ -e "$work/text.txt" ] || node train/prepare.ts text "$work"
[ -e "$work/vectors.vec" ] || fasttext skipgram -input "$work/text.txt" -output "$work/vectors" -dim 100 -ws 4 -epoch 2 \
  -minCount 6 -minn 0 -maxn 0 -neg 5 -thread "$threads" -lr 0.05
[ -e "$work/shape.json" ] || node train/prepare.ts numbers "$work"
[ -e "$work/parity.json" ] || node train/prepare.ts parity "$work"
# First on gold alone; what it then reads in unseen text is the silver that the second round learns beside the gold.
[ -e "$work/first.done" ] || { $python train/train.py "$work" --epochs 11 --out first.pt && touch "$work/first.done"; }
[ -e "$work/model/reader.json" ] || $python train/export.py "$work" "$work/model" --model first.pt --float
[ -e "$work/silver.json" ] || node train/prepare.ts silver "$work"
[ -e "$work/second.done" ] || {
  $python train/train.py "$work" --start "$work/first.pt" --epochs 8 --rate 1e-3 --seed 8 --extra silver:200000 --out second.pt
  touch "$work/second.done"
}
$python train/export.py "$work" "$work/taps" --model second.pt --taps
node train/prepare.ts ranges "$work"
$python train/export.py "$work" data/models --model second.pt
