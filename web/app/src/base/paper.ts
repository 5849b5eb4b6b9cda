// SPDX-License-Identifier: EUPL-1.2
/** The colours that the page has now, for what draws its own picture. */
export function paperNow(): { ink: string; paper: string; line: string } {
  const style = getComputedStyle(document.documentElement);
  const value = (name: string) => style.getPropertyValue(name).trim();
  return { ink: value('--ink'), paper: value('--raised'), line: value('--line') };
}
