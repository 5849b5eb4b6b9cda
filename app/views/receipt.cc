// SPDX-License-Identifier: EUPL-1.2
#include "views/receipt.h"

#include <chrono>
#include <ctime>
#include <nlohmann/json.hpp>

namespace houvast::views {

std::string now_utc() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text;
}

std::string receipt_json(const Receipt& receipt) {
  const nlohmann::ordered_json json = {{"run", receipt.id},
                                       {"engine_version", receipt.engine_version},
                                       {"engine_revision", receipt.engine_revision},
                                       {"dossier", receipt.dossier},
                                       {"dossier_hash", receipt.dossier_hash},
                                       {"scenario", receipt.scenario},
                                       {"seed", receipt.seed},
                                       {"replications", receipt.replications},
                                       {"started_at", receipt.started_at},
                                       {"seconds", receipt.seconds}};
  return json.dump(2) + "\n";
}

}  // namespace houvast::views
