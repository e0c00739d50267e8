#include "tests/support/testcluster.h"

#include <cstdio>
#include <filesystem>

#include <libpq-fe.h>
#include <stdlib.h>
#include <sys/stat.h>

namespace seatlock::tests {

ScratchDirectory::ScratchDirectory() : path_("/tmp/seatlock-test-XXXXXX") {
    if (!::mkdtemp(path_.data())) {
        std::perror("mkdtemp");
        std::abort();
    }
    ::chmod(path_.c_str(), 0711);
}

ScratchDirectory::~ScratchDirectory() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
    if (error) std::fprintf(stderr, "%s: %s\n", path_.c_str(), error.message().c_str());
}

std::string sqlValue(const std::string& url, const std::string& sql, bool* failed) {
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection{PQconnectdb(url.c_str()),
                                                                  &PQfinish};
    std::unique_ptr<PGresult, decltype(&PQclear)> result{nullptr, &PQclear};
    if (PQstatus(connection.get()) == CONNECTION_OK) {
        result.reset(PQexec(connection.get(), sql.c_str()));
    }
    const auto status = PQresultStatus(result.get());
    const bool good = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
    if (failed) *failed = !good;
    if (!good) {
        const std::string message = PQerrorMessage(connection.get());
        std::fprintf(stderr, "%s\n  in: %s\n", message.c_str(), sql.c_str());
        return "ERROR: " + message;
    }
    if (PQntuples(result.get()) == 0 || PQnfields(result.get()) == 0) return {};
    return PQgetvalue(result.get(), 0, 0);
}

TestCluster::TestCluster(const std::string& extra_settings) {
    cluster::ClusterOptions options;
    options.data_dir = dataDir();
    options.stop_with_thread = true;
    options.extra_settings = extra_settings;
    cluster_ = std::make_unique<cluster::Cluster>(std::move(options));
    if (const auto started = cluster_->start(); !started) {
        error_ = started.error().detail;
        std::fprintf(stderr, "%s\n", error_.c_str());
    }
}

std::string TestCluster::urlOf(const std::string& database) const {
    return cluster_->url() + " dbname=" + database;  // libpq: the last one counts
}

std::string TestCluster::freshDatabase() {
    const auto name = "test_" + std::to_string(++databases_);
    exec("CREATE DATABASE " + name);
    return urlOf(name);
}

bool TestCluster::exec(const std::string& sql, const std::string& url) {
    bool failed = false;
    sqlValue(url.empty() ? cluster_->url() : url, sql, &failed);
    return !failed;
}

std::string TestCluster::value(const std::string& sql, const std::string& url) {
    return sqlValue(url.empty() ? cluster_->url() : url, sql);
}

}  // namespace seatlock::tests
