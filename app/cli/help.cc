// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <vector>

#include "frame.h"
#include "houvast/width.h"

namespace houvast::cli {
namespace {

constexpr int term_width = 30;

Text type_label(const std::string& type) {
  if (type == "TEXT") return {"TEKST", "TEXT"};
  if (type == "INT" || type == "UINT" || type == "FLOAT") return {"GETAL", "NUMBER"};
  if (type == "FILE") return {"BESTAND", "FILE"};
  if (type == "DIR") return {"MAP", "DIR"};
  if (type == "AMOUNT") return {"BEDRAG", "AMOUNT"};
  if (type == "YEAR") return {"JAAR", "YEAR"};
  if (type == "DAY") return {"DAG", "DAY"};
  if (type == "CODE") return {"CODE", "CODE"};
  return {type, type};
}

/// Help in the user's language and in the width of the screen.
class Help : public CLI::FormatterBase {
 public:
  explicit Help(const Context& context)
      : language_(context.language), width_(std::min(context.width, 100)) {}

  std::string make_help(const CLI::App* app, std::string, CLI::AppFormatMode) const override {
    std::string out = paragraph(app->get_description());
    out += "\n" + say({"Gebruik: ", "Usage: "}) + usage(*app) + "\n";
    out += list(say({"Commando's", "Commands"}), commands_of(*app));
    out += list(say({"Argumenten", "Arguments"}), arguments_of(*app));
    out += list(say({"Opties", "Options"}), options_of(*app));
    const CLI::App* root = app;
    while (root->get_parent()) root = root->get_parent();
    if (root != app) out += list(say({"Algemene opties", "Common options"}), options_of(*root));
    if (!app->get_footer().empty())
      out += "\n" + say({"Voorbeeld", "Example"}) + ":\n" + indented(app->get_footer());
    return out;
  }

 private:
  struct Entry {
    std::string term, description;
  };

  std::string say(const Text& text) const { return text.in(language_); }

  std::string paragraph(const std::string& text) const {
    std::string out;
    for (const std::string& line : wrap(text, width_)) out += line + "\n";
    return out;
  }

  static std::string indented(const std::string& text) {
    std::string out = "  ";
    for (const char c : text) {
      out += c;
      if (c == '\n') out += "  ";
    }
    return out + "\n";
  }

  std::string usage(const CLI::App& app) const {
    std::string path = app.get_name();
    for (const CLI::App* up = app.get_parent(); up; up = up->get_parent())
      path = up->get_name() + " " + path;
    for (const CLI::Option* option : app.get_options())
      if (option->get_positional()) {
        const std::string name = option->get_name(true, false);
        const std::string more = option->get_items_expected_max() > 1 ? "..." : "";
        path += " " + (option->get_required() ? name + more : "[" + name + more + "]");
      }
    const bool has_commands = !commands_of(app).empty();
    if (has_commands) path += say({" COMMANDO", " COMMAND"});
    return path + say({" [OPTIES]", " [OPTIONS]"});
  }

  std::string list(const std::string& title, const std::vector<Entry>& entries) const {
    if (entries.empty()) return {};
    std::string out = "\n" + title + ":\n";
    for (const Entry& entry : entries) {
      const auto lines = wrap(entry.description, std::max(20, width_ - term_width));
      const bool beside = width_of(entry.term) + 4 <= term_width;
      if (!beside) out += "  " + entry.term + "\n";
      for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool first = i == 0 && beside;
        out += pad_right(first ? "  " + entry.term : "", term_width) + lines[i] + "\n";
      }
    }
    return out;
  }

  static std::vector<Entry> commands_of(const CLI::App& app) {
    std::vector<Entry> entries;
    for (const CLI::App* command : app.get_subcommands({})) {
      // The first sentence is enough in a list.
      const std::string all = command->get_description();
      entries.push_back({command->get_name(), all.substr(0, all.find(". "))});
      if (entries.back().description.ends_with('.')) entries.back().description.pop_back();
    }
    return entries;
  }

  static std::vector<Entry> arguments_of(const CLI::App& app) {
    std::vector<Entry> entries;
    for (const CLI::Option* option : app.get_options())
      if (option->get_positional())
        entries.push_back({option->get_name(true, false), option->get_description()});
    return entries;
  }

  std::vector<Entry> options_of(const CLI::App& app) const {
    std::vector<Entry> entries;
    for (const CLI::Option* option : app.get_options()) {
      if (option->get_positional() || option->get_group().empty()) continue;
      // Every command has --help; in the list of common options it is told once.
      if (app.get_parent() && option == app.get_help_ptr()) continue;
      std::string term = option->get_name(false, true);
      for (std::size_t at = 0; (at = term.find(',', at)) != std::string::npos; at += 2)
        term.replace(at, 1, ", ");
      if (option->get_type_size() != 0) term += " " + say(type_label(option->get_type_name()));
      std::string description = option->get_description();
      if (option->get_required()) description += say({" (verplicht)", " (required)"});
      entries.push_back({std::move(term), std::move(description)});
    }
    return entries;
  }

  Language language_;
  int width_;
};

}  // namespace

std::shared_ptr<CLI::FormatterBase> help_formatter(const Context& context) {
  return std::make_shared<Help>(context);
}

}  // namespace houvast::cli
