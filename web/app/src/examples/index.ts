// SPDX-License-Identifier: EUPL-1.2
// The examples that ship with Houvast, to begin with; one is loaded when somebody asks for it.
import type { SentFile } from '../base/files';
import type { Text } from '../base/language.svelte';

interface Example {
  id: string;
  name: string;
  about: Text;
  load: () => Promise<{ default: Record<string, string> }>;
}

export const examples: Example[] = [
  {
    id: 'voorbeeldregio', name: 'Voorbeeldregio', load: () => import('./voorbeeldregio'),
    about: {
      nl: 'Tien gemeenten verdelen het geld voor beschermd wonen en maken er afspraken over.',
      en: 'Ten municipalities divide the money for sheltered living and agree about it.',
    },
  },
  {
    id: 'zorgregio', name: 'Zorgregio', load: () => import('./zorgregio'),
    about: {
      nl: 'Dezelfde gemeenten, cliënt voor cliënt: vraag, wachtlijsten en maatregelen.',
      en: 'The same municipalities, client by client: demand, waiting lists and levers.',
    },
  },
  {
    id: 'boeggolf', name: 'De boeggolf van preventie', load: () => import('./boeggolf'),
    about: {
      nl: 'Preventie kost eerst geld en bespaart later: wanneer is het terugverdiend?',
      en: 'Prevention costs money first and saves later: when has it paid off?',
    },
  },
  {
    id: 'groeimodel', name: 'Groeimodel 2015-2018', load: () => import('./groeimodel'),
    about: {
      nl: 'Vier gemeenten en vijf aanbieders: vormen van bekostiging naast elkaar.',
      en: 'Four municipalities and five providers: payment forms side by side.',
    },
  },
];

export async function filesOf(example: Example): Promise<SentFile[]> {
  const { default: files } = await example.load();
  return Object.entries(files).map(([name, text]) => ({ name, base64: toBase64(text) }));
}

function toBase64(text: string): string {
  let bytes = '';
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return btoa(bytes);
}
