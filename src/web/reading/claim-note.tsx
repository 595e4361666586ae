/** One claim in the margin: a sentence with parts that light their words, how each is known, and the decision. */
import { Link } from '@tanstack/react-router';
import { memo, type ReactNode } from 'react';
import type { Claim, CodedDocument } from '../../contract/coded-document.ts';
import type { EditableClaimField, ReviewedClaim } from '../../contract/review.ts';
import type { Decide } from '../api/decide.ts';
import { BASIS_WORDS, HARM_WORDS } from '../shared/words.ts';
import { ClaimEditor } from './claim-editor.tsx';
import styles from './claim-note.module.css';
import type { ClaimPart, ClaimSentence } from './claim-parts.ts';
import { DecisionBar } from './decision-bar.tsx';

export interface ClaimNoteProps {
  readonly item: ReviewedClaim;
  readonly described: ClaimSentence;
  readonly coded: CodedDocument;
  readonly text: string;
  /** What each figure says in words, by its id. */
  readonly readings: ReadonlyMap<string, string>;
  /** `<document id>/E1` of its event, if it is in one. */
  readonly eventId: string | null;
  readonly current: boolean;
  /** The field that is being edited; 'any' for the first; null for none. */
  readonly editing: EditableClaimField | 'any' | null;
  readonly decide: Decide;
  readonly onSelect: (claimId: string) => void;
  readonly onEdit: (claimId: string, field: EditableClaimField | 'any' | null) => void;
  /** Shows how the sentence of its trigger was read; null where there is no room for that. */
  readonly onGrammar: ((claimId: string) => void) | null;
}

export const ClaimNote = memo(function ClaimNote(props: ClaimNoteProps) {
  const { item, described, current, editing } = props;
  const { claim, decision } = item;
  const edited = new Set(decision.edits.map((edit) => edit.field));
  const tabIndex = current ? 0 : -1;
  const show = (part: ClaimPart) => (
    <Part
      key={part.key}
      part={part}
      tabIndex={tabIndex}
      edited={part.field !== null && edited.has(part.field)}
      reading={readingOf(part, claim, props.readings)}
      onEdit={() => props.onEdit(claim.id, part.field)}
    />
  );
  const inferred = explainInferred([...described.sentence, ...described.tail]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: focus anywhere inside makes this the current claim
    <div
      className={styles.note}
      data-claim={claim.id}
      data-current={current || undefined}
      data-verdict={decision.verdict ?? undefined}
      onFocus={() => props.onSelect(claim.id)}
      onMouseDown={() => props.onSelect(claim.id)}
    >
      <p className={styles.sentence}>
        <button
          type="button"
          className={styles.handle}
          tabIndex={tabIndex}
          aria-label={`Claim ${claim.id}`}
          aria-current={current || undefined}
          data-part={claim.id}
          data-handle=""
        >
          {claim.id}
        </button>
        {described.sentence.map((piece) => (typeof piece === 'string' ? piece : show(piece)))}
        {'. '}
        <span className={styles.tail}>{interleave(described.tail.map(show))}</span>
      </p>
      {inferred !== '' || claim.harms.length > 0 ? (
        <p className={styles.basis}>
          {inferred}
          {claim.harms.length > 0
            ? `Coded as ${claim.harms.map((harm) => HARM_WORDS[harm]).join(', ')}.`
            : null}
        </p>
      ) : null}
      <p className={styles.origin}>
        <code>{claim.pattern}</code>
        {props.eventId ? (
          <Link to="/events/$document/$event" params={splitId(props.eventId)} tabIndex={tabIndex}>
            event {splitId(props.eventId).event}
          </Link>
        ) : null}
        {props.onGrammar ? (
          <GrammarButton tabIndex={tabIndex} onShow={() => props.onGrammar?.(claim.id)} />
        ) : null}
        {claim.about.length > 0 ? <span>about {claim.about.join(', ')}</span> : null}
        {claim.background ? <span>told as background</span> : null}
      </p>
      <DecisionBar
        target="claim"
        targetKey={item.key}
        decision={decision}
        decide={props.decide}
        editing={editing !== null}
        onEdit={() => props.onEdit(claim.id, editing === null ? 'any' : null)}
        tabIndex={tabIndex}
      />
      {editing !== null ? (
        <ClaimEditor
          claim={claim}
          coded={props.coded}
          text={props.text}
          field={editing === 'any' ? null : editing}
          onSet={(field, value) =>
            void props.decide({
              target: 'claim',
              targetKey: item.key,
              action: 'edit',
              field,
              value: value as never,
            })
          }
          onClose={() => props.onEdit(claim.id, null)}
        />
      ) : null}
    </div>
  );
});

function GrammarButton(props: { tabIndex: number; onShow: () => void }) {
  return (
    <button
      type="button"
      className={styles.grammar}
      aria-label="Grammar"
      aria-keyshortcuts="g"
      tabIndex={props.tabIndex}
      onClick={props.onShow}
    >
      grammar<kbd>g</kbd>
    </button>
  );
}

export function splitId(id: string): { document: string; event: string } {
  const [document = '', event = ''] = id.split('/');
  return { document, event };
}

/** '† place and time taken over from the sentences around it. ', or '' where all is stated. */
function explainInferred(pieces: readonly (string | ClaimPart)[]): string {
  const parts = pieces.filter((piece) => typeof piece !== 'string');
  return (['inherited', 'publication'] as const)
    .flatMap((basis) => {
      const labels = parts.filter((part) => part.basis === basis).map((part) => part.label);
      return labels.length === 0 ? [] : [`† ${labels.join(' and ')} ${BASIS_WORDS[basis]}. `];
    })
    .join('');
}

function interleave(parts: readonly ReactNode[]): ReactNode[] {
  return parts.flatMap((part, index) => (index === 0 ? [part] : ['\u00a0· ', part]));
}

/** `C1.figure.0` is the first figure of the claim. */
function readingOf(part: ClaimPart, claim: Claim, readings: ReadonlyMap<string, string>): string | undefined {
  const index = /\.figure\.(\d+)$/.exec(part.key)?.[1];
  return index === undefined ? undefined : readings.get(claim.figures[Number(index)] ?? '');
}

interface PartProps {
  readonly part: ClaimPart;
  readonly tabIndex: number;
  readonly edited: boolean;
  readonly reading: string | undefined;
  readonly onEdit: () => void;
}

function Part(props: PartProps) {
  const { part } = props;
  const inferred = part.basis === 'inherited' || part.basis === 'publication';
  return (
    // A button cannot break across lines as the words of a sentence do.
    // biome-ignore lint/a11y/useSemanticElements: see above
    <span
      role="button"
      className={styles.part}
      data-part={part.key}
      data-kind={part.key.split('.')[1]}
      data-reading={props.reading}
      data-inferred={inferred || undefined}
      data-edited={props.edited || undefined}
      tabIndex={props.tabIndex}
      aria-label={`${part.label}: ${part.text}${inferred ? `, ${BASIS_WORDS[part.basis]}` : ''}${props.edited ? ', set by a person' : ''}`}
      onKeyDown={(event) => {
        if ((event.key !== 'Enter' && event.key !== ' ') || !part.field) return;
        event.preventDefault();
        props.onEdit();
      }}
      onDoubleClick={() => part.field && props.onEdit()}
    >
      {part.text}
      {inferred ? <sup>†</sup> : null}
    </span>
  );
}
