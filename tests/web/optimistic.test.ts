import { describe, expect, it } from 'vitest';
import type { Decision, ReviewedRecord } from '../../src/contract/review.ts';
import { applyDecision } from '../../src/web/api/optimistic.ts';
import { wadiSuranDocument as coded } from '../fixtures/wadi-suran.ts';

const NOTHING: Decision = { verdict: null, verdictReview: null, edits: [], history: [], undone: [] };
const record: ReviewedRecord = {
  claims: coded.claims.map((claim) => ({
    key: claim.key,
    claim,
    machine: claim,
    evidence: '',
    decision: NOTHING,
  })),
  events: coded.events.map((event) => ({
    key: event.id,
    event,
    machine: event,
    evidence: '',
    decision: NOTHING,
    verdict: null,
  })),
  orphans: [],
};
const AT = '2023-06-19T10:00:00.000Z';
const claimKey = coded.claims[0]?.key ?? '';

describe('a decision before the server has answered', () => {
  it('gives a claim its verdict, and no other', () => {
    const next = applyDecision(
      record,
      { target: 'claim', targetKey: claimKey, action: 'reject', reviewer: 'Mara' },
      AT,
    );
    expect(next.claims.map((item) => item.decision.verdict).filter(Boolean)).toEqual(['reject']);
    expect(record.claims[0]?.decision.verdict).toBeNull();
  });
  it('sets a field and keeps what the machine had', () => {
    const edit = {
      target: 'claim',
      targetKey: claimKey,
      action: 'edit',
      field: 'place',
      value: null,
      reviewer: 'Mara',
    } as const;
    const [claim] = applyDecision(record, edit, AT).claims;
    expect(claim?.claim.place).toBeNull();
    expect(claim?.machine.place).toBe('P1');
    expect(claim?.decision.edits).toMatchObject([
      { field: 'place', value: null, machine: 'P1', reviewer: 'Mara' },
    ]);
  });
  it('sets one figure of an event and leaves the others', () => {
    const value = { low: 7, best: 7, high: 9 };
    const edit = {
      target: 'event',
      targetKey: 'E1',
      action: 'edit',
      field: 'figures.killed',
      value,
      reviewer: 'Mara',
    } as const;
    const [event] = applyDecision(record, edit, AT).events;
    expect(event?.event.figures).toMatchObject({ killed: value, injured: { low: 20 } });
  });
  it('leaves undo to the server, which knows what came before', () => {
    const undo = { target: 'claim', targetKey: claimKey, action: 'undo', reviewer: 'Mara' } as const;
    expect(applyDecision(record, undo, AT)).toBe(record);
  });
});
