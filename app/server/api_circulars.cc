// SPDX-License-Identifier: EUPL-1.2
// F3 on a published circular that somebody uploaded: amounts, two circulars compared, what if.
#include <algorithm>
#include <memory>
#include <numeric>

#include "server/answer.h"
#include "server/api.h"
#include "server/body.h"
#include "server/circular_files.h"
#include "server/circular_json.h"
#include "server/report_answer.h"
#include "server/service.h"
#include "server/uploads.h"
#include "views/gemeentefonds_report.h"

namespace houvast::server {
namespace {

using http::Method;
using http::Response;
using CircularResult = Result<std::shared_ptr<const Circular>>;

CircularResult circular_of(Service& service, const std::string& id) {
  if (auto known = service.uploads.circulars.find(id)) return known;
  const auto upload = UploadStore(service.database, "circular").load(id);
  if (!upload) return tl::unexpected(upload.error());
  auto circular = read_circular(upload->files, upload->about.value("factor", ""));
  if (!circular) return tl::unexpected(circular.error());
  circular->name = upload->name;
  auto shared = std::make_shared<const Circular>(std::move(*circular));
  service.uploads.circulars.keep(id, shared);
  return shared;
}

Response upload_circular(Service& service, const Call& call) {
  Body body(call.request.body);
  Upload upload{.name = body.optional_words("name", 200).value_or(""),
                .made = stamp_of(service, call)};
  upload.about["factor"] = body.optional_text("factor", 40).value_or("");
  for (Body& file : body.objects("files")) {
    upload.files.push_back(read_uploaded_file(file));
    body.take(std::move(file));
  }
  if (Problems problems = body.problems(); !problems.empty()) return problem_answer(problems);
  const auto circular = read_circular(upload.files, upload.about["factor"]);
  if (!circular) return problem_answer(circular.error());
  if (upload.name.empty()) upload.name = circular->name;
  return keep_upload(service, call, "circular", upload);
}

Response list_circulars(Service& service, const Call&) { return list_uploads(service, "circular"); }
Response remove_circular(Service& service, const Call& call) {
  return remove_upload(service, call, "circular");
}

/// How amounts are asked in the query: ?macro=, ?fixed=off, ?grants=off, ?cluster=.
struct Asked {
  GemeentefondsOptions options;
  std::optional<std::size_t> cluster;
};

std::optional<Cents> parse_amount(const std::string& text) {
  auto number = parse_decimal(text);
  if (!number) number = parse_dutch_decimal(text);
  return number ? parse_euro(to_string(*number)) : std::nullopt;
}

Problem wrong_query(const std::string& field, const std::string& found,
                    const std::string& expected) {
  return {
      .code = "server/wrong-type", .place = {.field = field}, .found = found, .expected = expected};
}

Result<Asked> read_query(const Call& call, const Circular& circular) {
  Asked asked;
  Problems problems;
  const std::string macro = call.query("macro");
  if (!macro.empty()) {
    asked.options.macro = parse_amount(macro);
    if (!asked.options.macro) problems.push_back(wrong_query("macro", macro, "1000000.00"));
  }
  asked.options.with_fixed_amount = call.query("fixed") != "off";
  asked.options.with_grants = call.query("grants") != "off";
  if (const std::string cluster = call.query("cluster"); !cluster.empty()) {
    const auto found = std::ranges::find(circular.clusters, cluster);
    if (found == circular.clusters.end())
      problems.push_back({.code = "funding/cluster-unknown",
                          .place = {.field = "cluster"},
                          .found = cluster,
                          .suggestion = nearest_name(cluster, circular.clusters)});
    else
      asked.cluster = static_cast<std::size_t>(found - circular.clusters.begin());
  }
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return asked;
}

std::vector<std::size_t> all_places(const Circular& circular) {
  std::vector<std::size_t> places(circular.municipalities.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  return places;
}

/// Runs an allocation and hands it to `show`.
template <class Show>
Response allocate(Service& service, const Call& call, const Show& show) {
  const auto circular = circular_of(service, call.value("id"));
  if (!circular) return problem_answer(circular.error());
  auto asked = read_query(call, **circular);
  if (!asked) return problem_answer(asked.error());
  asked->options.by_measure = true;
  const auto amounts = allocate_gemeentefonds(**circular, asked->options);
  if (!amounts) return problem_answer(amounts.error());
  return show(**circular, *amounts, *asked);
}

Response circular_amounts(Service& service, const Call& call) {
  return allocate(
      service, call,
      [](const Circular& circular, const GemeentefondsAmounts& amounts, const Asked& asked) {
        return json_answer(circular_json(circular, amounts, asked.cluster));
      });
}

Response circular_report(Service& service, const Call& call) {
  return allocate(
      service, call,
      [&](const Circular& circular, const GemeentefondsAmounts& amounts, const Asked& asked) {
        const auto places = all_places(circular);
        return report_answer(service, call,
                             views::allocation_report({circular, amounts, places, asked.options,
                                                       views::Detail::measure}));
      });
}

Json lines_json(const std::vector<BeforeAfter>& lines) {
  Json list = Json::array();
  for (const BeforeAfter& line : lines) list.push_back(to_json(line));
  return list;
}

/// Changes of one municipality added up over its clusters, or of one cluster alone.
std::vector<BeforeAfter> changes_of(const Circular& after, const GemeentefondsComparison& compared,
                                    const std::string& cluster) {
  std::vector<BeforeAfter> lines;
  for (const GemeentefondsChange& change : compared.changes) {
    if (lines.empty() || lines.back().code != change.municipality) {
      const auto place = find_municipality(after, change.municipality);
      lines.push_back({.code = change.municipality,
                       .name = change.name,
                       .inhabitants = place ? inhabitants_of(after, *place) : 0});
    }
    if (!cluster.empty() && change.cluster != cluster) continue;
    lines.back().before += change.before;
    lines.back().after += change.after;
  }
  return lines;
}

Response compare(Service& service, const Call& call) {
  const auto before = circular_of(service, call.query("since"));
  const auto after = circular_of(service, call.value("id"));
  for (const auto* circular : {&before, &after})
    if (!*circular) return problem_answer(circular->error());
  const auto asked = read_query(call, **after);
  if (!asked) return problem_answer(asked.error());
  const auto compared = compare_circulars(**before, asked->options, **after, asked->options);
  if (!compared) return problem_answer(compared.error());
  const Report report = views::comparison_report(
      {**before, **after, *compared, {}, views::Detail::municipality, inhabitants_measure});
  if (!call.query("format").empty()) return report_answer(service, call, report);
  const auto lines = changes_of(**after, *compared, call.query("cluster"));
  const Text beginning = {"Van " + (*before)->name + " naar " + (*after)->name,
                          "From " + (*before)->name + " to " + (*after)->name};
  return json_answer({{"sentence", to_json(sentence_of(lines, beginning))},
                      {"municipalities", lines_json(lines)},
                      {"report", report_json(report)}});
}

std::vector<CircularEdit> read_edits(Body& body) {
  std::vector<CircularEdit> edits;
  const auto read = [&](const char* field, CircularEdit::Kind kind) {
    for (Body& one : body.objects(field)) {
      CircularEdit edit{.kind = kind, .measure = one.text("measure", 100)};
      if (kind == CircularEdit::Kind::weight) edit.cluster = one.text("cluster", 200);
      if (kind != CircularEdit::Kind::weight)
        edit.municipality = one.optional_text("municipality", 200);
      if (kind != CircularEdit::Kind::at_mean) {
        const auto value = one.optional_decimal("value");
        edit.value = value.value_or(Decimal());
        if (!value && one.problems().empty()) static_cast<void>(one.text("value"));
      }
      body.take(std::move(one));
      edits.push_back(std::move(edit));
    }
  };
  read("weights", CircularEdit::Kind::weight);
  read("volumes", CircularEdit::Kind::volume);
  read("means", CircularEdit::Kind::at_mean);
  return edits;
}

/// Nothing is kept: two allocations beside each other.
Response what_if(Service& service, const Call& call) {
  Body body(call.request.body);
  const auto edits = read_edits(body);
  const bool solve = body.optional_flag("solve").value_or(false);
  const auto macro = body.optional_text("macro", 40);
  if (Problems problems = body.problems(); !problems.empty()) return problem_answer(problems);
  const auto circular = circular_of(service, call.value("id"));
  if (!circular) return problem_answer(circular.error());
  GemeentefondsOptions options;
  const auto before = allocate_gemeentefonds(**circular, options);
  if (!before) return problem_answer(before.error());
  if (macro && !macro->empty()) {
    options.macro = parse_amount(*macro);
    if (!options.macro) return problem_answer(wrong_query("macro", *macro, "1000000.00"));
  } else if (solve) {
    options.macro = before->general_total();
  }
  const auto edited = edit_circular(**circular, edits, inhabitants_measure);
  if (!edited) return problem_answer(edited.error());
  const auto after = allocate_gemeentefonds(*edited, options);
  if (!after) return problem_answer(after.error());
  std::vector<BeforeAfter> lines;
  for (std::size_t i = 0; i < (*circular)->municipalities.size(); ++i)
    lines.push_back({(*circular)->municipalities[i].code, (*circular)->municipalities[i].name,
                     inhabitants_of(**circular, i), before->of_municipality(i),
                     after->of_municipality(i)});
  const auto places = all_places(**circular);
  const Report report = views::what_if_report(
      {**circular, *before, *after, places, after->factor_is_solved, inhabitants_measure});
  return json_answer(
      {{"sentence", to_json(sentence_of(lines, {"Met deze gewichten", "With these weights,"}))},
       {"factor_before", to_string(before->factor)},
       {"factor_after", to_string(after->factor)},
       {"total_before_cents", before->total().count()},
       {"total_after_cents", after->total().count()},
       {"municipalities", lines_json(lines)},
       {"report", report_json(report)}});
}

}  // namespace

std::vector<Route> circular_routes() {
  using people::Permission;
  const std::vector<Parameter> amounts = {
      {"cluster", "Of one cluster; without it of all together"},
      {"macro", "The amount that the general allocation adds up to; the factor is solved from it"},
      {"fixed", "\"off\": without the fixed amount"},
      {"grants", "\"off\": without grants outside the factor"}};
  auto with_format = amounts;
  with_format.push_back({"format", "json (the default), xlsx, csv, html or pdf"});
  auto compared = with_format;
  compared.insert(compared.begin(), {"since", "The id of the circular to compare with", true});
  return {
      {Method::get,
       "/api/v1/allocation/circulars",
       Permission::view,
       list_circulars,
       {"Circulars that were uploaded, the newest first", "", "Uploads"}},
      {Method::post,
       "/api/v1/allocation/circulars",
       Permission::run_jobs,
       upload_circular,
       {"Upload the files of a published circular (F3)", "NewCircular", "KeptUpload", 201}},
      {Method::remove,
       "/api/v1/allocation/circulars/{id}",
       Permission::run_jobs,
       remove_circular,
       {"Take an uploaded circular away", "", "", 204}},
      {Method::get,
       "/api/v1/allocation/circulars/{id}",
       Permission::view,
       circular_amounts,
       {"Measures, weights, and amounts by cluster and municipality", "", "CircularAmounts", 200,
        amounts}},
      {Method::get,
       "/api/v1/allocation/circulars/{id}/report",
       Permission::view,
       circular_report,
       {"The same as a report", "", "Report", 200, with_format}},
      {Method::get,
       "/api/v1/allocation/circulars/{id}/changes",
       Permission::view,
       compare,
       {"What changed since another circular, and why", "", "CircularChanges", 200, compared}},
      {Method::post,
       "/api/v1/allocation/circulars/{id}/what-if",
       Permission::compute,
       what_if,
       {"Other weights and volumes, beside the circular as it is", "CircularWhatIf",
        "CircularEffects"}},
  };
}

}  // namespace houvast::server
