// Sets the project up: packages from the lockfile, the pinned Node, the gazetteer, the workbench. Idempotent, and safe
// to interrupt: every step writes its mark last. Runs on Node 20 without any package, because it is what installs them.
//
//   node scripts/setup.mjs            what `onrecord` and the workbench need
//   node scripts/setup.mjs --tests    also the browser that the browser tests drive
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const at = (...parts) => join(root, ...parts);
const windows = process.platform === 'win32';
const nodePath = at('node_modules', '.bin', windows ? 'node.cmd' : 'node');

class SetupError extends Error {}

function say(line) {
  console.error(`setup: ${line}`);
}

function fail(line) {
  throw new SetupError(line);
}

/** Runs a command from the project's folder; what it prints goes to standard error, so that filters stay clean. */
function run(command, args, what) {
  const result = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], shell: windows });
  if (result.error) fail(`${what}: ${result.error.message}`);
  if (result.status !== 0)
    fail(`${what}: "${command} ${args.join(' ')}" ended with status ${result.status ?? result.signal}`);
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/** Whether node_modules holds what the lockfile asks for: npm's own record of what it installed says so. */
function isInstalled() {
  const wanted = readJson(at('package-lock.json'));
  const installed = readJson(at('node_modules', '.package-lock.json'));
  if (!wanted || !installed) return false;
  return Object.entries(wanted.packages).every(
    ([path, entry]) => path === '' || entry.optional || installed.packages[path]?.version === entry.version,
  );
}

function installPackages() {
  if (!existsSync(at('package-lock.json'))) fail('package-lock.json is missing; check the project out again');
  if (isInstalled()) return;
  say('installing packages from package-lock.json (a minute or two, once)');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], 'installing packages');
  if (!isInstalled())
    fail(
      'npm ci ended, but node_modules does not match package-lock.json; delete node_modules and run again',
    );
}

/** The Node that everything else runs on. Where install scripts are switched off, its link is made here. */
function checkNode() {
  const wanted = readJson(at('package.json')).devDependencies.node;
  const version = () => {
    const result = spawnSync(nodePath, ['--version'], { encoding: 'utf8', shell: windows });
    return result.status === 0 ? result.stdout.trim() : null;
  };
  if (version() === `v${wanted}`) return;
  const platform = windows ? 'win' : process.platform;
  const names = [`node-${platform}-${process.arch}`, `node-bin-${platform}-${process.arch}`];
  const binary = names
    .map((name) => at('node_modules', name, 'bin', windows ? 'node.exe' : 'node'))
    .find(existsSync);
  if (binary) {
    const target = at('node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');
    mkdirSync(dirname(target), { recursive: true });
    rmSync(target, { force: true });
    try {
      linkSync(binary, target);
    } catch {
      copyFileSync(binary, target);
    }
    chmodSync(target, 0o755);
    say(`linked Node ${wanted}`);
  }
  const found = version();
  if (found !== `v${wanted}`) {
    fail(
      `node_modules/.bin/node is ${found ?? 'missing'}, not v${wanted}; run "npm install --no-save ${names[0]}@${wanted}" and again`,
    );
  }
}

function buildGazetteer() {
  run(nodePath, [at('scripts', 'build-gazetteer.ts')], 'preparing the gazetteer');
}

/** A hash over the content of files and folders, so that the web is built only when something changed. */
function hashOf(paths) {
  const hash = createHash('sha256');
  const visit = (path) => {
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name));
    else hash.update(path.slice(root.length)).update('\0').update(readFileSync(path));
  };
  for (const path of paths) if (existsSync(path)) visit(path);
  return hash.digest('hex');
}

function buildWeb() {
  const mark = at('dist', 'web.mark');
  const wanted = hashOf([
    at('src', 'web'),
    at('src', 'contract'),
    at('vite.config.ts'),
    at('package-lock.json'),
  ]);
  const built =
    existsSync(mark) && existsSync(at('dist', 'web', 'index.html')) && readFileSync(mark, 'utf8') === wanted;
  if (built) return;
  say('building the workbench');
  run(
    nodePath,
    [at('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'error'],
    'building the workbench',
  );
  writeFileSync(mark, wanted);
}

/** Where Chromium is, or null. Exported for the tests' runner through the environment variable CHROMIUM_PATH. */
function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  const folders = (process.env.PATH ?? '').split(windows ? ';' : ':');
  const candidates = named
    ? [named]
    : folders.flatMap((dir) =>
        ['chromium', 'chromium-browser', 'google-chrome'].map((name) => join(dir, name)),
      );
  return candidates.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function installChromium() {
  if (findChromium()) return;
  const debian = existsSync('/etc/debian_version') && process.getuid?.() === 0;
  if (!debian) {
    say('Chromium is missing: the browser tests will not run (install chromium, or set CHROMIUM_PATH)');
    return;
  }
  say('installing Chromium for the browser tests (apt-get install chromium)');
  const apt = (args) =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  apt(['update', '-qq']);
  apt(['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
  if (!findChromium()) say('Chromium could not be installed: the browser tests will not run');
}

try {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) fail(`Node ${process.versions.node} is too old; install Node 20 or later`);
  installPackages();
  checkNode();
  buildGazetteer();
  buildWeb();
  if (process.argv.includes('--tests')) installChromium();
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  say(error.message);
  process.exit(1);
}
