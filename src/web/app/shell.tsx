/** The frame around every room: masthead, rooms, who decides, theme, notices. */
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { statusQuery } from '../api/queries.ts';
import { countOf } from '../shared/words.ts';
import { HelpDialog, ReviewerDialog } from './dialogs.tsx';
import { setNotice, useNotice } from './notice.ts';
import { askReviewer, useReviewer } from './reviewer.ts';
import styles from './shell.module.css';
import { useShortcuts } from './shortcuts.ts';
import { applyTheme, readTheme, THEMES } from './theme.ts';

const ROOMS = [
  ['/documents', 'Documents'],
  ['/events', 'Events'],
  ['/map', 'Map'],
  ['/decisions', 'Decisions'],
] as const;

export function Shell() {
  const [help, setHelp] = useState(false);
  const navigate = useNavigate();
  useShortcuts({
    '?': () => setHelp(true),
    '/': () => document.querySelector<HTMLInputElement>('input[type="search"]')?.focus(),
    '1': () => void navigate({ to: '/documents' }),
    '2': () => void navigate({ to: '/events' }),
    '3': () => void navigate({ to: '/map' }),
    '4': () => void navigate({ to: '/decisions' }),
  });
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#room">
        Skip to the content
      </a>
      <header className={styles.masthead}>
        <Link to="/documents" className={styles.name}>
          OnRecord
        </Link>
        <nav aria-label="Rooms" className={styles.rooms}>
          {ROOMS.map(([to, word]) => (
            <Link key={to} to={to} className={styles.room} activeProps={{ 'aria-current': 'page' }}>
              {word}
            </Link>
          ))}
        </nav>
        <Counts />
        <Tools onHelp={() => setHelp(true)} />
      </header>
      <main id="room" className={styles.main} tabIndex={-1}>
        <Outlet />
      </main>
      <NoticeBar />
      <HelpDialog open={help} onClose={() => setHelp(false)} />
      <ReviewerDialog />
    </div>
  );
}

function Counts() {
  const { data } = useQuery(statusQuery);
  if (!data) return <p className={styles.counts} />;
  const { documents, claims, events } = data.counts;
  return (
    <p className={styles.counts} title={data.workspace}>
      {[countOf(documents, 'document'), countOf(claims, 'claim'), countOf(events, 'event')].join(', ')}
    </p>
  );
}

function Tools(props: { onHelp: () => void }) {
  const reviewer = useReviewer();
  const [theme, setTheme] = useState(readTheme());
  const turn = () => {
    const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
    applyTheme(next);
    setTheme(next);
  };
  return (
    <div className={styles.tools}>
      <button type="button" onClick={() => void askReviewer()}>
        {reviewer ? `Signed ${reviewer}` : 'Sign in a name'}
      </button>
      <button type="button" onClick={turn} aria-label={`Colours: ${theme}. Change`}>
        {theme === 'system' ? 'Auto' : theme === 'light' ? 'Light' : 'Dark'}
      </button>
      <button type="button" onClick={props.onHelp}>
        Keys <kbd>?</kbd>
      </button>
    </div>
  );
}

function NoticeBar() {
  const notice = useNotice();
  return (
    <div className={styles.noticeHolder} aria-live="polite">
      {notice ? (
        <p className={styles.notice} data-kind={notice.kind}>
          <span>{notice.text}</span>
          {notice.undo ? (
            <button type="button" onClick={notice.undo}>
              Undo <kbd>z</kbd>
            </button>
          ) : null}
          <button type="button" onClick={() => setNotice(null)}>
            Close
          </button>
        </p>
      ) : null}
    </div>
  );
}
