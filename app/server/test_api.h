// SPDX-License-Identifier: EUPL-1.2
// For tests: the server as a browser sees it, without sockets, with a real database in a file.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "houvast/dossier_store.h"
#include "server/answer.h"
#include "server/reception.h"
#include "server/service.h"
#include "server/uploaded_files.h"

namespace houvast::server {

class ApiTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_.emplace(TemporaryFolder::make({}).value());
    Settings settings;
    settings.requests_per_second = 0;
    service_ = std::make_unique<Service>(
        settings, store::Database::open(folder_->path_of("houvast.db")).value(),
        [] { return std::chrono::system_clock::time_point(std::chrono::seconds(1'800'000'000)); },
        nullptr);
  }

  struct Answer {
    int status = 0;
    Json body;
    std::string text;
  };

  Answer ask(http::Method method, const std::string& target, const Json& body = nullptr) {
    const auto parsed = http::parse_target(target);
    EXPECT_TRUE(parsed.has_value()) << target;
    http::Request request{.method = method,
                          .path = parsed->path,
                          .segments = parsed->segments,
                          .query = parsed->query,
                          .headers = {{"host", "localhost"},
                                      {"content-type", "application/json"},
                                      {"x-houvast-csrf", service_->local_csrf}},
                          .remote = "127.0.0.1"};
    if (!body.is_null()) request.body = body.dump();
    const http::Response response = receive(*service_, request);
    return {response.status, Json::parse(response.body, nullptr, false), response.body};
  }
  Answer get(const std::string& target) { return ask(http::Method::get, target); }
  Answer post(const std::string& target, const Json& body) {
    return ask(http::Method::post, target, body);
  }

  /// One of examples/, as somebody would have uploaded it; its id as text.
  std::string keep_example(const std::string& name) {
    const char* source = std::getenv("HOUVAST_SOURCE_DIR");
    const auto from = std::filesystem::path(source == nullptr ? "." : source) / "examples" / name;
    std::vector<store::DossierFile> files;
    for (const auto& file : std::filesystem::directory_iterator(from))
      files.push_back({file.path().filename().string(), read(file.path())});
    const auto head = store::DossierStore(service_->database)
                          .create(name, files, {"test", "2026-11-22T07:44:10Z"});
    EXPECT_TRUE(head.has_value());
    return std::to_string(head->id);
  }

  static std::string read(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  static Json file(const std::string& name, const std::string& bytes) {
    return {{"name", name}, {"base64", to_base64(bytes)}};
  }
  /// A file of the public reference data; empty where it is not.
  static std::string data(const std::string& name) {
    const char* folder = std::getenv("HOUVAST_DATA");
    return folder == nullptr ? "" : read(std::filesystem::path(folder) / name);
  }

  std::optional<TemporaryFolder> folder_;
  std::unique_ptr<Service> service_;
};

}  // namespace houvast::server
