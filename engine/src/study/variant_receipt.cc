// SPDX-License-Identifier: EUPL-1.2
#include "study/variant_receipt.h"

#include "houvast_version.h"

namespace houvast::study {

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ",") + word;
  return text;
}

Receipt common_receipt(std::span<const Variant> variants) {
  Receipt receipt;
  receipt.engine_version = engine_version;
  receipt.engine_revision = engine_revision;
  receipt.dossier = variants.front().dossier.name;
  receipt.dossier_hash = variants.front().dossier.hash;
  std::vector<std::string> names;
  for (const Variant& variant : variants)
    if (!variant.name.empty()) names.push_back(variant.name);
  receipt.scenario = joined(names);
  return receipt;
}

}  // namespace houvast::study
