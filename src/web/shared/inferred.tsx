/** A value that the text does not state: in italics, with a dagger that explains itself. */
import type { ReactNode } from 'react';
import type { Basis } from '../../contract/coded-document.ts';
import { BASIS_WORDS } from './words.ts';

export function Inferred({ basis, children }: { basis: Basis; children: ReactNode }) {
  if (basis === 'stated' || basis === 'unknown') return <>{children}</>;
  return (
    <em title={`†  ${BASIS_WORDS[basis]}`}>
      {children}
      <span aria-hidden="true">†</span>
      <span className="visually-hidden"> ({BASIS_WORDS[basis]})</span>
    </em>
  );
}
