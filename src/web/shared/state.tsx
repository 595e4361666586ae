/** What a room shows when there is nothing to show yet, nothing at all, or nothing to be had. */
import type { ReactNode } from 'react';
import styles from './state.module.css';

export function Waiting(props: { what: string }) {
  return (
    <p className={styles.state} role="status">
      Reading {props.what} …
    </p>
  );
}

export function Empty(props: { title: string; children: ReactNode }) {
  return (
    <div className={styles.state}>
      <h2>{props.title}</h2>
      <p>{props.children}</p>
    </div>
  );
}

export function Problem(props: { what: string; error: Error; onRetry?: () => void }) {
  return (
    <div className={styles.state} role="alert">
      <h2>{props.what} could not be read</h2>
      <p>{props.error.message}</p>
      <p>The record itself is safe: nothing was written.</p>
      {props.onRetry ? (
        <button type="button" onClick={props.onRetry}>
          Try again
        </button>
      ) : null}
    </div>
  );
}
