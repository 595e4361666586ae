/** Opens the workbench in the user's browser, where there is one to open. */
import { spawn } from 'node:child_process';

/** Whether this process belongs to a person at a desktop: a terminal, a display, and not a remote shell. */
export function hasDesktop(
  env: NodeJS.ProcessEnv = process.env,
  isTerminal = process.stdout.isTTY === true,
): boolean {
  if (!isTerminal || env.SSH_CONNECTION || env.CI) return false;
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** Hands the address to the system; that it may fail is no failure of ours, the address is printed anyway. */
export function openBrowser(url: string): void {
  const [command, args] =
    process.platform === 'darwin'
      ? ['open', [url]]
      : process.platform === 'win32'
        ? ['cmd', ['/c', 'start', '', url]]
        : ['xdg-open', [url]];
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}
