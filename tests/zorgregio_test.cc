// SPDX-License-Identifier: EUPL-1.2
// The example region with simulated clients gives what was published about youth care and the Wmo.
// Sources: Statistics Netherlands (youth care trajectories 2019 and the first half of 2021, youth
// 2023, Wmo 2024), the municipality of Rheden (unit costs 2018), Enschede (who refers).
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "houvast/demand.h"
#include "houvast/dossier.h"

namespace houvast::testing {
namespace {

/// Means over replications and years, of the whole region.
struct Care {
  double stock = 0;               ///< In care on 1 January of the first year.
  double in_care = 0;             ///< On average.
  double starts = 0;              ///< A year.
  double users = 0;               ///< A year.
  double spending = 0;            ///< A year, euro, at prices of the first year.
  double spending_of_others = 0;  ///< Of clients whom somebody else than the municipality sent.
};

struct Region {
  Dossier dossier;
  std::map<std::string, Care> care;  ///< By product.
};

constexpr std::uint32_t replications = 12;

/// One product in one municipality and replication.
void add(const demand::CareFigures& figures, std::size_t m, std::size_t p, double price,
         Care& care) {
  const Years years = figures.years;
  const double each = 1.0 / replications;
  const double a_year = each / years.count();
  for (int year = years.from; year <= years.to; ++year) {
    const demand::CareYear& figure = figures.year(m, p, year);
    care.starts += static_cast<double>(figure.starts) * a_year;
    care.users += static_cast<double>(figure.users) * a_year;
    care.spending += static_cast<double>(figure.volume) * 1e-6 * price * a_year;
    for (std::size_t c = 0; c < channel_count; ++c)
      for (const DeliveryForm form : {DeliveryForm::in_kind, DeliveryForm::personal_budget})
        for (int month = 1; month <= 12; ++month) {
          const auto channel = static_cast<Channel>(c);
          const demand::CareMonth& of_month = figures.month(m, p, channel, form, {year, month});
          care.in_care += of_month.clients_before * a_year / 12;
          if (year == years.from && month == 1) care.stock += of_month.clients_before * each;
          if (channel != Channel::municipal_access)
            care.spending_of_others += static_cast<double>(of_month.volume) * 1e-6 * price * a_year;
        }
  }
}

Region measure(const std::filesystem::path& example) {
  Region region{load_dossier(example).value(), {}};
  const Dossier& dossier = region.dossier;
  const demand::Model model =
      demand::prepare(dossier.demand, dossier.years, dossier.municipalities, 20260101);
  demand::Simulator simulator(model);
  for (std::uint32_t r = 0; r < replications; ++r)
    for (std::size_t c = 0; c < model.clusters().size(); ++c) {
      const demand::CareFigures& figures =
          simulator.simulate(c, {.replication = r, .months = true});
      for (std::size_t m = 0; m < figures.municipalities.size(); ++m)
        for (std::size_t p = 0; p < figures.products; ++p) {
          const Product& product = dossier.demand.products[p];
          add(figures, m, p, product.price.to_double(), region.care[product.id]);
        }
    }
  return region;
}

class ZorgRegio : public ::testing::Test {
 protected:
  void SetUp() override {
    const char* const checkout = std::getenv("HOUVAST_SOURCE_DIR");
    if (checkout == nullptr) GTEST_SKIP() << "HOUVAST_SOURCE_DIR";
    static const Region measured =
        measure(std::filesystem::path(checkout) / "examples" / "zorgregio");
    region_ = &measured;
  }

  /// Inhabitants from one age to another, averaged over the years that have rows.
  [[nodiscard]] double thousands(int from, int to) const {
    std::map<int, double> by_year;
    for (const PopulationRow& row : region_->dossier.demand.population)
      if (from <= row.ages.from && row.ages.to <= to)
        by_year[row.year] += static_cast<double>(row.inhabitants) / 1000;
    double sum = 0;
    for (const auto& [year, inhabitants] : by_year) sum += inhabitants;
    return sum / static_cast<double>(by_year.size());
  }

  [[nodiscard]] const Care& of(const std::string& product) const {
    return region_->care.at(product);
  }
  [[nodiscard]] const std::vector<Product>& products() const {
    return region_->dossier.demand.products;
  }

 private:
  const Region* region_ = nullptr;
};

/// 474,000 of the youth under 23 had care in 2023, which was 10.6% of them.
constexpr double youth_in_the_country = 474'000 / 0.106 / 1000;

constexpr double few_percent = 0.04;

void expect_close(double found, double published, const std::string& what,
                  double tolerance = few_percent) {
  EXPECT_NEAR(found / published, 1, tolerance)
      << what << ": " << found << ", published " << published;
}

}  // namespace

TEST_F(ZorgRegio, HasAsManyYouthInCareAsWasCounted) {
  struct Counted {
    const char* product;
    double begin, in, out;  // In the first half of 2021.
  };
  const double youth = thousands(0, 22);
  double starts = 0, users = 0;
  for (const Counted& counted :
       {Counted{"wijkteam", 47'480, 14'715, 17'115}, Counted{"ambulant", 177'350, 92'705, 67'200},
        Counted{"daghulp", 18'830, 8'070, 4'445}, Counted{"netwerk", 49'830, 25'650, 18'025}}) {
    const Care& care = of(counted.product);
    const std::string what = counted.product;
    expect_close(care.stock / youth, counted.begin / youth_in_the_country, what + ", begin");
    expect_close(care.in_care / youth, counted.begin / youth_in_the_country, what + ", in care");
    expect_close(care.starts / youth, (counted.in + counted.out) / youth_in_the_country,
                 what + ", starts");
    starts += care.starts;
    users += care.users;
  }
  Care stay;
  for (const char* product : {"pleegzorg", "gezinshuis", "residentieel", "behandeling"}) {
    stay.in_care += of(product).in_care;
    stay.starts += of(product).starts;
    stay.users += of(product).users;
  }
  // All trajectories minus those without a stay.
  expect_close(stay.in_care / youth, (326'570 - 293'490) / youth_in_the_country, "stay, in care");
  expect_close(stay.starts / youth, (8'695 + 7'305) / youth_in_the_country, "stay, starts");
  // All of a year: 592,860 in 2019.
  expect_close((users + stay.users) / youth, 592'860 / youth_in_the_country, "a year");
}

TEST_F(ZorgRegio, CostsAsMuchForAYouthAsWasSpent) {
  for (const auto& [product, published] :
       std::map<std::string, double>{{"pleegzorg", 704'526.0 / 67},
                                     {"gezinshuis", 1'108'924.0 / 29},
                                     {"residentieel", 1'241'485.0 / 52},
                                     {"behandeling", 889'211.0 / 13},
                                     {"daghulp", 564'862.0 / 78}})
    expect_close(of(product).spending / of(product).users, published, product);
  // All care: 9,767,440 euro for 1,210 clients. A client has 1.25 trajectories a year: 592,860
  // trajectories, 474,000 clients.
  double spending = 0, users = 0;
  for (const Product& product : products()) {
    if (product.scheme != "jeugd") continue;
    spending += of(product.id).spending;
    users += of(product.id).users;
  }
  expect_close(spending / users * 592'860 / 474'000, 9'767'440.0 / 1'210, "all", 0.05);
}

TEST_F(ZorgRegio, HasAsManyClientsOfTheWmoAsWereCounted) {
  const double inhabitants = thousands(0, 120);
  expect_close(of("huishouden").users / inhabitants, 31, "household help");
  expect_close(of("begeleiding").users / inhabitants, 12, "support");
  expect_close(of("dagbesteding").users / inhabitants, 14 - 12, "day care", 0.06);
}

TEST_F(ZorgRegio, OwesThreeFifthsOfYouthCareToOthersThanTheMunicipality) {
  double all = 0, others = 0;
  for (const Product& product : products()) {
    if (product.scheme != "jeugd") continue;
    all += of(product.id).spending;
    others += of(product.id).spending_of_others;
  }
  EXPECT_NEAR(others / all, 0.60, 0.03);
}

}  // namespace houvast::testing
