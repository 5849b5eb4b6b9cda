// SPDX-License-Identifier: EUPL-1.2
#include "server/uploads.h"

#include <algorithm>

#include "houvast/check.h"
#include "server/answer.h"
#include "server/audit.h"
#include "server/log.h"
#include "server/service.h"

namespace houvast::server {
namespace {

Json to_json(const UploadHead& head) {
  return {{"id", head.id},
          {"name", head.name},
          {"files", head.files},
          {"by", head.made.by},
          {"at", head.made.at}};
}

/// One's own; those of others by who looks after the region's dossiers.
bool may_remove(const people::Identity& who, const UploadHead& head) {
  return head.made.by == who.name || people::may(who, people::Permission::edit_dossiers);
}

}  // namespace

store::Stamp stamp_of(const Service& service, const Call& call) {
  return {call.who.name, to_text(service.now())};
}

http::Response keep_upload(Service& service, const Call& call, const std::string& kind,
                           const Upload& upload) {
  const std::lock_guard lock(service.uploads.changes);
  UploadStore store(service.database, kind);
  const auto before = store.list();
  if (!before) return problem_answer(before.error());
  Upload kept = upload;
  // The same files again stay of who brought them first.
  const auto same = std::ranges::find(*before, store.id_of(upload), &UploadHead::id);
  if (same != before->end()) kept.made = same->made;
  const auto id = store.put(kept);
  if (!id) return problem_answer(id.error());
  audit(service, call, kind + ".upload", kind + "/" + *id, {{"name", upload.name}});
  const auto after = store.list();
  if (!after) return problem_answer(after.error());
  for (const UploadHead& old : *before)
    if (std::ranges::find(*after, old.id, &UploadHead::id) == after->end())
      audit(service, call, kind + ".remove", kind + "/" + old.id,
            {{"name", old.name}, {"by", old.made.by}, {"pushed_out_by", *id}});
  check(!after->empty() && after->front().id == *id);
  return json_answer(to_json(after->front()), 201);
}

http::Response list_uploads(Service& service, const std::string& kind) {
  const auto heads = UploadStore(service.database, kind).list();
  if (!heads) return problem_answer(heads.error());
  Json list = Json::array();
  for (const UploadHead& head : *heads) list.push_back(to_json(head));
  return json_answer({{"uploads", std::move(list)}});
}

http::Response remove_upload(Service& service, const Call& call, const std::string& kind) {
  const std::lock_guard lock(service.uploads.changes);
  UploadStore store(service.database, kind);
  const auto heads = store.list();
  if (!heads) return problem_answer(heads.error());
  const auto head = std::ranges::find(*heads, call.value("id"), &UploadHead::id);
  if (head != heads->end() && !may_remove(call.who, *head))
    return problem_answer({.code = "server/may-not"});
  const auto removed = store.remove(call.value("id"));
  if (!removed) return problem_answer(removed.error());
  audit(service, call, kind + ".remove", kind + "/" + call.value("id"));
  return empty_answer();
}

}  // namespace houvast::server
