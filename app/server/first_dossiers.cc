// SPDX-License-Identifier: EUPL-1.2
#include "server/first_dossiers.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "server/dossier_cache.h"
#include "server/sent_files.h"
#include "server/service.h"
#include "views/dossier_report.h"

namespace houvast::server {
namespace {

namespace fs = std::filesystem;

struct FirstDossier {
  std::string name;
  std::vector<store::DossierFile> files;
};

/// The files that the dossier reads, and what lies beside them by a name that can do no harm.
Result<FirstDossier> read_folder(const fs::path& folder) {
  const auto dossier = views::check_dossier(folder);
  if (!dossier) return tl::unexpected(dossier.error());
  FirstDossier first{.name = dossier->name, .files = {}};
  for (const std::string& name : dossier->files) {
    std::ifstream file(folder / name, std::ios::binary);
    std::string bytes(std::istreambuf_iterator<char>(file), {});
    if (!file || !is_good_file_name(name))
      return failure({.code = "server/bad-file-name", .place = {.file = name}, .found = name});
    first.files.push_back({name, std::move(bytes)});
  }
  std::sort(first.files.begin(), first.files.end(),
            [](const auto& a, const auto& b) { return a.name < b.name; });
  return first;
}

Result<void> keep(Service& service, const FirstDossier& first) {
  store::DossierStore dossiers(service.database);
  const store::Stamp made{service.settings.local_name, to_text(service.now())};
  const auto heads = dossiers.list();
  if (!heads) return tl::unexpected(heads.error());
  for (const store::DossierHead& head : *heads) {
    if (head.name != first.name) continue;
    const auto kept = dossiers.load(head.id);
    if (!kept) return tl::unexpected(kept.error());
    if (kept->files == first.files) return {};
    const auto next = dossiers.replace(head.id, head.version, first.name, first.files, made);
    if (!next) return tl::unexpected(next.error());
    return {};
  }
  const auto head = dossiers.create(first.name, first.files, made);
  if (!head) return tl::unexpected(head.error());
  return {};
}

}  // namespace

Result<void> keep_first_dossiers(Service& service, const std::vector<fs::path>& folders) {
  std::vector<FirstDossier> all;
  Problems problems;
  for (const fs::path& folder : folders) {
    auto first = read_folder(folder);
    if (first)
      all.push_back(*std::move(first));
    else
      problems.insert(problems.end(), first.error().begin(), first.error().end());
  }
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  for (const FirstDossier& first : all)
    if (auto kept = keep(service, first); !kept) return kept;
  return {};
}

}  // namespace houvast::server
