// SPDX-License-Identifier: EUPL-1.2
#include "demand/fictional_names.h"

#include <array>
#include <string_view>

#include "demand/shuffle.h"
#include "houvast/check.h"

namespace houvast::demand {
namespace {

constexpr std::array<std::string_view, 33> beginnings = {
    "Vlier",   "Wulpen",  "Raven",  "Otter",     "Kwartel", "Iepen",     "Elzen",
    "Spreeuw", "Fazant",  "Gors",   "Hazel",     "Kievit",  "Leeuwerik", "Meidoorn",
    "Nacht",   "Pimpel",  "Reiger", "Sleedoorn", "Tarwe",   "Vlas",      "Wezel",
    "Zwaluw",  "Bever",   "Distel", "Egel",      "Gagel",   "Klaver",    "Lijster",
    "Marter",  "Patrijs", "Rogge",  "Salie",     "Tijm"};
constexpr std::array<std::string_view, 32> endings = {
    "dam",     "drecht", "veen",  "beek", "donk",    "hove",  "kerke", "laar",
    "lo",      "muiden", "oord",  "rade", "schoten", "stede", "terp",  "trecht",
    "voorde",  "waard",  "wolde", "zijl", "burcht",  "daal",  "gouw",  "horst",
    "kapelle", "meent",  "poel",  "rijk", "sluis",   "vliet", "werve", "zande"};

}  // namespace

std::vector<std::string> fictional_names(std::size_t count, std::uint64_t seed) {
  check(count <= beginnings.size() * endings.size());
  std::vector<std::string> names;
  for (const std::string_view beginning : beginnings)
    for (const std::string_view ending : endings)
      names.push_back(std::string(beginning) + std::string(ending));
  RandomStream stream(stream_key(seed, {"synth/names"}), 0, 0);
  shuffle(names, stream);
  names.resize(count);
  return names;
}

}  // namespace houvast::demand
