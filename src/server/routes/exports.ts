/** `/api/export`: the events as a file. */
import type { Routes } from '../server.ts';

export const EXPORTS: Readonly<Record<string, unknown>> = {};

export const routeExports: Routes = () => {};
