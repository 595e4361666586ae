/** Whether the page is too narrow for three columns. */
import { useSyncExternalStore } from 'react';

const query = () => window.matchMedia('(max-width: 60rem)');

export function useNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = query();
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    () => query().matches,
  );
}
