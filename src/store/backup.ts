/** Copies a whole workspace to one file and back: the database, and the team's own folders inside it. */
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreError } from './errors.ts';
import { SCHEMA_VERSION } from './migrations.ts';
import { APPLICATION_ID, DATABASE_FILE, listFaults } from './sqlite/engine.ts';
import { openStore, type Store } from './store.ts';

/** A team's own knowledge and map layers: part of the workspace, and so of its backup. */
const OWN_FOLDERS = ['actors', 'places', 'patterns', 'layers'];

/**
 * Writes a consistent copy while others read and write. The file appears under its name only when it is whole.
 * @param options `replace` an existing file
 * @throws StoreError where the file exists, or the copy is not sound
 */
export async function backupStore(
  store: Store,
  file: string,
  options: { readonly replace?: boolean } = {},
): Promise<{ readonly bytes: number }> {
  const target = resolve(file);
  if (existsSync(target) && !options.replace) {
    throw new StoreError(`${file} exists; choose another name or give --replace`);
  }
  mkdirSync(dirname(target), { recursive: true });
  const part = join(dirname(target), `.${basename(target)}.${process.pid}.part`);
  rmSync(part, { force: true });
  try {
    await store.copyTo(part);
    chmodSync(part, 0o600);
    const copy = new DatabaseSync(part);
    try {
      packFolders(copy, store.dir);
      const fault = listFaults(copy)[0];
      if (fault) throw new StoreError(`the copy is not sound: ${fault}`);
    } finally {
      copy.close();
    }
    syncFile(part);
    renameSync(part, target);
    syncFile(dirname(target));
  } finally {
    rmSync(part, { force: true });
  }
  return { bytes: statSync(target).size };
}

export interface RestoreResult {
  /** Where the workspace as it was before has been kept; null: there was nothing in it. */
  readonly kept: string | null;
  readonly documents: number;
}

/**
 * Puts a backup in place of what is in the workspace, at once for everybody who has it open.
 * @param options `replace` a workspace that is not empty: it is kept beside as a backup of its own; `now` names that
 * @throws StoreError where the file is no sound backup that this program can read, or the workspace is not empty
 */
export async function restoreStore(
  dir: string,
  file: string,
  options: { readonly replace?: boolean; readonly now: Date },
): Promise<RestoreResult> {
  verifyBackup(file);
  const stamp = options.now.toISOString().replace(/[:.]/g, '-').slice(0, 19);
  const { store, damaged } = await openForRestore(dir, stamp, options.replace ?? false);
  // In the workspace, so that it is on the same disk and as private as the rest.
  const part = join(dir, `.restore.${process.pid}.part`);
  try {
    let kept = damaged;
    const { documents, reviews, erasures } = await store.counts();
    if (documents + reviews + erasures > 0 || listOwnFiles(dir).length > 0) {
      if (!options.replace) {
        throw new StoreError(
          `${dir} is not empty (${documents} documents, ${reviews} decisions); choose another --workspace, or give --replace, which keeps what is there beside it`,
        );
      }
      kept = join(dir, `before-restore-${stamp}.onrecord`);
      await backupStore(store, kept);
    }
    copyFileSync(file, part);
    const files = unpackFolders(part);
    await store.copyFrom(part);
    for (const folder of OWN_FOLDERS) rmSync(join(dir, folder), { recursive: true, force: true });
    for (const { path, bytes } of files) {
      mkdirSync(dirname(join(dir, path)), { recursive: true });
      writeFileSync(join(dir, path), bytes);
    }
    return { kept, documents: (await store.counts()).documents };
  } finally {
    await store.close();
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${part}${suffix}`, { force: true });
  }
}

/** @throws StoreError where the file is not a sound backup that this program can read */
function verifyBackup(file: string): void {
  if (!existsSync(file)) throw new StoreError(`there is no file ${file}`);
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { readOnly: true });
    const id = Number(database.prepare('pragma application_id').get()?.application_id);
    if (id !== APPLICATION_ID) throw new StoreError(`${file} is not a backup of a workspace`);
    const fault = listFaults(database)[0];
    if (fault) throw new StoreError(`${file} is damaged (${fault}); nothing was changed`);
    const version = Number(database.prepare('select max(version) as v from schema_versions').get()?.v);
    if (version > SCHEMA_VERSION) {
      throw new StoreError(
        `${file} has tables of version ${version}, this program knows ${SCHEMA_VERSION}: update the program`,
      );
    }
  } catch (error) {
    if (error instanceof StoreError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new StoreError(`${file} cannot be read as a backup (${reason}); nothing was changed`);
  } finally {
    database?.close();
  }
}

/** A database that cannot be opened is moved aside, when it may be replaced: a restore is what saves the user then. */
async function openForRestore(
  dir: string,
  stamp: string,
  replace: boolean,
): Promise<{ store: Store; damaged: string | null }> {
  try {
    return { store: await openStore(dir), damaged: null };
  } catch (error) {
    if (!(error instanceof StoreError) || !replace) throw error;
    const damaged = join(dir, `damaged-${stamp}.sqlite`);
    for (const suffix of ['', '-wal', '-shm']) {
      const path = join(dir, `${DATABASE_FILE}${suffix}`);
      if (existsSync(path)) renameSync(path, `${damaged}${suffix}`);
    }
    return { store: await openStore(dir), damaged };
  }
}

function listOwnFiles(dir: string): string[] {
  return OWN_FOLDERS.map((name) => join(dir, name))
    .filter((path) => existsSync(path))
    .flatMap((path) =>
      readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name)),
    )
    .sort();
}

function packFolders(copy: DatabaseSync, dir: string): void {
  copy.exec('create table workspace_files (path text primary key, bytes blob not null)');
  const insert = copy.prepare('insert into workspace_files values (?, ?)');
  for (const file of listOwnFiles(dir)) {
    insert.run(relative(dir, file).split(sep).join('/'), readFileSync(file));
  }
}

/** Takes the folders out of a copy of the backup, so that the copy is the database alone. */
function unpackFolders(part: string): { path: string; bytes: Uint8Array }[] {
  const copy = new DatabaseSync(part);
  try {
    const rows = copy.prepare('select path, bytes from workspace_files').all();
    copy.exec('drop table workspace_files');
    return rows.map((row) => {
      const path = String(row.path);
      const inside = OWN_FOLDERS.includes(path.split('/')[0] ?? '') && !path.split('/').includes('..');
      if (!inside) throw new StoreError(`the backup holds a file outside its folders: ${path}`);
      return { path, bytes: row.bytes as Uint8Array };
    });
  } finally {
    copy.close();
  }
}

function syncFile(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
