/** What opens at the foot of the reading view: a bar with its title and buttons, and below it something that scrolls. */
import { type KeyboardEventHandler, type ReactNode, useEffect, useRef } from 'react';
import styles from './foot-panel.module.css';

export interface PanelButton {
  readonly word: string;
  /** Its key, as it is shown. */
  readonly hint: string;
  readonly act: () => void;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
}

interface Props {
  readonly title: string;
  /** Which part of the document: 'sentence 3 of 11'. */
  readonly detail: string;
  readonly buttons: readonly PanelButton[];
  readonly onClose: () => void;
  readonly onKeyDown?: KeyboardEventHandler<HTMLElement>;
  readonly children: ReactNode;
}

export function FootPanel({ title, detail, buttons, onClose, onKeyDown, children }: Props) {
  const panel = useFocusWhileOpen();
  return (
    <section
      ref={panel}
      className={styles.panel}
      aria-label={title}
      data-foot={title}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <header className={styles.bar}>
        <h2>
          {title} <span>{detail}</span>
        </h2>
        {[...buttons, { word: 'Close', hint: 'Esc', act: onClose }].map((button: PanelButton) => (
          <button
            key={button.word}
            type="button"
            aria-label={button.word}
            aria-keyshortcuts={button.hint === 'Esc' ? 'Escape' : button.hint}
            aria-pressed={button.pressed}
            disabled={button.disabled}
            onClick={button.act}
          >
            {button.word}
            <kbd>{button.hint}</kbd>
          </button>
        ))}
      </header>
      {children}
    </section>
  );
}

/** Takes the focus, and gives it back to what had it when the panel closes. */
function useFocusWhileOpen() {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    const own = panel.current;
    own?.focus({ preventScroll: true });
    return () => {
      const moved = document.activeElement !== document.body && !own?.contains(document.activeElement);
      if (!moved && before instanceof HTMLElement && before.isConnected)
        before.focus({ preventScroll: true });
    };
  }, []);
  return panel;
}
