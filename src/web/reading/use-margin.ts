/** Measures the page after each change of size or font, and says where claims, brackets and the hairline stand. */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from 'react';
import type { CodedDocument, Span } from '../../contract/coded-document.ts';
import { joinBoxes, listRuns, measureSpan, type PlacedRun } from './measure.ts';
import { stackNotes } from './note-layout.ts';
import type { Bracket, Hairline } from './overlay.tsx';

export interface MarginClaim {
  readonly id: string;
  readonly trigger: Span;
}

export interface Margin {
  readonly tops: ReadonlyMap<string, number>;
  readonly brackets: readonly Bracket[];
  readonly hairline: Hairline | null;
  readonly textLeft: number;
  readonly width: number;
  readonly height: number;
}

const NOTE_GAP = 14;
/** Sets a note's first baseline on that of the text beside it. */
const NOTE_RISE = 2;
const NOTHING: Margin = { tops: new Map(), brackets: [], hairline: null, textLeft: 0, width: 0, height: 0 };

/**
 * @param margin false on a phone, where claims stand in a sheet instead
 * @param editing the claim whose editor is open: it is taller than before, and others must make room at once
 */
export function useMargin(
  sheet: RefObject<HTMLElement | null>,
  coded: CodedDocument,
  claims: readonly MarginClaim[],
  current: string | null,
  margin: boolean,
  editing: string | null,
): Margin {
  const [state, setState] = useState<Margin>(NOTHING);
  const measure = useCallback(() => {
    if (sheet.current) setState(measureMargin(sheet.current, coded, claims, current, margin));
  }, [sheet, coded, claims, current, margin]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: see `editing`
  useLayoutEffect(measure, [measure, editing]);
  useEffect(() => {
    const element = sheet.current;
    if (!element) return;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    for (const part of element.querySelectorAll('article, [data-claim]')) observer.observe(part);
    void document.fonts.ready.then(measure);
    return () => observer.disconnect();
  }, [sheet, measure]);
  return state;
}

function measureMargin(
  sheet: HTMLElement,
  coded: CodedDocument,
  claims: readonly MarginClaim[],
  current: string | null,
  margin: boolean,
): Margin {
  const origin = sheet.getBoundingClientRect();
  const article = sheet.querySelector('article');
  if (!article) return NOTHING;
  const runs = listRuns(article);
  const textBox = article.getBoundingClientRect();
  const notes = [...sheet.querySelectorAll<HTMLElement>('[data-claim]')];
  const noteOf = (id: string) => notes.find((note) => note.dataset.claim === id);

  const shift = (notes[0]?.closest('section')?.getBoundingClientRect().top ?? origin.top) - origin.top;
  const boxes = margin
    ? claims.map((claim) => {
        const sentence = coded.sentences.find(
          (span) => span.start <= claim.trigger.start && span.end >= claim.trigger.end,
        );
        const line = measureSpan(runs, origin, firstWord(sentence ?? claim.trigger))[0];
        return {
          id: claim.id,
          wanted: (line?.top ?? 0) - shift - NOTE_RISE,
          height: noteOf(claim.id)?.offsetHeight ?? 0,
        };
      })
    : [];
  const { tops, bottom } = stackNotes(boxes, NOTE_GAP);

  const brackets = coded.attributions.flatMap((item): Bracket[] => {
    const spans = [item.source, item.cue, ...item.content].filter((span) => span !== null);
    const box = joinBoxes(spans.flatMap((span) => measureSpan(runs, origin, span)));
    if (!box) return [];
    return [
      { id: item.id, top: box.top + 4, bottom: box.bottom - 2, parent: item.parent, stance: item.stance },
    ];
  });

  return {
    tops,
    brackets,
    hairline:
      margin && current
        ? joinClaim(runs, origin, claims, current, noteOf(current), (tops.get(current) ?? 0) + shift)
        : null,
    textLeft: textBox.left - origin.left,
    width: origin.width,
    height: Math.max(textBox.bottom - origin.top - shift, bottom),
  };
}

/** Only the beginning of a span: its first line is what counts. */
const firstWord = (span: Span): Span => ({ start: span.start, end: span.start + 1 });

function joinClaim(
  runs: readonly PlacedRun[],
  origin: DOMRect,
  claims: readonly MarginClaim[],
  current: string,
  note: HTMLElement | undefined,
  top: number,
): Hairline | null {
  const claim = claims.find((item) => item.id === current);
  const trigger = claim && measureSpan(runs, origin, claim.trigger).at(-1);
  if (!trigger || !note) return null;
  return {
    from: { x: trigger.right, y: trigger.bottom + 3 },
    to: { x: note.getBoundingClientRect().left - origin.left, y: top + 16 },
  };
}
