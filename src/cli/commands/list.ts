/** `onrecord list`: what is on the record, as tables or JSON. */
import { type Command, InvalidArgumentError } from 'commander';
import type { Status } from '../../contract/coded-document.ts';
import type { ClaimRow, DocumentRow, EventRow, Page } from '../../contract/record.ts';
import type { Verdict } from '../../contract/review.ts';
import type { ReviewRow, Store } from '../../store/store.ts';
import { CommandError, EXIT_USAGE } from '../errors.ts';
import { WORKSPACE_FLAG, WORKSPACE_HELP, type WorkspaceOption, withStore } from '../open-workspace.ts';
import { parseCount } from '../options.ts';
import { requireWord } from '../suggest.ts';
import { describeDates, describeTolls, describeType, describeVerdict } from '../terminal/describe.ts';
import { formatTable, type TableColumn } from '../terminal/table.ts';
import { readTerminalWidth } from '../terminal/text-width.ts';

const KINDS = ['documents', 'claims', 'events', 'decisions', 'erasures'] as const;
type Kind = (typeof KINDS)[number];

interface ListOptions extends WorkspaceOption {
  readonly json?: boolean;
  readonly limit: number;
  readonly offset: number;
  readonly text?: string;
  readonly document?: string;
  readonly from?: string;
  readonly until?: string;
  readonly status?: Status;
  readonly actor?: string;
  readonly place?: string;
  readonly source?: string;
  readonly verdict?: Verdict | 'none';
  readonly orphaned?: boolean;
}

/** Which options mean something for which list; others are refused rather than ignored. */
const FILTERS: Record<Kind, readonly (keyof ListOptions)[]> = {
  documents: ['text', 'from', 'until', 'source'],
  claims: ['text', 'document', 'from', 'until', 'status', 'actor', 'place', 'source', 'verdict'],
  events: ['text', 'document', 'from', 'until', 'status', 'actor', 'place', 'source', 'verdict'],
  decisions: ['document', 'orphaned'],
  erasures: [],
};

const DOCUMENT_COLUMNS: readonly TableColumn<DocumentRow>[] = [
  { head: 'id', read: (row) => row.id, min: 12 },
  { head: 'date', read: (row) => describePublished(row), min: 10 },
  { head: 'title', read: (row) => row.title ?? nameFile(row) },
  { head: 'source', read: (row) => row.source ?? '–' },
  { head: 'claims', read: (row) => String(row.claims), right: true },
  { head: 'events', read: (row) => String(row.events), right: true },
  { head: 'decided', read: (row) => String(row.decided), right: true },
];

const CLAIM_COLUMNS: readonly TableColumn<ClaimRow>[] = [
  { head: 'id', read: (row) => row.id, min: 16 },
  { head: 'says', read: (row) => row.sources.join(', ') || '(the document)' },
  { head: 'that', read: (row) => row.actors.join(', ') },
  { head: 'did', read: (row) => row.trigger },
  { head: 'to', read: (row) => [...row.recipients, ...row.objects].join(', ') },
  { head: 'where', read: (row) => row.place ?? '–' },
  { head: 'when', read: (row) => describeDates(row.dateStart, row.dateEnd) || '–', min: 10 },
  { head: 'status', read: (row) => row.claim.status },
  { head: 'decision', read: (row) => describeVerdict(row.verdict, row.edited) },
];

const EVENT_COLUMNS: readonly TableColumn<EventRow>[] = [
  { head: 'id', read: (row) => row.id, min: 16 },
  {
    head: 'date',
    read: (row) => describeDates(row.event.date?.start ?? null, row.event.date?.end ?? null) || '–',
    min: 10,
  },
  { head: 'type', read: (row) => describeType(row.event) },
  { head: 'status', read: (row) => row.event.status },
  { head: 'where', read: (row) => row.event.place?.name ?? '–' },
  { head: 'actors', read: (row) => describeParties(row.event.actors) },
  { head: 'recipients', read: (row) => describeParties(row.event.recipients) },
  { head: 'toll', read: (row) => describeTolls(row.event.figures) || '–' },
  { head: 'grade', read: (row) => row.event.grade },
  { head: 'decision', read: (row) => describeVerdict(row.verdict, row.edited) },
];

const DECISION_COLUMNS: readonly TableColumn<ReviewRow>[] = [
  { head: 'when', read: (row) => row.review.createdAt.slice(0, 16).replace('T', ' '), min: 16 },
  { head: 'who', read: (row) => row.review.reviewer },
  { head: 'decision', read: (row) => describeAction(row) },
  { head: 'on', read: (row) => `${row.review.target} ${row.review.targetKey}` },
  { head: 'words', read: (row) => row.review.evidence },
  {
    head: 'document',
    read: (row) => row.documentId ?? `${row.review.documentHash.slice(0, 12)} (erased)`,
    min: 12,
  },
  { head: 'attached', read: (row) => row.orphaned ?? 'yes' },
];

const HELP = `
Lists:
  documents   what was added: date (* inferred from the text), source, how much was coded and decided
  claims      who says that who did what
  events      claims about the same happening
  decisions   what people decided; --orphaned: those that the present coding has no place for
  erasures    what was taken away for good, and why

Examples:
  onrecord list events --from 2023-06 --until 2023-06 --place suran
  onrecord list documents --text 'bridge "red crescent"'
  onrecord list claims --status denied --json`;

export function registerList(program: Command): void {
  program
    .command('list')
    .summary('list documents, claims, events or decisions')
    .description('Lists what is on the record, newest first.')
    .argument('<what>', KINDS.join(', '))
    .option(WORKSPACE_FLAG, WORKSPACE_HELP)
    .option('--json', 'print {"total", "rows"} as JSON')
    .option('--limit <n>', 'how many at most', parseCount, 50)
    .option('--offset <n>', 'how many to pass over', parseOffset, 0)
    .optionsGroup('Only those:')
    .option('--text <words>', 'whose document has these words ("two words" together, begin* of words)')
    .option('--document <id>', 'of this document')
    .option('--from <date>', 'on or after this day (2023-06-15, 2023-06, 2023)', parseDay)
    .option('--until <date>', 'on or before this day', parseDay)
    .option('--status <status>', 'with this status: occurred, denied, called-for …')
    .option('--actor <name>', "with this in an actor's or recipient's name")
    .option('--place <name>', "with this in the place's name")
    .option('--source <name>', 'that this source states; of documents: that it published')
    .option('--verdict <verdict>', 'that people decided so: accept, reject, unsure; none: nobody has')
    .option('--orphaned', 'decisions without a place in the present coding')
    .addHelpText('after', HELP)
    .action((what: string, options: ListOptions, command: Command) => printList(what, options, command));
}

async function printList(what: string, options: ListOptions, command: Command): Promise<void> {
  const kind = requireWord('list', what.endsWith('s') ? what : `${what}s`, KINDS);
  const known = new Set<string>([...FILTERS[kind], 'json', 'limit', 'offset', 'workspace']);
  const foreign = Object.keys(options).find(
    (name) => command.getOptionValueSource(name) === 'cli' && !known.has(name),
  );
  if (foreign) throw new CommandError(`--${foreign} says nothing about ${kind}`, EXIT_USAGE);
  const { STATUSES } = await import('../../contract/coded-document.ts');
  const { VERDICTS } = await import('../../contract/review.ts');
  if (options.status) requireWord('status', options.status, STATUSES);
  if (options.verdict) requireWord('verdict', options.verdict, [...VERDICTS, 'none']);
  await withStore(options, async (store) => {
    const { page, table } = await readList(store, kind, options);
    if (options.json) process.stdout.write(`${JSON.stringify(page)}\n`);
    else process.stdout.write(table + describeRest(page, options.offset));
  });
}

async function readList(store: Store, kind: Kind, options: ListOptions) {
  const filters = Object.fromEntries(
    [...FILTERS[kind], 'limit', 'offset'].flatMap((name) => {
      const value = options[name as keyof ListOptions];
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const width = readTerminalWidth();
  const lay = <T>(page: Page<T>, columns: readonly TableColumn<T>[]) => ({
    page: page as Page<unknown>,
    table: page.rows.length > 0 ? formatTable(columns, page.rows, width) : '',
  });
  switch (kind) {
    case 'documents':
      return lay(await store.listDocuments(filters), DOCUMENT_COLUMNS);
    case 'claims':
      return lay(await store.listClaims(filters), CLAIM_COLUMNS);
    case 'events':
      return lay(await store.listEvents(filters), EVENT_COLUMNS);
    case 'decisions':
      return lay(await store.listReviews(filters), DECISION_COLUMNS);
    case 'erasures': {
      const rows = await store.listErasures();
      return lay({ rows: rows.slice(options.offset, options.offset + options.limit), total: rows.length }, [
        { head: 'document', read: (row) => row.documentId, min: 12 },
        { head: 'erased', read: (row) => row.erasedAt.slice(0, 10), min: 10 },
        { head: 'by', read: (row) => row.erasedBy },
        { head: 'reason', read: (row) => row.reason },
        { head: 'added again', read: (row) => row.liftedAt?.slice(0, 10) ?? '–' },
      ]);
    }
  }
}

function describeRest(page: Page<unknown>, offset: number): string {
  if (page.total === 0) return 'none\n';
  const last = offset + page.rows.length;
  if (page.rows.length === page.total) return '';
  return `${offset + 1}–${last} of ${page.total}; the next with --offset ${last}, all with --limit ${page.total}\n`;
}

function nameFile({ fileName, recordIndex }: DocumentRow): string {
  if (fileName === null) return '';
  return recordIndex === null ? fileName : `${fileName}:${recordIndex + 1}`;
}

function describePublished(row: DocumentRow): string {
  if (row.publishedAt === null) return '–';
  return row.publishedBasis === 'inferred' ? `${row.publishedAt}*` : row.publishedAt;
}

function describeParties(parties: EventRow['event']['actors']): string {
  return parties.map((party) => (party.alleged ? `${party.name} (alleged)` : party.name)).join(', ') || '–';
}

function describeAction({ review }: ReviewRow): string {
  if (review.action !== 'edit') return review.action;
  return `edit ${review.field} → ${JSON.stringify(review.value)}`;
}

function parseOffset(value: string): number {
  return value === '0' ? 0 : parseCount(value);
}

function parseDay(value: string): string {
  if (/^\d{4}(-\d{2}(-\d{2})?)?$/.test(value)) return value;
  throw new InvalidArgumentError('Give a day, month or year, such as 2023-06-15, 2023-06 or 2023.');
}
