/** Who decides here: asked once, kept in this browser, changed from the masthead. */
import { useSyncExternalStore } from 'react';

const KEY = 'onrecord.reviewer';
const listeners = new Set<() => void>();
let asking: ((name: string | null) => void) | null = null;

function tell(): void {
  for (const listener of listeners) listener();
}
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function readReviewer(): string | null {
  return localStorage.getItem(KEY);
}

export function useReviewer(): string | null {
  return useSyncExternalStore(subscribe, readReviewer);
}

/** True while the question for the name stands open. */
export function useAsking(): boolean {
  return useSyncExternalStore(subscribe, () => asking !== null);
}

/** Asks for the name in a dialog. Null: not given now. */
export function askReviewer(): Promise<string | null> {
  asking?.(null);
  return new Promise((resolve) => {
    asking = resolve;
    tell();
  });
}

export function answerReviewer(name: string | null): void {
  const trimmed = name?.trim() || null;
  if (trimmed) localStorage.setItem(KEY, trimmed);
  asking?.(trimmed);
  asking = null;
  tell();
}
