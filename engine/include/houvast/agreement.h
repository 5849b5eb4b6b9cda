// SPDX-License-Identifier: EUPL-1.2
// The terms between municipalities: what they agreed, in the words of the model (R2 to R8). The
// dossier reads them, part region applies them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "houvast/cents.h"
#include "houvast/decimal.h"
#include "houvast/municipality.h"
#include "houvast/problem.h"

namespace houvast {

/// R2. A contribution key (NL: verdeelsleutel): shares of a joint amount.
enum class Key {
  inhabitants,
  income,    ///< State income of the scheme: historical and objective.
  clients,   ///< Use: number of clients.
  spending,  ///< Use: what the care of the own residents costs.
};

/// R2. A blend of keys. Weights are normalised: their sum need not be one.
using KeyBlend = std::map<Key, Decimal>;

/// R2. How municipalities pay for what is done for all.
struct ContributionTerms {
  KeyBlend key;
  /// What is paid through the region: a share of every municipality's care, 1 is all of it.
  Decimal pooled_share{1};
  enum class Advance {
    budget,     ///< The budgeted cost of the year (spending of kind budget, else estimate).
    last_year,  ///< The actual cost of the year before; the first year its budget.
    income,     ///< The state income of the scheme.
  } advance = Advance::budget;
  /// Is what is left of the pool result, after the reserve, settled by the key? If not, it is for
  /// the municipality that finances the region.
  bool true_up = true;
};

/// R3. The regional reserve (NL: regionale reserve).
struct ReserveTerms {
  Cents opening;
  Decimal surplus_share;  ///< Of a pool surplus, this share is added.
  Decimal deficit_share;  ///< Of a pool deficit, this share is withdrawn.
  Decimal minimum;        ///< Of the region's state income in the year.
  Decimal maximum;
  enum class AtMinimum {
    top_up,        ///< Municipalities top up by key.
    savings_task,  ///< Stays a deficit of the financing municipality: next year's taakstelling.
  } at_minimum = AtMinimum::top_up;
  enum class AtMaximum {
    pay_out,  ///< By key.
    invest,   ///< Set apart for regional investment.
  } at_maximum = AtMaximum::pay_out;
  std::vector<std::string> scope;  ///< Schemes; empty: those of the agreement.
};

/// R4, choice 4: what a pooled surplus is multiplied by when payers share a bill.
enum class SolidarityWeight { none, inhabitants, income, table };

/// R4, choice 5: cost that is the effect of a municipality's own policy.
struct Correction {
  std::string municipality;
  int year = 0;
  Cents amount;  ///< Taken off the cost that is settled; above zero: own policy made it dearer.
};

/// R4. Solidarity by the six design choices (NL: onderlinge solidariteit).
struct SolidarityTerms {
  enum class Baseline { income, regional_average } baseline = Baseline::income;  // choice 1
  std::optional<Decimal> execution_surcharge;        // choice 2: empty is actual cost
  bool capped = true;                                // choice 3
  SolidarityWeight weight = SolidarityWeight::none;  // choice 4
  std::map<std::string, Decimal> weight_table;       ///< By municipality, with weight = table.
  std::vector<Correction> corrections;               // choice 5
  Decimal own_share_deficit;                         // choice 6, 0 to 1
  Decimal own_share_surplus;
  std::map<int, Decimal> own_share_deficit_in;  ///< Years that differ.
  std::map<int, Decimal> own_share_surplus_in;
};

/// R5. Risk equalisation (NL: risicoverevening).
enum class EqualisationForm {
  solidarity,          ///< solidariteit: by inhabitants, whatever the use
  user_pays,           ///< profijt
  deferred_user_pays,  ///< uitgesteld profijt
  shared_under_use,    ///< onderbenutting solidair
  fixed_shared,        ///< vaste kosten solidair, variabele kosten profijt
  threshold,           ///< drempel per gemeente, het meerdere verevend
  stop_loss,           ///< dure cliënten: het meerdere per cliënt verevend
  income_share,        ///< één percentage van de inkomsten voor allen
  insurance,           ///< premie, fonds betaalt boven het eigen risico
};

/// R5. A client who cost more than most in a year. No name, no citizen number: a code of the
/// user's.
struct LargeClient {
  std::string municipality;
  int year = 0;
  std::string client;
  Cents cost;
};

/// R5. Past cost by municipality and year, for means over years.
struct EqualisationTerms {
  EqualisationForm form = EqualisationForm::solidarity;
  KeyBlend key;  ///< For what is shared out; empty: inhabitants.
  /// deferred_user_pays: the year's difference by own average cost instead of the key.
  bool by_own_average = false;
  int mean_years = 3;                    ///< deferred_user_pays, insurance: years of the mean.
  std::vector<Figure<Cents>> past_cost;  ///< Years before the dossier begins.
  std::map<int, Cents> fixed_cost;       ///< fixed_shared: by year.
  Decimal minimum_volume;                ///< shared_under_use: agreed units a year, all together.
  Cents unit_rate;                       ///< shared_under_use: price of a unit (NL: tarief).
  std::vector<Figure<Decimal>> volumes;  ///< shared_under_use: units used.
  /// shared_under_use: a surcharge on the rate instead of the key.
  bool by_surcharge = false;
  Decimal threshold;   ///< threshold, insurance: own risk above budget, as a share of it.
  Cents client_limit;  ///< stop_loss: a client's cost above this is pooled.
  std::vector<LargeClient> large_clients;
  Decimal premium_surcharge;  ///< insurance: on the mean past excess.
  Cents fund_opening;         ///< insurance.
};

/// R8. The cooperation model (NL: samenwerkingsmodel): whose account joint money runs through.
enum class CooperationModel {
  account_holder,  ///< centrumgemeente: one municipality holds contracts and reserve
  host,            ///< gastheer: one municipality runs a function for the others
  network,         ///< netwerk: each municipality pays its own, together they agree
  agency,          ///< onafhankelijk bureau
};

struct CooperationTerms {
  CooperationModel model = CooperationModel::agency;
  std::optional<std::string> leader;  ///< Code of the account holder or host.
  KeyBlend execution_key;             ///< By which joint execution cost is shared; empty: as R2.
};

/// What one region agreed for one scheme.
struct Agreement {
  std::string id;
  std::string scheme;
  std::vector<std::string> members;  ///< Codes in order; empty: all municipalities of the dossier.
  CooperationTerms cooperation;      // R8
  std::optional<ContributionTerms> contribution;  // R2
  std::optional<ReserveTerms> reserve;            // R3
  std::optional<SolidarityTerms> solidarity;      // R4
  std::optional<EqualisationTerms> equalisation;  // R5
  /// Months until a contribution is final, by key (R2, speed); a table until M2 measures it.
  std::map<Key, Decimal> months_until_final;
};

}  // namespace houvast
