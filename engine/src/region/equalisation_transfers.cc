// SPDX-License-Identifier: EUPL-1.2
// R5. A year of risk equalisation as transfers, each with what it takes to check it by hand.
#include <string>
#include <utility>

#include "houvast/check.h"
#include "houvast/equalisation.h"

namespace houvast::region {
namespace {

std::string rule_of(EqualisationForm form) {
  switch (form) {
    case EqualisationForm::solidarity:
      return "R5.solidarity";
    case EqualisationForm::user_pays:
      return "R5.user_pays";
    case EqualisationForm::deferred_user_pays:
      return "R5.deferred_user_pays";
    case EqualisationForm::shared_under_use:
      return "R5.shared_under_use";
    case EqualisationForm::fixed_shared:
      return "R5.fixed_shared";
    case EqualisationForm::threshold:
      return "R5.threshold";
    case EqualisationForm::stop_loss:
      return "R5.stop_loss";
    case EqualisationForm::income_share:
      return "R5.income_share";
    case EqualisationForm::insurance:
      return "R5.premium";
  }
  check(false);
  return {};
}

class Poster {
 public:
  Poster(int year, std::string_view scheme) : year_(year), scheme_(scheme) {}

  /// An amount below zero goes the other way. Nothing goes from an account to itself.
  void post(const Account& from, const Account& to, Cents amount, Reason reason) {
    if (amount == Cents() || from == to) return;
    const bool is_forward = amount > Cents();
    posted.push_back({{year_},
                      is_forward ? from : to,
                      is_forward ? to : from,
                      is_forward ? amount : -amount,
                      scheme_,
                      std::move(reason)});
  }

  std::vector<Transfer> posted;

 private:
  int year_;
  std::string scheme_;
};

Reason with_terms(Reason reason, const Equalisation& year) {
  reason.inputs.insert(reason.inputs.end(), year.terms.begin(), year.terms.end());
  return reason;
}

Reason difference_reason(const Equalisation& year, const EqualisationLine& line) {
  Reason reason{rule_of(year.form),
                {{"municipality", line.municipality},
                 {"contribution", line.contribution},
                 {"cost", line.cost},
                 {"own_part", line.own_part},
                 {"share", line.share},
                 {"shared", year.shared}}};
  if (line.own_risk) reason.inputs.push_back({"own_risk", *line.own_risk});
  if (line.excess) reason.inputs.push_back({"excess", *line.excess});
  return with_terms(std::move(reason), year);
}

void post_insurance(Poster& poster, const Equalisation& year, const Account& fund) {
  const auto post = [&](const Account& from, const Account& to, Cents amount, Reason reason) {
    poster.post(from, to, amount, with_terms(std::move(reason), year));
  };
  for (const EqualisationLine& line : year.lines) {
    const Account own = municipality(line.municipality);
    post(own, fund, line.premium,
         {"R5.premium",
          {{"municipality", line.municipality},
           {"mean_past_excess", line.mean_past_excess.value_or(Cents())},
           {"own_risk", line.own_risk.value_or(Cents())}}});
    post(own, fund, line.premium_correction,
         {"R5.premium_correction",
          {{"municipality", line.municipality}, {"share", line.share}, {"shared", year.shared}}});
  }
  for (const EqualisationLine& line : year.lines)
    post(fund, municipality(line.municipality), line.paid_by_fund,
         {"R5.fund_payment",
          {{"municipality", line.municipality},
           {"cost", line.cost},
           {"own_risk", line.own_risk.value_or(Cents())}}});
}

}  // namespace

std::vector<Transfer> transfers(const Equalisation& equalisation, std::string_view scheme,
                                const Account& joint, const Account& fund) {
  Poster poster(equalisation.year, scheme);
  if (equalisation.form == EqualisationForm::insurance) {
    post_insurance(poster, equalisation, fund);
    return std::move(poster.posted);
  }
  // Who pays comes before who is paid, so that the joint account is never short on the way.
  for (const bool pays : {true, false})
    for (const EqualisationLine& line : equalisation.lines)
      if ((line.difference > Cents()) == pays)
        poster.post(municipality(line.municipality), joint, line.difference,
                    difference_reason(equalisation, line));
  poster.post(joint, {AccountKind::provider, std::string(scheme)}, equalisation.joint_cost,
              with_terms({"R5.under_use_paid", {}}, equalisation));
  return std::move(poster.posted);
}

}  // namespace houvast::region
