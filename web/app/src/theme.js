// SPDX-License-Identifier: EUPL-1.2
// Runs before the first paint: the language and the paper that the reader chose last time.
const kept = (key) => {
  try { return localStorage.getItem(`houvast.${key}`); } catch { return null; }
};
const theme = kept('theme');
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
if (kept('language') === 'en') document.documentElement.lang = 'en';
