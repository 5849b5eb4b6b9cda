// SPDX-License-Identifier: EUPL-1.2
// A product of a scheme with contracts has one contract in every municipality, month and provider.
#include <map>
#include <set>
#include <tuple>

#include "dossier/check_contracts.h"

namespace houvast::dossier {
namespace {

/// Months are counted from the year 0.
int to_index(Period month) { return month.year * 12 + month.month - 1; }
Period to_period(int index) { return {index / 12, index % 12 + 1}; }

struct Span {
  int from = 0, to = 0;  ///< Both included.
  const Contract* contract = nullptr;
};

class Coverage {
 public:
  Coverage(Reader& reader, const Section& root, const Dossier& dossier)
      : reader_(reader),
        root_(root),
        terms_(dossier.contracts),
        years_(*reader.known.years),
        first_(to_index({years_.from, 1})),
        last_(to_index({years_.to, 12})) {
    for (const Contract& contract : terms_.contracts) add(contract);
  }

  void check(const Product& product) {
    if (unclear_.contains(product.id)) return;
    for (const std::string& municipality : reader_.known.municipalities) {
      std::vector<Span> all;
      for (const Provider& provider : terms_.providers) {
        const auto found = spans_.find({product.id, municipality, provider.id});
        if (found == spans_.end()) continue;
        check_provider(product, municipality, provider, found->second);
        all.insert(all.end(), found->second.begin(), found->second.end());
      }
      check_months(product, municipality, std::move(all));
    }
  }

 private:
  void add(const Contract& contract) {
    const bool is_known = !contract.providers.empty() &&
                          std::all_of(contract.providers.begin(), contract.providers.end(),
                                      [&](const std::string& provider) {
                                        return holds(reader_.known.providers, provider);
                                      });
    if (!is_known) unclear_.insert(contract.products.begin(), contract.products.end());
    const bool has_months = contract.from.year > 0 && contract.to.year > 0;
    if (!has_months || contract.to < contract.from) {
      unclear_.insert(contract.products.begin(), contract.products.end());
      return;
    }
    const Span span{to_index(contract.from), to_index(contract.to), &contract};
    for (const std::string& product : contract.products)
      for (const std::string& provider : contract.providers)
        for (const std::string& municipality :
             municipalities_of(reader_, contract.municipalities)) {
          const Provider* who = find_by_id(terms_.providers, provider);
          if (who != nullptr && covers(who->municipalities, municipality))
            spans_[{product, municipality, provider}].push_back(span);
        }
  }

  [[nodiscard]] Place place(const Contract& contract, std::string_view key) const {
    return root_.section("contract").section(contract.id).place(key);
  }

  /// Once a subject, not for every municipality again.
  void report(std::string_view code, const Place& place, const std::string& subject,
              const std::string& found, const std::string& expected = "") {
    if (once_.insert(std::string(code) + " " + subject).second)
      reader_.report(code, place, found, expected);
  }

  /// From its first contract on, a provider has one until it leaves the market.
  void check_provider(const Product& product, const std::string& municipality,
                      const Provider& provider, std::vector<Span>& spans) {
    std::stable_sort(spans.begin(), spans.end(),
                     [](const Span& a, const Span& b) { return a.from < b.from; });
    const std::string who = product.id + ", " + provider.id;
    const std::string where = product.id + ", " + municipality + ", " + provider.id;
    for (std::size_t i = 1; i < spans.size(); ++i) {
      const Span& before = spans[i - 1];
      const Span& next = spans[i];
      if (next.from <= before.to) {
        report(
            "dossier/contracts-overlap", place(*next.contract, "from"),
            before.contract->id + " " + next.contract->id,
            where + ": " + in_words(to_period(next.from), to_period(std::min(before.to, next.to))),
            "contract." + before.contract->id);
      } else if (next.from > before.to + 1) {
        report("dossier/contract-gap", place(*next.contract, "from"), who,
               where + ": " + in_words(to_period(before.to + 1), to_period(next.from - 1)),
               "contract." + before.contract->id);
      }
    }
    const Span& latest = *std::max_element(
        spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.to < b.to; });
    const int until = provider.to ? std::min(last_, to_index(*provider.to)) : last_;
    if (latest.to < until && latest.to >= first_)
      report("dossier/product-without-contract", place(*latest.contract, "to"), who,
             where + ": " + in_words(to_period(latest.to + 1), to_period(until)));
  }

  /// In every month somebody delivers it under a contract.
  void check_months(const Product& product, const std::string& municipality,
                    std::vector<Span> spans) {
    std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) {
      return std::tie(a.from, a.to) < std::tie(b.from, b.to);
    });
    const bool is_none = spans.empty();
    spans.push_back({.from = last_ + 1, .to = last_ + 1});
    int covered = first_ - 1;  // The last month of which all before it have a contract.
    for (const Span& span : spans) {
      const int gap_to = std::min(span.from - 1, last_);
      const bool is_known = span.contract == nullptr && !is_none;  // Said about its provider.
      if (gap_to > covered && !is_known)
        report("dossier/product-without-contract",
               root_.section("product").section(product.id).place(), product.id,
               product.id + ", " + municipality + ": " +
                   in_words(to_period(covered + 1), to_period(gap_to)));
      covered = std::max(covered, span.to);
    }
  }

  Reader& reader_;
  const Section& root_;
  const ContractTerms& terms_;
  Years years_;
  int first_, last_;
  std::map<std::tuple<std::string, std::string, std::string>, std::vector<Span>> spans_;
  std::set<std::string> unclear_;  ///< Products of contracts with something else wrong.
  std::set<std::string> once_;
};

}  // namespace

void check_coverage(Reader& reader, const Section& root, const Dossier& dossier) {
  if (!reader.known.years || reader.known.municipalities.empty()) return;
  std::set<std::string> schemes;
  for (const Contract& contract : dossier.contracts.contracts) schemes.insert(contract.scheme);
  Coverage coverage(reader, root, dossier);
  for (const Product& product : dossier.demand.products)
    if (schemes.contains(product.scheme)) coverage.check(product);
}

}  // namespace houvast::dossier
