/** What the store refuses, and why. Each message says what happened and what would be right. */

/** Another process holds the workspace for work that nobody may write beside. */
export class WorkspaceLockedError extends Error {
  override readonly name = 'WorkspaceLockedError';
}

/** The workspace cannot be used as it is: too new, damaged, or not one of ours. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

/** A decision that cannot apply: no such target, field or value, or nothing to undo. */
export class ReviewError extends Error {
  override readonly name = 'ReviewError';
}
