/** The two dialogs of the workbench: who is deciding, and which keys there are. */
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import styles from './dialogs.module.css';
import { answerReviewer, readReviewer, useAsking } from './reviewer.ts';

function Dialog(props: { open: boolean; onClose: () => void; label: string; children: ReactNode }) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (props.open && !dialog?.open) dialog?.showModal();
    if (!props.open && dialog?.open) dialog.close();
  }, [props.open]);
  return (
    <dialog ref={ref} className={styles.dialog} aria-label={props.label} onClose={props.onClose}>
      {props.open ? props.children : null}
    </dialog>
  );
}

export function ReviewerDialog() {
  const asking = useAsking();
  const [name, setName] = useState(readReviewer() ?? '');
  const keep = (event: FormEvent) => {
    event.preventDefault();
    answerReviewer(name);
  };
  return (
    <Dialog open={asking} onClose={() => asking && answerReviewer(null)} label="Your name">
      <form onSubmit={keep} className={styles.form}>
        <h2>Who is deciding?</h2>
        <p>Each decision is kept with a name and the time, and is never overwritten. You are asked once.</p>
        <label htmlFor="reviewer-name">Your name</label>
        <input
          id="reviewer-name"
          value={name}
          required
          maxLength={80}
          autoComplete="name"
          onChange={(event) => setName(event.target.value)}
        />
        <p className={styles.buttons}>
          <button type="submit" className={styles.primary}>
            Sign decisions with this name
          </button>
          <button type="button" onClick={() => answerReviewer(null)}>
            Not now
          </button>
        </p>
      </form>
    </Dialog>
  );
}

const KEYS: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
  [
    'Everywhere',
    [
      ['?', 'this list'],
      ['1 2 3 4', 'documents, events, map, decisions'],
      ['/', 'search in this room'],
      ['Esc', 'close, or step back'],
    ],
  ],
  [
    'Claims and events',
    [
      ['j k', 'next, previous claim'],
      ['a r u', 'accept, reject, unsure'],
      ['e', 'edit'],
      ['z', 'take the last decision back'],
      ['Enter', 'edit the part in focus'],
    ],
  ],
  [
    'Text and tables',
    [
      ['← →', 'marked words, one after the other'],
      ['Enter', 'from words to the claim that rests on them'],
      ['↑ ↓', 'rows of a table; Enter opens one'],
      ['g', 'grammar of the sentence in focus'],
      ['v', 'who speaks, and who says otherwise'],
      ['n p t', 'in the grammar: next, previous sentence, table'],
    ],
  ],
];

export function HelpDialog(props: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={props.open} onClose={props.onClose} label="Keys">
      <div className={styles.help}>
        <h2>Keys</h2>
        {KEYS.map(([where, rows]) => (
          <section key={where}>
            <h3>{where}</h3>
            <dl>
              {rows.map(([keys, what]) => (
                <div key={keys + what}>
                  <dt>
                    {keys.split(' ').map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <button type="button" className={styles.primary} onClick={props.onClose}>
          Close
        </button>
      </div>
    </Dialog>
  );
}
