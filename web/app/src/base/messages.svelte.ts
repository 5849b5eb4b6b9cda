// SPDX-License-Identifier: EUPL-1.2
// Short words that a screen reader says and a corner of the screen shows for a while.
interface Message {
  id: number;
  text: string;
  kind: 'ok' | 'warning';
}

let shown = $state.raw<Message[]>([]);
let last = 0;
const staysMilliseconds = 6000;

export const messages = {
  get shown(): Message[] {
    return shown;
  },
  /** "Opgeslagen": what happened, in a few words. */
  tell(text: string, kind: 'ok' | 'warning' = 'ok'): void {
    const id = ++last;
    shown = [...shown.slice(-2), { id, text, kind }];
    window.setTimeout(() => this.close(id), staysMilliseconds);
  },
  close(id: number): void {
    shown = shown.filter((message) => message.id !== id);
  },
};
