// SPDX-License-Identifier: EUPL-1.2
import { apiPath, type Query } from './api';
import { language } from './language.svelte';

export type ReportForm = 'csv' | 'xlsx' | 'html' | 'pdf' | 'json';

/** The same report as a file: an address that the browser saves. */
export const reportFile = (path: string, query: Query, form: ReportForm): string =>
  apiPath(path, { ...query, format: form, lang: language.now });
