// SPDX-License-Identifier: EUPL-1.2
#include "server/quickscan_files.h"

#include <algorithm>
#include <array>

#include "houvast/gemeentefonds.h"
#include "houvast/iv3.h"
#include "server/uploaded_files.h"

namespace houvast::server {
namespace {

using quickscan::Books;

void add(Problems& to, const Problems& problems) {
  to.insert(to.end(), problems.begin(), problems.end());
}

Problem unknown_word(const std::string& file, const std::string& field, const std::string& found,
                     const std::string& expected) {
  return {.code = "server/wrong-type",
          .place = {.file = file, .field = field},
          .found = found,
          .expected = expected};
}

/// The amounts of a circular as the scan reads income: by cluster and measure.
Result<quickscan::Income> income_of(const Circular& circular, int year) {
  const auto amounts = allocate_gemeentefonds(circular, {.by_measure = true});
  if (!amounts) return tl::unexpected(amounts.error());
  quickscan::Income income{.year = year, .file = circular.name};
  for (const GemeentefondsPart& part : amounts->parts) {
    const CircularMunicipality& municipality = circular.municipalities[part.municipality];
    income.lines.push_back(
        {municipality.code, municipality.name, circular.clusters[part.cluster],
         part.measure ? circular.measures[*part.measure].code : circular.grants[*part.grant].name,
         part.amount});
  }
  return income;
}

struct Tables {
  std::vector<quickscan::Accounts> accounts;
  std::vector<quickscan::Income> incomes;
  Problems problems;
};

void read_files(const Upload& upload, const TemporaryFolder& folder, Tables& tables) {
  for (std::size_t n = 0; n < upload.files.size(); ++n) {
    const Json& about = upload.about.at("files").at(n);
    const std::string path = folder.path_of(upload.files[n].name);
    const int year = about.at("year");
    if (about.at("kind") == "iv3") {
      const Books books = about.at("books") == "budget" ? Books::budget : Books::accounts;
      auto accounts = exchange::read_iv3(path, {year, books});
      if (!accounts) {
        add(tables.problems, accounts.error());
        continue;
      }
      accounts->file = upload.files[n].name;
      tables.accounts.push_back(std::move(*accounts));
    } else {
      auto income = exchange::read_income(path, year);
      if (!income) {
        add(tables.problems, income.error());
        continue;
      }
      income->file = upload.files[n].name;
      tables.incomes.push_back(std::move(*income));
    }
  }
}

/// Size classes as Statistics Netherlands writes them in the books.
std::string size_class(std::int64_t inhabitants) {
  struct Step {
    std::int64_t below;
    const char* name;
  };
  constexpr std::array steps = {
      Step{20'000, "minderdan20000inwoners"},   Step{50'000, "20000tot50000inwoners"},
      Step{100'000, "50000tot100000inwoners"},  Step{150'000, "100000tot150000inwoners"},
      Step{250'000, "150000tot250000inwoners"},
  };
  for (const auto& [below, name] : steps)
    if (inhabitants < below) return name;
  return "250000inwonersofmeer";
}

}  // namespace

Upload read_scan_upload(Body& body) {
  Upload upload{.name = body.optional_words("name", 200).value_or("")};
  upload.about["files"] = Json::array();
  for (Body& file : body.objects("files")) {
    upload.files.push_back(read_uploaded_file(file));
    const std::string& name = upload.files.back().name;
    const std::string kind = file.text("kind", 20);
    const std::string books = file.optional_text("books", 20).value_or("accounts");
    const std::int64_t year = file.number("year", 2000, 2100);
    if (!kind.empty() && kind != "iv3" && kind != "income")
      file.add(unknown_word(name, "kind", kind, "iv3, income"));
    if (books != "budget" && books != "accounts")
      file.add(unknown_word(name, "books", books, "budget, accounts"));
    upload.about["files"].push_back({{"kind", kind}, {"year", year}, {"books", books}});
    body.take(std::move(file));
  }
  upload.about["circulars"] = Json::array();
  for (Body& circular : body.objects("circulars")) {
    upload.about["circulars"].push_back(
        {{"id", circular.text("id", 100)}, {"year", circular.number("year", 2000, 2100)}});
    body.take(std::move(circular));
  }
  upload.about["domains"] = body.texts("domains");
  return upload;
}

Result<KeptScan> read_scan(const Upload& upload, const FindCircular& find_circular) {
  const auto folder = TemporaryFolder::make(upload.files);
  if (!folder) return tl::unexpected(folder.error());
  Tables tables;
  read_files(upload, *folder, tables);
  for (const Json& about : upload.about.at("circulars")) {
    const auto circular = find_circular(about.at("id"));
    if (!circular) {
      add(tables.problems, circular.error());
      continue;
    }
    auto income = income_of(**circular, about.at("year"));
    if (income)
      tables.incomes.push_back(std::move(*income));
    else
      add(tables.problems, income.error());
  }
  if (!tables.problems.empty())
    return tl::unexpected(folder->in_own_names(std::move(tables.problems)));
  quickscan::ScanOptions options;
  if (!upload.about.at("domains").empty())
    options.domains = upload.about.at("domains").get<std::vector<std::string>>();
  auto scan = quickscan::scan(exchange::own_mapping(), tables.accounts, tables.incomes, options);
  if (!scan) return tl::unexpected(folder->in_own_names(scan.error()));
  KeptScan kept{.scan = std::move(*scan),
                .trends = quickscan::trends(exchange::own_mapping(), tables.accounts, options)};
  for (const quickscan::Income& income : tables.incomes)
    for (const quickscan::IncomeLine& line : income.lines)
      if (!line.code.empty()) kept.codes[kept.scan.names.canonical(line.name)] = line.code;
  return kept;
}

KeptScan scan_of(const Dossier& dossier, const RunRecord& run) {
  KeptScan kept;
  quickscan::Scan& scan = kept.scan;
  struct Sums {
    std::optional<Cents> income;
    Cents result;
  };
  std::map<std::tuple<std::string, int, std::string>, Sums> sums;
  for (const ItemAmount& line : run.results)
    for (const std::string& domain : {line.scheme, std::string("total")}) {
      Sums& sum = sums[{line.municipality, line.year, domain}];
      if (line.item == "income") sum.income = sum.income.value_or(Cents()) + line.amount;
      if (line.item == "result") sum.result += line.amount;
    }
  for (const Scheme& scheme : dossier.schemes) scan.domains.push_back(scheme.id);
  scan.domains.emplace_back("total");
  for (int year = dossier.years.from; year <= dossier.years.to; ++year)
    scan.moments.push_back({year, Books::budget});
  std::vector<const Municipality*> by_name;
  for (const Municipality& one : dossier.municipalities) by_name.push_back(&one);
  std::ranges::sort(by_name, {}, &Municipality::name);
  for (const Municipality* one : by_name) {
    const std::int64_t people = one->inhabitants.empty() ? 0 : one->inhabitants.rbegin()->second;
    scan.profiles.push_back({one->name, people, size_class(people), ""});
    kept.codes[one->name] = one->code;
    for (const quickscan::Moment moment : scan.moments)
      for (const std::string& domain : scan.domains) {
        const Sums& sum = sums[{one->code, moment.year, domain}];
        const Cents net = sum.income.value_or(Cents()) - sum.result;
        quickscan::ScanLine line{.municipality = one->name,
                                 .moment = moment,
                                 .domain = domain,
                                 .income = sum.income,
                                 .spending = net,
                                 .net_spending = net};
        if (sum.income) line.result = sum.result;
        scan.lines.push_back(std::move(line));
      }
  }
  return kept;
}

}  // namespace houvast::server
