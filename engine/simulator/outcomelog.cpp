#include "engine/simulator/outcomelog.h"

#include "engine/simulator/csvreader.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <optional>
#include <utility>

#include <sodium.h>

namespace seatlock::simulator {

using core::Done;
using core::ErrorCode;
using core::Result;

namespace {

constexpr std::string_view names =
    "buyer,attempt,kind,end,bot,status,problem,intended_us,sent_us,answered_us,seats,quantity,hold";
constexpr std::size_t fields = 13;
constexpr std::string_view kinds[] = {"hold", "order"};
constexpr std::string_view ends[] = {"ok", "refused", "unknown", "unsent"};
constexpr std::size_t buffer_bytes = 1 << 20;

core::Error failed(const std::string& path, int error) {
    return {ErrorCode::configuration, path + ": " + std::strerror(error), {}, 0};
}

void add(std::string& line, std::int64_t value) {
    std::array<char, 24> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    line.append(text.data(), end);
}

/// In quotes where RFC 4180 section 2 asks for them.
void add(std::string& line, std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
        line += text;
        return;
    }
    line += '"';
    for (const char c : text) {
        if (c == '"') line += '"';
        line += c;
    }
    line += '"';
}

template <class Number>
bool read(std::string_view text, Number& out) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return error == std::errc() && end == text.data() + text.size();
}

template <std::size_t size>
std::optional<int> indexOf(const std::string_view (&choices)[size], std::string_view text) {
    const auto* const at = std::find(choices, choices + size, text);
    if (at == choices + size) return std::nullopt;
    return static_cast<int>(at - choices);
}

bool readSeats(std::string_view text, std::vector<core::SeatNo>& out) {
    while (!text.empty()) {
        const auto size = std::min(text.find(' '), text.size());
        if (!read(text.substr(0, size), out.emplace_back())) return false;
        text.remove_prefix(std::min(size + 1, text.size()));
    }
    return true;
}

std::optional<Outcome> outcomeOf(const std::vector<std::string>& from) {
    if (from.size() != fields) return std::nullopt;
    Outcome out;
    const auto kind = indexOf(kinds, from[2]);
    const auto end = indexOf(ends, from[3]);
    int bot = 0;
    const bool right = kind && end && read(from[0], out.buyer) && read(from[1], out.attempt) &&
                       read(from[4], bot) && (bot == 0 || bot == 1) && read(from[5], out.status) &&
                       read(from[7], out.intended) && read(from[8], out.sent) &&
                       read(from[9], out.answered) && readSeats(from[10], out.seats) &&
                       read(from[11], out.quantity);
    if (!right) return std::nullopt;
    out.kind = static_cast<Outcome::Kind>(*kind);
    out.end = static_cast<Outcome::End>(*end);
    out.bot = bot == 1;
    out.problem = from[6];
    out.hold = from[12];
    return out;
}

}  // namespace

Result<OutcomeLog> OutcomeLog::create(const std::string& path) {
    std::FILE* file = std::fopen(path.c_str(), "wbe");
    if (!file) return failed(path, errno);
    std::setvbuf(file, nullptr, _IOFBF, buffer_bytes);
    OutcomeLog log(file);
    log.line_.assign(names).append("\r\n");
    log.flushLine();
    return log;
}

OutcomeLog::OutcomeLog(OutcomeLog&& other) noexcept
    : file_(std::exchange(other.file_, nullptr)),
      line_(std::move(other.line_)),
      failed_(other.failed_) {}

OutcomeLog& OutcomeLog::operator=(OutcomeLog&& other) noexcept {
    std::swap(file_, other.file_);
    std::swap(line_, other.line_);
    std::swap(failed_, other.failed_);
    return *this;
}

OutcomeLog::~OutcomeLog() {
    if (file_) std::fclose(file_);
}

void OutcomeLog::flushLine() {
    if (file_ && std::fwrite(line_.data(), 1, line_.size(), file_) != line_.size()) failed_ = true;
}

void OutcomeLog::write(const Outcome& outcome) {
    line_.clear();
    const auto number = [this](std::int64_t value) {
        add(line_, value);
        line_ += ',';
    };
    const auto text = [this](std::string_view value) {
        add(line_, value);
        line_ += ',';
    };
    number(outcome.buyer);
    number(outcome.attempt);
    text(kinds[static_cast<std::size_t>(outcome.kind)]);
    text(ends[static_cast<std::size_t>(outcome.end)]);
    number(outcome.bot ? 1 : 0);
    number(outcome.status);
    text(outcome.problem);
    number(outcome.intended);
    number(outcome.sent);
    number(outcome.answered);
    for (std::size_t i = 0; i < outcome.seats.size(); ++i) {
        if (i > 0) line_ += ' ';
        add(line_, outcome.seats[i]);
    }
    line_ += ',';
    number(outcome.quantity);
    add(line_, outcome.hold);
    line_ += "\r\n";
    flushLine();
}

Result<Done> OutcomeLog::close() {
    if (!file_) return Done{};
    errno = 0;
    const bool closed = std::fclose(std::exchange(file_, nullptr)) == 0;
    if (closed && !failed_) return Done{};
    return {ErrorCode::configuration,
            "the log could not be written: " + std::string(std::strerror(errno ? errno : EIO))};
}

Result<Done> readOutcomes(const std::string& path, const std::function<void(Outcome&&)>& each) {
    CsvReader reader(path);
    std::vector<std::string> record;
    for (bool first = true; reader.next(record); first = false) {
        if (first) {
            std::string line;
            for (const auto& field : record) line += (line.empty() ? "" : ",") + field;
            if (line == names) continue;
            return {ErrorCode::configuration, path + " is no log of outcomes: line 1"};
        }
        auto outcome = outcomeOf(record);
        if (!outcome) {
            return {ErrorCode::configuration,
                    path + ": line " + std::to_string(reader.line()) + " is no outcome"};
        }
        each(std::move(*outcome));
    }
    if (!reader.error().empty()) return {ErrorCode::configuration, reader.error()};
    if (reader.line() == 0) return {ErrorCode::configuration, path + " is empty"};
    return Done{};
}

Result<std::string> fileSha256(const std::string& path) {
    std::FILE* file = std::fopen(path.c_str(), "rbe");
    if (!file) return failed(path, errno);
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    std::vector<unsigned char> chunk(64 * 1024);
    std::size_t size = 0;
    while ((size = std::fread(chunk.data(), 1, chunk.size(), file)) > 0) {
        crypto_hash_sha256_update(&state, chunk.data(), size);
    }
    const int error = std::ferror(file) ? errno : 0;
    std::fclose(file);
    if (error != 0) return failed(path, error);
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256_final(&state, hash.data());
    std::array<char, crypto_hash_sha256_BYTES * 2 + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
    return std::string(hex.data());
}

}  // namespace seatlock::simulator
