// SPDX-License-Identifier: EUPL-1.2
// An agreement under discussion as a scenario: the keys of dossier.toml that it changes.
import type { Blend, Contribution, Equalisation, Reserve, Solidarity, Terms } from './terms';

type Changes = Record<string, unknown>;

const key = (blend: Blend): Changes =>
  Object.fromEntries(Object.entries(blend).filter(([, weight]) => Number(weight) > 0).map(([name, weight]) => [name, Number(weight)]));

const contribution = (terms: Contribution): Changes => ({
  key: key(terms.key), pooled_share: Number(terms.pooled_share), advance: terms.advance, true_up: terms.true_up,
});
const reserve = (terms: Reserve): Changes => ({
  opening: (terms.opening_cents / 100).toFixed(2), surplus_share: Number(terms.surplus_share), deficit_share: Number(terms.deficit_share),
  minimum: Number(terms.minimum), maximum: Number(terms.maximum), at_minimum: terms.at_minimum, at_maximum: terms.at_maximum,
});
const solidarity = (terms: Solidarity): Changes => ({
  baseline: terms.baseline, capped: terms.capped, weight: terms.weight,
  execution_cost: terms.execution_surcharge == null ? 'actual' : { surcharge: Number(terms.execution_surcharge) },
  ...(terms.corrected ? {} : { correction: 'none' }),
  own_share: terms.own_share_deficit === terms.own_share_surplus
    ? Number(terms.own_share_deficit)
    : { deficit: Number(terms.own_share_deficit), surplus: Number(terms.own_share_surplus) },
});
const equalisation = (terms: Equalisation): Changes => ({
  form: terms.form,
  ...(Object.keys(terms.key).length > 0 ? { key: key(terms.key) } : {}),
  ...(terms.form === 'threshold' || terms.form === 'insurance' ? { threshold: Number(terms.threshold) } : {}),
  ...(terms.form === 'deferred_user_pays' || terms.form === 'insurance' ? { mean_years: terms.mean_years } : {}),
  ...(terms.form === 'stop_loss' ? { client_limit: (terms.client_limit_cents / 100).toFixed(2) } : {}),
});

/** The body of POST dossiers/{id}/scenarios: what is set, and the parts that are taken out. */
export function keepScenario(label: string, id: string, scheme: string, terms: Terms, before: Terms): unknown {
  const set: Changes = {};
  const remove: string[] = [];
  const put = (part: keyof Terms, changes: Changes | undefined) => {
    const place = `agreement.${id}.${part}`;
    if (changes) for (const [name, value] of Object.entries(changes)) set[`${place}.${name}`] = value;
    else if (before[part]) remove.push(place);
  };
  if (Object.values(before).every((part) => part == null)) set[`agreement.${id}.scheme`] = scheme;
  put('contribution', terms.contribution ? contribution(terms.contribution) : undefined);
  put('reserve', terms.reserve ? reserve(terms.reserve) : undefined);
  put('solidarity', terms.solidarity ? solidarity(terms.solidarity) : undefined);
  put('equalisation', terms.equalisation ? equalisation(terms.equalisation) : undefined);
  return { label: { nl: label, en: label }, set, remove };
}
