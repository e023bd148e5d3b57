// The one module that owns connections to SQLite: the built-in of Node 24 and later, below it
// @photostructure/sqlite, which has the same interface. It closes two traps of that interface: a bound
// string is cut at its first NUL, and a parameter that is left out becomes NULL, both without a word.
import { createRequire } from 'node:module';
import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';

export type SqlValue = null | number | string | Uint8Array;

export interface Statement {
  run(...values: readonly SqlValue[]): void;
  /** The first row, or undefined. */
  get(...values: readonly SqlValue[]): SqlValue[] | undefined;
  all(...values: readonly SqlValue[]): SqlValue[][];
  iterate(...values: readonly SqlValue[]): IterableIterator<SqlValue[]>;
}

export interface Database {
  /** What it was opened with, for a connection of another thread. */
  readonly source: { readonly path: string; readonly options: OpenOptions };
  exec(sql: string): void;
  /** Prepares a statement, once for each text of SQL. Values stand in it as `?`, never in strings. */
  prepare(sql: string): Statement;
  readonly inTransaction: boolean;
  close(): void;
}

export interface OpenOptions {
  readonly readOnly?: boolean;
  /** Nobody else writes, and nothing beside the file can be made: for a folder without write access. */
  readonly immutable?: boolean;
  /** How long to wait for another connection's lock, in milliseconds. */
  readonly busyTimeout?: number;
}

interface SqliteModule {
  readonly DatabaseSync: new (path: string, options: { readOnly: boolean }) => DatabaseSyncInstance;
}

const FIRST_NODE_WITH_SQLITE = 24;

let loaded: SqliteModule | undefined;

function sqliteModule(): SqliteModule {
  loaded ??= loadSqlite();
  return loaded;
}

function loadSqlite(): SqliteModule {
  const [major = '0'] = process.versions.node.split('.');
  if (Number(major) >= FIRST_NODE_WITH_SQLITE) {
    // The types of Node 20 do not know this module; the package's declarations describe the same one.
    const builtIn = process.getBuiltinModule('node:sqlite') as unknown;
    if (builtIn) return builtIn as SqliteModule;
  }
  return createRequire(import.meta.url)('@photostructure/sqlite') as SqliteModule;
}

/** Opens a database file. Errors of SQLite are thrown as they come; `damage.ts` reads them. */
export function openDatabase(path: string, options: OpenOptions = {}): Database {
  const { readOnly = false, immutable = false, busyTimeout = 5000 } = options;
  const { DatabaseSync } = sqliteModule();
  const connection = new DatabaseSync(immutable ? immutableUri(path) : path, { readOnly });
  const statements = new Map<string, Statement>();
  try {
    connection.exec(`PRAGMA busy_timeout = ${Math.trunc(busyTimeout)}`);
  } catch (error) {
    connection.close();
    throw error;
  }
  return {
    source: { path, options },
    exec: (sql) => connection.exec(sql),
    prepare(sql) {
      const known = statements.get(sql);
      if (known) return known;
      const statement = checkedStatement(connection.prepare(sql), sql);
      statements.set(sql, statement);
      return statement;
    },
    get inTransaction() {
      return connection.isTransaction;
    },
    close() {
      statements.clear();
      connection.close();
    },
  };
}

function immutableUri(path: string): string {
  const parts = path.split(/[/\\]/).map(encodeURIComponent).join('/');
  return `file:${parts}?immutable=1`;
}

function checkedStatement(statement: StatementSyncInstance, sql: string): Statement {
  const parameters = sql.split('?').length - 1;
  statement.setReturnArrays(true);
  const check = (values: readonly SqlValue[]): SqlValue[] => {
    if (values.length !== parameters) {
      throw new Error(`${parameters} parameters expected, ${values.length} given: ${sql}`);
    }
    for (const value of values) {
      if (typeof value === 'string' && value.includes('\0')) {
        throw new Error(`SQLite would cut this value at NUL: ${JSON.stringify(value)}`);
      }
    }
    return [...values];
  };
  return {
    run(...values) {
      statement.run(...check(values));
    },
    get: (...values) => statement.get(...check(values)) as SqlValue[] | undefined,
    all: (...values) => statement.all(...check(values)) as SqlValue[][],
    iterate: (...values) => statement.iterate(...check(values)) as IterableIterator<SqlValue[]>,
  };
}
