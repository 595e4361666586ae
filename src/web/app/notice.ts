/** The one line at the foot of the page that says what was just done, or what went wrong. */
import { useSyncExternalStore } from 'react';

export interface Notice {
  readonly kind: 'done' | 'problem';
  readonly text: string;
  readonly undo: (() => void) | null;
}

let current: Notice | null = null;
const listeners = new Set<() => void>();

export function setNotice(notice: Notice | null): void {
  current = notice;
  for (const listener of listeners) listener();
}

export function useNotice(): Notice | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}
