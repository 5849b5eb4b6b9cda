// SPDX-License-Identifier: EUPL-1.2
#include "server/upload_store.h"

#include <sodium.h>

#include <algorithm>

#include "server/sent_files.h"

namespace houvast::server {
namespace {

std::string list_key(const std::string& kind) { return "uploads/" + kind; }
std::string key_of(const std::string& kind, const std::string& id) {
  return "upload/" + kind + "/" + id;
}

Json to_json(const UploadHead& head) {
  return {{"id", head.id},
          {"name", head.name},
          {"files", head.files},
          {"by", head.made.by},
          {"at", head.made.at}};
}

UploadHead head_of(const Json& json) {
  return {json.at("id"), json.at("name"), json.at("files"), {json.at("by"), json.at("at")}};
}

}  // namespace

std::string UploadStore::id_of(const Upload& upload) const {
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  const auto add = [&](const std::string& text) {
    const std::string sized = std::to_string(text.size()) + ":" + text;
    crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(sized.data()),
                              sized.size());
  };
  add(kind_);
  add(upload.name);
  add(upload.about.dump());
  for (const UploadedFile& file : upload.files) {
    add(file.name);
    add(file.bytes);
  }
  unsigned char hash[crypto_hash_sha256_BYTES];
  crypto_hash_sha256_final(&state, hash);
  char text[2 * 10 + 1];
  return sodium_bin2hex(text, sizeof text, hash, 10);
}

Result<std::vector<UploadHead>> UploadStore::list() {
  const auto found = settings_.find(list_key(kind_));
  if (!found) return tl::unexpected(found.error());
  std::vector<UploadHead> heads;
  if (!*found) return heads;
  for (const Json& one : Json::parse((*found)->value)) heads.push_back(head_of(one));
  return heads;
}

Result<void> UploadStore::write_list(const std::vector<UploadHead>& heads,
                                     const store::Stamp& made) {
  Json list = Json::array();
  for (const UploadHead& head : heads) list.push_back(to_json(head));
  return settings_.put(list_key(kind_), list.dump(), made);
}

Result<std::string> UploadStore::put(const Upload& upload) {
  UploadHead head{id_of(upload), upload.name, {}, upload.made};
  Json files = Json::array();
  for (const UploadedFile& file : upload.files) {
    head.files.push_back(file.name);
    files.push_back({{"name", file.name}, {"base64", to_base64(file.bytes)}});
  }
  auto heads = list();
  if (!heads) return tl::unexpected(heads.error());
  const Json body = {{"head", to_json(head)}, {"about", upload.about}, {"files", files}};
  if (auto kept = settings_.put(key_of(kind_, head.id), body.dump(), upload.made); !kept)
    return tl::unexpected(kept.error());
  std::erase_if(*heads, [&](const UploadHead& one) { return one.id == head.id; });
  heads->insert(heads->begin(), head);
  std::vector<UploadHead> gone;
  while (heads->size() > most) {
    gone.push_back(heads->back());
    heads->pop_back();
  }
  if (auto written = write_list(*heads, upload.made); !written)
    return tl::unexpected(written.error());
  for (const UploadHead& old : gone)
    if (auto removed = settings_.remove(key_of(kind_, old.id)); !removed)
      return tl::unexpected(removed.error());
  return head.id;
}

Result<Upload> UploadStore::load(const std::string& id) {
  const auto found = settings_.find(key_of(kind_, id));
  if (!found) return tl::unexpected(found.error());
  if (!*found) return failure({.code = "server/not-found", .place = {.field = "id"}, .found = id});
  const Json body = Json::parse((*found)->value);
  const UploadHead head = head_of(body.at("head"));
  Upload upload{.id = head.id, .name = head.name, .about = body.at("about"), .made = head.made};
  for (const Json& file : body.at("files"))
    upload.files.push_back(
        {file.at("name"),
         from_base64(file.at("base64").get_ref<const std::string&>()).value_or("")});
  return upload;
}

Result<void> UploadStore::remove(const std::string& id) {
  auto heads = list();
  if (!heads) return tl::unexpected(heads.error());
  const auto found = std::ranges::find(*heads, id, &UploadHead::id);
  if (found == heads->end())
    return failure({.code = "server/not-found", .place = {.field = "id"}, .found = id});
  const store::Stamp made = found->made;
  heads->erase(found);
  if (auto written = write_list(*heads, made); !written) return written;
  return settings_.remove(key_of(kind_, id));
}

}  // namespace houvast::server
