/** Every view has a URL; what filters or selects is in it. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  Link,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { DecisionsPage } from '../decisions/decisions-page.tsx';
import { DocumentsPage } from '../documents/documents-page.tsx';
import { EventPage } from '../events/event-page.tsx';
import { EventsPage } from '../events/events-page.tsx';
import { ReadingPage } from '../reading/reading-page.tsx';
import { Empty } from '../shared/state.tsx';
import { Shell } from './shell.tsx';

const read = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const readCount = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/documents' });
  },
});

const documents = createRoute({
  getParentRoute: () => root,
  path: '/documents',
  component: DocumentsPage,
  validateSearch: (search): { text?: string | undefined; sort?: string | undefined } => ({
    text: read(search.text),
    sort: read(search.sort),
  }),
});

interface ReadingSearch {
  readonly claim?: string | undefined;
  readonly sentence?: number | undefined;
  readonly voices?: true | undefined;
}

const reading = createRoute({
  getParentRoute: () => root,
  path: '/documents/$id',
  component: ReadingPage,
  // `sentence`, from 1: the one whose grammar is shown; `voices`: whether who speaks is shown. Never both.
  validateSearch: (search): ReadingSearch => {
    const sentence = readCount(search.sentence);
    return {
      claim: read(search.claim),
      sentence,
      voices: sentence === undefined && search.voices === true ? true : undefined,
    };
  },
});

export interface EventSearch {
  readonly text?: string | undefined;
  readonly status?: string | undefined;
  readonly grade?: string | undefined;
  readonly type?: string | undefined;
  readonly verdict?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** `killed` or `-killed`: the column that sorts, and which way. */
  readonly sort?: string | undefined;
  /** The event selected on the map. */
  readonly event?: string | undefined;
}
const readEventSearch = (search: Record<string, unknown>): EventSearch => ({
  text: read(search.text),
  status: read(search.status),
  grade: read(search.grade),
  type: read(search.type),
  verdict: read(search.verdict),
  from: read(search.from),
  until: read(search.until),
  sort: read(search.sort),
  event: read(search.event),
});

const events = createRoute({
  getParentRoute: () => root,
  path: '/events',
  component: EventsPage,
  validateSearch: readEventSearch,
});

const event = createRoute({
  getParentRoute: () => root,
  path: '/events/$document/$event',
  component: EventPage,
});

const map = createRoute({
  getParentRoute: () => root,
  path: '/map',
  // MapLibre is most of the code; other rooms do without it.
  component: lazyRouteComponent(() => import('../map/map-page.tsx'), 'MapPage'),
  validateSearch: readEventSearch,
});

const decisions = createRoute({ getParentRoute: () => root, path: '/decisions', component: DecisionsPage });

export const router = createRouter({
  routeTree: root.addChildren([home, documents, reading, events, event, map, decisions]),
  scrollToTopSelectors: ['#room'],
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

function NotFound() {
  return (
    <Empty title="There is no such page">
      The address names no room of this workbench. <Link to="/documents">Go to the documents</Link>.
    </Empty>
  );
}
