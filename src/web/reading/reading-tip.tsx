/** What a figure says, in words, beside the words that are pointed at or focused. */
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import styles from './reading-tip.module.css';

/** Between the words, the tip and the edges of the window, in CSS pixels. */
const GAP = 6;
const ID = 'figure-reading';

interface Shown {
  readonly of: HTMLElement;
  readonly reading: string;
}

interface Props {
  /** The element that holds whatever has a `data-reading`. */
  readonly root: RefObject<HTMLElement | null>;
}

/** Shows the `data-reading` of what is hovered or focused below `root`; Escape, scrolling and leaving hide it. */
export function ReadingTip({ root }: Props) {
  const [shown, setShown] = useState<Shown | null>(null);
  const tip = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const show = (event: Event) => {
      const of = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-reading]') : null;
      const reading = of?.dataset.reading;
      setShown((old) => (of && reading ? (old?.of === of ? old : { of, reading }) : null));
    };
    const hide = () => setShown(null);
    const leave = (event: KeyboardEvent) => event.key === 'Escape' && hide();
    element.addEventListener('mouseover', show);
    element.addEventListener('mouseleave', hide);
    element.addEventListener('focusin', show);
    element.addEventListener('focusout', hide);
    window.addEventListener('keydown', leave);
    window.addEventListener('scroll', hide, { capture: true, passive: true });
    return () => {
      element.removeEventListener('mouseover', show);
      element.removeEventListener('mouseleave', hide);
      element.removeEventListener('focusin', show);
      element.removeEventListener('focusout', hide);
      window.removeEventListener('keydown', leave);
      window.removeEventListener('scroll', hide, { capture: true });
    };
  }, [root]);

  useLayoutEffect(() => {
    const element = tip.current;
    if (!element || !shown) return;
    const words = shown.of.getClientRects()[0] ?? shown.of.getBoundingClientRect();
    const { width, height } = element.getBoundingClientRect();
    const left = Math.max(GAP, Math.min(words.left, document.documentElement.clientWidth - width - GAP));
    const below = words.bottom + GAP;
    const top = below + height > window.innerHeight ? words.top - height - GAP : below;
    element.style.left = `${left}px`;
    element.style.top = `${top}px`;
    shown.of.setAttribute('aria-describedby', ID);
    return () => shown.of.removeAttribute('aria-describedby');
  }, [shown]);

  return shown ? (
    <div ref={tip} id={ID} role="tooltip" className={styles.tip}>
      {shown.reading}
    </div>
  ) : null;
}
