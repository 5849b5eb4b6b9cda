// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "houvast/contribution.h"
#include "houvast/cooperation.h"
#include "houvast/dossier.h"
#include "houvast/equalisation.h"
#include "houvast/solidarity.h"
#include "houvast/study.h"
#include "study/care_book.h"
#include "study/scheme_tables.h"

namespace houvast::study {

/// What an agreement carries from year to year. `reserve` may be shared by several agreements.
struct AgreementState {
  Cents fund;                                   ///< R5, insurance.
  std::vector<std::map<int, Cents>> past_cost;  ///< R5: what members bore, by year.
  std::vector<std::optional<Cents>> last_year;  ///< R2: what their care cost the year before.
};

/// One year of one agreement: amounts of all members, in order of code.
struct AgreementAmounts {
  std::vector<Cents> own_care;  ///< Care that they pay themselves.
  std::optional<region::PoolYear> pool;
  region::PoolFigures pool_figures;  ///< What the pool was computed from.
  std::vector<region::ExecutionShare> execution;
  std::vector<region::SolidarityFigures> figures;  ///< What R4 looks at.
  std::vector<Cents> solidarity;                   ///< R4: received (+) or paid (-).
  std::optional<region::Equalisation> equalisation;
  std::vector<Cents> before;  ///< Result if each bore its own cost.
  std::vector<Cents> after;
};

/// Applies one agreement year after year: R2, R3, then R4 or R5. Amounts only; explain() tells the
/// same year in transfers. Prepared once, used by one thread.
class AgreementChain {
 public:
  /// `reserve_owner`: the agreement whose reserve this one shares (R3, scope); none: its own.
  AgreementChain(const Dossier& dossier, const Agreement& agreement, const SchemeTables& tables,
                 const Agreement* reserve_owner);

  [[nodiscard]] Problems prepare();

  [[nodiscard]] const Agreement& agreement() const { return agreement_; }
  [[nodiscard]] const std::vector<std::size_t>& members() const { return members_; }
  [[nodiscard]] AgreementState start() const;

  /// `spending`: what the care of each member's residents costs this year, after F8; `clients`: how
  /// many of them use it.
  /// `reserve` is read and written; `band_income` is the state income that its band is a share of.
  [[nodiscard]] Result<AgreementAmounts> year(int year, std::span<const Cents> spending,
                                              std::span<const std::optional<std::int64_t>> clients,
                                              std::optional<Cents> band_income, Cents& reserve,
                                              AgreementState& state);

  /// Is what the next year looks at the same in both?
  [[nodiscard]] bool goes_on_the_same(const AgreementState& one, const AgreementState& other) const;

  /// The transfers of a year that year() computed from the same spending. `care` says what
  /// simulated care is made of; it may be null.
  struct Explained {
    AgreementYear year;
    std::vector<Transfer> transfers;
  };
  [[nodiscard]] Result<Explained> explain(int year, const AgreementAmounts& amounts,
                                          std::span<const Cents> spending,
                                          const CareBook* care) const;

 private:
  [[nodiscard]] region::PoolFigures pool_figures(
      int year, std::span<const Cents> spending,
      std::span<const std::optional<std::int64_t>> clients, std::optional<Cents> band_income,
      Cents reserve, const AgreementState& state) const;
  [[nodiscard]] std::vector<Transfer> care_transfers(int year, const AgreementAmounts& amounts,
                                                     std::span<const Cents> spending,
                                                     const CareBook* care) const;

  const Dossier& dossier_;
  std::size_t scheme_;  ///< Place in the dossier.
  Agreement agreement_;
  const SchemeTables& tables_;
  const Agreement* reserve_owner_;
  std::vector<std::size_t> members_;
  std::vector<std::string> codes_;
  region::RegionAccounts accounts_;
  std::map<int, region::SolidaritySettler> settlers_;
};

}  // namespace houvast::study
