// SPDX-License-Identifier: EUPL-1.2
#include "dossier/validate.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "dossier/catalogue.h"
#include "houvast/check.h"
#include "houvast/period.h"
#include "money/exact.h"

namespace houvast::dossier {
namespace {

using Kind = Node::Kind;

constexpr std::array<std::string_view, 4> contribution_keys{"inhabitants", "income", "clients",
                                                            "spending"};

std::string join(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

std::vector<std::string> key_names(std::string_view section) {
  std::vector<std::string> names;
  for (const KeyEntry& key : key_catalogue())
    if (key.section == section) names.emplace_back(key.name);
  return names;
}

/// Ids stand in CSV cells and in dotted paths.
bool is_id(std::string_view text) {
  constexpr std::string_view allowed =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";
  return !text.empty() && text.find_first_not_of(allowed) == std::string_view::npos;
}

bool is_share(Decimal number) { return !number.is_negative() && number <= Decimal(1); }

/// Shares that add up to one, or whole numbers as proportions.
bool is_blend(const std::vector<Decimal>& weights) {
  Exact sum = 0;
  bool is_whole = true;
  for (const Decimal weight : weights) {
    if (weight.is_negative()) return false;
    if (weight.decimals() > 0) is_whole = false;
    sum += exact(weight);
  }
  return is_whole ? sum > 0 : sum == 1;
}

class Validator {
 public:
  explicit Validator(const Node& root) : root_(root) {}

  Problems run() && {
    check_section(root_, "", "");
    return std::move(problems_);
  }

 private:
  void report(std::string_view code, int line, const std::string& path, std::string found = "",
              std::string expected = "", std::string suggestion = "") {
    problems_.push_back({.code = std::string(code),
                         .place = {.file = std::string(dossier_file), .line = line, .field = path},
                         .found = std::move(found),
                         .expected = std::move(expected),
                         .suggestion = std::move(suggestion)});
  }

  static std::string join_path(const std::string& path, std::string_view key) {
    return path.empty() ? std::string(key) : path + "." + std::string(key);
  }

  /// `section` is the name in the catalogue, `path` the one in the file.
  void check_section(const Node& node, std::string_view section, const std::string& path) {
    if (node.kind != Kind::table)
      return report("dossier/not-a-section", node.line, path, as_written(node),
                    join(key_names(section)));
    for (const Entry& entry : node.entries) {
      const std::string at = join_path(path, entry.key);
      if (const KeyEntry* key = find_key(section, entry.key)) {
        check_value(entry.value, *key, at);
      } else {
        const auto names = key_names(section);
        report("dossier/unknown-key", entry.value.line, at, entry.key, join(names),
               nearest_name(entry.key, names));
      }
    }
    for (const KeyEntry& key : key_catalogue())
      if (key.section == section && key.is_required && node.find(key.name) == nullptr)
        report("dossier/missing-key", node.line, path, "", join_path(path, key.name));
  }

  void check_sections(const Node& node, const KeyEntry& key, const std::string& path) {
    if (node.kind != Kind::table)
      return report("dossier/not-a-section", node.line, path, as_written(node),
                    "[" + path + ".NAAM]");
    for (const Entry& entry : node.entries) {
      const std::string at = join_path(path, entry.key);
      if (!is_id(entry.key)) report("dossier/bad-id", entry.value.line, at, entry.key);
      if (key.name == "chance" || key.name == "reaction")
        check_reference("scheme", entry.key, entry.value.line, at);
      if (key.name == "supply" || key.name == "access")
        check_reference("product", entry.key, entry.value.line, at);
      check_section(entry.value, section_of(key), at);
    }
  }

  void check_value(const Node& node, const KeyEntry& key, const std::string& path) {
    switch (key.form) {
      case Form::text:
      case Form::file:
        (void)check_text(node, path);
        return;
      case Form::label:
        return check_label(node, path);
      case Form::year:
        if (!to_year(node)) report("dossier/not-a-year", node.line, path, as_written(node));
        return;
      case Form::whole:
        return check_whole(node, path);
      case Form::share:
      case Form::decimal:
      case Form::decimal_from_zero:
      case Form::euro:
      case Form::euro_from_zero:
        return check_number(node, key.form, path);
      case Form::month:
        if (!to_month(node)) report("dossier/not-a-month", node.line, path, as_written(node));
        return;
      case Form::price:
        return check_price(node, path);
      case Form::truth:
        if (node.kind != Kind::truth)
          report("dossier/not-true-or-false", node.line, path, as_written(node));
        return;
      case Form::choice:
        return check_choice(node, key, path);
      case Form::code:
      case Form::municipality:
      case Form::centre_own_or_code:
        return check_municipality(node, key.form, path);
      case Form::scheme:
        if (check_text(node, path)) check_reference("scheme", node.text, node.line, path);
        return;
      case Form::product:
        if (check_text(node, path)) check_reference("product", node.text, node.line, path);
        return;
      case Form::rate:
        if (check_text(node, path)) check_reference("rate", node.text, node.line, path);
        return;
      case Form::contract:
        if (check_text(node, path)) check_reference("contract", node.text, node.line, path);
        return;
      case Form::provider:
        if (check_text(node, path)) check_reference("provider", node.text, node.line, path);
        return;
      case Form::schemes:
      case Form::products:
      case Form::levers:
      case Form::providers:
      case Form::contracts:
      case Form::municipalities:
      case Form::years:
      case Form::shares:
      case Form::choices:
      case Form::paths:
        return check_list(node, key, path);
      case Form::blend:
        return check_blend(node, path);
      case Form::months:
      case Form::share_by_year:
      case Form::decimal_by_year:
      case Form::decimal_from_zero_by_year:
      case Form::euro_by_year:
      case Form::euro_from_zero_by_year:
      case Form::whole_by_year:
      case Form::price_by_year:
      case Form::share_by_month:
      case Form::share_by_product:
      case Form::price_by_product:
      case Form::share_by_provider:
      case Form::decimal_by_code:
      case Form::euro_by_code:
      case Form::euro_by_name:
      case Form::code_by_code:
      case Form::texts_by_code:
        return check_map(node, key.form, path);
      case Form::yearly_euro:
      case Form::yearly_price:
      case Form::yearly_whole:
      case Form::yearly_decimal:
        return check_yearly(node, key.form, path);
      case Form::file_or_yearly_by_code:
      case Form::file_or_yearly_share_by_code:
        return check_yearly_by_code(node, key.form, path);
      case Form::changes:
        if (node.kind != Kind::table)
          report("dossier/not-a-section", node.line, path, as_written(node));
        return;
      case Form::section:
        return check_section(node, section_of(key), path);
      case Form::sections:
        return check_sections(node, key, path);
      case Form::list_of_sections:
        return check_sections_in_list(node, key, path);
      case Form::share_or_section:
        if (node.kind == Kind::table) return check_section(node, section_of(key), path);
        return check_number(node, Form::share, path);
      case Form::choice_or_section:
        if (node.kind == Kind::table) return check_section(node, section_of(key), path);
        return check_choice(node, key, path);
      case Form::choice_or_sections:
        if (node.kind == Kind::list) return check_sections_in_list(node, key, path);
        return check_choice(node, key, path);
      case Form::file_or_sections:
        if (node.kind == Kind::list) return check_sections_in_list(node, key, path);
        (void)check_text(node, path);
        return;
    }
    check(false);
  }

  void check_sections_in_list(const Node& node, const KeyEntry& key, const std::string& path) {
    if (node.kind != Kind::list)
      return report("dossier/not-a-list", node.line, path, as_written(node));
    for (const Node& item : node.items) check_section(item, section_of(key), path);
  }

  void check_whole(const Node& node, const std::string& path) {
    if (!to_whole(node)) report("dossier/not-whole", node.line, path, as_written(node));
  }

  /// One value, or a value by year.
  void check_yearly(const Node& node, Form form, const std::string& path) {
    if (node.kind == Kind::table)
      return check_map(node,
                       form == Form::yearly_euro      ? Form::euro_from_zero_by_year
                       : form == Form::yearly_price   ? Form::price_by_year
                       : form == Form::yearly_whole   ? Form::whole_by_year
                       : form == Form::yearly_decimal ? Form::decimal_from_zero_by_year
                                                      : Form::share_by_year,
                       path);
    if (form == Form::yearly_euro) return check_number(node, Form::euro_from_zero, path);
    if (form == Form::yearly_price) return check_price(node, path);
    if (form == Form::yearly_whole) return check_whole(node, path);
    check_number(node, form == Form::yearly_decimal ? Form::decimal_from_zero : Form::share, path);
  }

  void check_yearly_by_code(const Node& node, Form form, const std::string& path) {
    if (node.kind != Kind::table) {
      (void)check_text(node, path);
      return;
    }
    const bool is_share = form == Form::file_or_yearly_share_by_code;
    for (const Entry& entry : node.entries) {
      const std::string at = join_path(path, entry.key);
      if (!is_share || entry.key != "all") check_code_key(entry, at);
      check_yearly(entry.value, is_share ? Form::share : Form::yearly_decimal, at);
    }
  }

  bool check_text(const Node& node, const std::string& path) {
    if (node.kind == Kind::text && !node.text.empty()) return true;
    report("dossier/not-a-text", node.line, path, as_written(node));
    return false;
  }

  void check_label(const Node& node, const std::string& path) {
    if (node.kind != Kind::table) {
      check_text(node, path);
      return;
    }
    for (const Entry& entry : node.entries) {
      const std::string at = join_path(path, entry.key);
      if (entry.key == "nl" || entry.key == "en") {
        check_text(entry.value, at);
      } else {
        report("dossier/unknown-key", entry.value.line, at, entry.key, "nl, en");
      }
    }
    for (const std::string_view language : {"nl", "en"})
      if (node.find(language) == nullptr)
        report("dossier/missing-key", node.line, path, "", join_path(path, language));
  }

  void check_number(const Node& node, Form form, const std::string& path) {
    if (form == Form::euro || form == Form::euro_from_zero) {
      const auto amount = to_euro(node);
      if (!amount) return report_no_amount(node, path);
      if (form == Form::euro_from_zero && *amount < Cents())
        report("dossier/negative", node.line, path, as_written(node));
      return;
    }
    const auto number = to_decimal(node);
    if (!number)
      return report("dossier/not-a-number", node.line, path, as_written(node), "",
                    as_decimal_point(node));
    if (form == Form::share && !is_share(*number))
      return report("dossier/share-outside", node.line, path, as_written(node));
    if (form == Form::decimal_from_zero && number->is_negative())
      report("dossier/negative", node.line, path, as_written(node));
  }

  void report_no_amount(const Node& node, const std::string& path) {
    const auto number = to_decimal(node);
    const bool is_too_large = number && number->decimals() <= 2;
    report(is_too_large ? "dossier/amount-too-large" : "dossier/not-an-amount", node.line, path,
           as_written(node), "", is_too_large ? "" : as_decimal_point(node));
  }

  /// "41.200.000,00" is most likely 41200000.00.
  static std::string as_decimal_point(const Node& node) {
    if (node.kind != Kind::text) return "";
    const auto number = parse_dutch_decimal(node.text);
    return number ? to_string(*number) : "";
  }

  void check_choice(const Node& node, const KeyEntry& key, const std::string& path) {
    const auto choices = split_choices(key.choices);
    const std::vector<std::string> names(choices.begin(), choices.end());
    if (node.kind == Kind::text && std::find(names.begin(), names.end(), node.text) != names.end())
      return;
    report("dossier/not-a-choice", node.line, path, as_written(node), join(names),
           nearest_name(node.text, names));
  }

  void check_municipality(const Node& node, Form form, const std::string& path) {
    const bool is_word = (node.text == "centre" && form != Form::code) ||
                         (node.text == "own" && form == Form::centre_own_or_code);
    if (node.kind == Kind::text && (is_word || parse_municipality_code(node.text))) return;
    report("dossier/not-a-municipality", node.line, path, as_written(node));
  }

  /// Is there a [kind.id]? The kinds are scheme, product, rate, lever, provider and contract.
  void check_reference(std::string_view kind, const std::string& id, int line,
                       const std::string& path) {
    const Node* all = root_.find(kind);
    const auto known = all == nullptr ? std::vector<std::string>() : keys_of(*all);
    if (std::find(known.begin(), known.end(), id) != known.end()) return;
    static constexpr std::pair<std::string_view, std::string_view> codes[] = {
        {"contract", "dossier/unknown-contract"}, {"lever", "dossier/unknown-lever"},
        {"product", "dossier/unknown-product"},   {"provider", "dossier/unknown-provider"},
        {"rate", "dossier/unknown-rate"},         {"scheme", "dossier/unknown-scheme"}};
    const auto* const code =
        std::find_if(std::begin(codes), std::end(codes),
                     [&](const auto& known_kind) { return known_kind.first == kind; });
    check(code != std::end(codes));
    report(std::string(code->second), line, path, id, join(known), nearest_name(id, known));
  }

  void check_list(const Node& node, const KeyEntry& key, const std::string& path) {
    if (node.kind != Kind::list)
      return report("dossier/not-a-list", node.line, path, as_written(node));
    for (const Node& item : node.items) check_item(item, key, path);
  }

  void check_item(const Node& item, const KeyEntry& key, const std::string& path) {
    switch (key.form) {
      case Form::municipalities:
        return check_municipality(item, Form::municipality, path);
      case Form::years:
        if (!to_year(item)) report("dossier/not-a-year", item.line, path, as_written(item));
        return;
      case Form::shares:
        return check_number(item, Form::share, path);
      case Form::choices:
        return check_choice(item, key, path);
      default:
        break;
    }
    if (!check_text(item, path) || key.form == Form::paths) return;
    const std::string_view kind = key.form == Form::schemes     ? "scheme"
                                  : key.form == Form::products  ? "product"
                                  : key.form == Form::providers ? "provider"
                                  : key.form == Form::contracts ? "contract"
                                                                : "lever";
    check_reference(kind, item.text, item.line, path);
  }

  void check_price(const Node& node, const std::string& path) {
    if (to_price(node)) return;
    const auto number = to_decimal(node);
    const bool is_negative = number && number->is_negative();
    report(is_negative ? "dossier/negative" : "dossier/not-a-price", node.line, path,
           as_written(node), "", number ? "" : as_decimal_point(node));
  }

  void check_blend(const Node& node, const std::string& path) {
    if (node.kind != Kind::table)
      return report("dossier/not-a-blend", node.line, path, as_written(node));
    std::vector<Decimal> weights;
    if (node.find("use") != nullptr && node.find("clients") != nullptr)
      report("dossier/not-a-blend", node.line, path, "use, clients");
    for (const Entry& entry : node.entries) {
      const std::string at = join_path(path, entry.key);
      check_contribution_key(entry, at);
      const auto before = problems_.size();
      check_number(entry.value, Form::decimal_from_zero, at);
      if (problems_.size() == before) weights.push_back(*to_decimal(entry.value));
    }
    if (weights.size() == node.entries.size() && !is_blend(weights))
      report("dossier/blend-sum", node.line, path);
  }

  void check_contribution_key(const Entry& entry, const std::string& path) {
    if (to_contribution_key(entry.key)) return;
    const std::vector<std::string> names(contribution_keys.begin(), contribution_keys.end());
    report("dossier/unknown-key", entry.value.line, path, entry.key, join(names),
           nearest_name(entry.key, names));
  }

  void check_map(const Node& node, Form form, const std::string& path) {
    if (node.kind != Kind::table)
      return report("dossier/not-a-section", node.line, path, as_written(node));
    for (const Entry& entry : node.entries) {
      const std::string at = join_path(path, entry.key);
      switch (form) {
        case Form::months:
          check_contribution_key(entry, at);
          check_number(entry.value, Form::decimal_from_zero, at);
          break;
        case Form::share_by_year:
          check_year_key(entry, at);
          check_number(entry.value, Form::share, at);
          break;
        case Form::decimal_by_year:
          check_year_key(entry, at);
          check_number(entry.value, Form::decimal, at);
          break;
        case Form::decimal_from_zero_by_year:
          check_year_key(entry, at);
          check_number(entry.value, Form::decimal_from_zero, at);
          break;
        case Form::euro_by_year:
          check_year_key(entry, at);
          check_number(entry.value, Form::euro, at);
          break;
        case Form::euro_from_zero_by_year:
          check_year_key(entry, at);
          check_number(entry.value, Form::euro_from_zero, at);
          break;
        case Form::whole_by_year:
          check_year_key(entry, at);
          check_whole(entry.value, at);
          break;
        case Form::price_by_year:
          check_year_key(entry, at);
          check_price(entry.value, at);
          break;
        case Form::share_by_month:
          if (!to_month_count(entry.key))
            report("dossier/not-months", entry.value.line, at, entry.key);
          check_number(entry.value, Form::share, at);
          break;
        case Form::price_by_product:
          check_reference("product", entry.key, entry.value.line, at);
          check_price(entry.value, at);
          break;
        case Form::share_by_provider:
          check_reference("provider", entry.key, entry.value.line, at);
          check_number(entry.value, Form::share, at);
          break;
        case Form::share_by_product:
          check_reference("product", entry.key, entry.value.line, at);
          check_number(entry.value, Form::share, at);
          break;
        case Form::decimal_by_code:
          check_code_key(entry, at);
          check_number(entry.value, Form::decimal_from_zero, at);
          break;
        case Form::euro_by_code:
          check_code_key(entry, at);
          check_number(entry.value, Form::euro_from_zero, at);
          break;
        case Form::euro_by_name:
          check_number(entry.value, Form::euro_from_zero, at);
          break;
        case Form::code_by_code:
          check_code_key(entry, at);
          check_municipality(entry.value, Form::municipality, at);
          break;
        default:
          check(form == Form::texts_by_code);
          check_code_key(entry, at);
          check_texts(entry.value, at);
      }
    }
  }

  void check_texts(const Node& node, const std::string& path) {
    if (node.kind != Kind::list)
      return report("dossier/not-a-list", node.line, path, as_written(node));
    for (const Node& item : node.items) (void)check_text(item, path);
  }

  void check_year_key(const Entry& entry, const std::string& path) {
    if (!to_year(entry.key)) report("dossier/not-a-year", entry.value.line, path, entry.key);
  }

  void check_code_key(const Entry& entry, const std::string& path) {
    if (!parse_municipality_code(entry.key))
      report("dossier/not-a-municipality", entry.value.line, path, entry.key);
  }

  const Node& root_;
  Problems problems_;
};

bool is_numeral(const Node& node) { return node.kind == Kind::number || node.kind == Kind::text; }

}  // namespace

Problems validate(const Node& root) { return Validator(root).run(); }

std::optional<Decimal> to_decimal(const Node& node) {
  return is_numeral(node) ? parse_decimal(node.text) : std::nullopt;
}

std::optional<Cents> to_euro(const Node& node) {
  return is_numeral(node) ? parse_euro(node.text) : std::nullopt;
}

std::optional<std::int64_t> to_whole(const Node& node) {
  const auto number = to_decimal(node);
  if (!number || number->decimals() > 0 || number->is_negative()) return std::nullopt;
  constexpr std::int64_t most = 1'000'000'000;  // No count of people or years comes near it.
  if (number->units() > most) return std::nullopt;
  return number->units();
}

std::optional<int> to_year(std::string_view text) {
  int year = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, year);
  if (error != std::errc() || stop != end || !known_years.holds(year)) return std::nullopt;
  return year;
}

std::optional<int> to_month_count(std::string_view text) {
  constexpr int most = 1200;
  int months = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, months);
  if (error != std::errc() || stop != end || months < 1 || months > most) return std::nullopt;
  return months;
}

std::optional<int> to_year(const Node& node) {
  return node.kind == Kind::number ? to_year(std::string_view(node.text)) : std::nullopt;
}

std::optional<Period> to_month(const Node& node) {
  if (node.kind != Kind::text) return std::nullopt;
  const auto period = parse_period(node.text);
  return period && period->month > 0 ? period : std::nullopt;
}

std::optional<Decimal> to_price(const Node& node) {
  const auto price = to_decimal(node);
  const bool is_price =
      price && !price->is_negative() && price->decimals() <= 4 && *price <= max_price;
  return is_price ? price : std::nullopt;
}

std::optional<Key> to_contribution_key(std::string_view name) {
  constexpr std::array keys{Key::inhabitants, Key::income, Key::clients, Key::spending};
  if (name == "use") return Key::clients;
  for (std::size_t i = 0; i < keys.size(); ++i)
    if (contribution_keys[i] == name) return keys[i];
  return std::nullopt;
}

std::string as_written(const Node& node) {
  return node.kind == Kind::table || node.kind == Kind::list ? "" : node.text;
}

}  // namespace houvast::dossier
