#include "engine/config/settingsfile.h"

#include <algorithm>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace seatlock::config {

using core::Done;
using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

constexpr std::string_view blanks = " \t\r";

Error wrong(std::string detail) {
    return {ErrorCode::configuration, std::move(detail), {}, 0};
}

std::string asFlag(std::string_view name) {
    std::string out(name);
    std::ranges::replace(out, '_', '-');
    return out;
}

}  // namespace

SettingsFile::SettingsFile(std::string_view text) {
    while (!text.empty()) {
        const auto at = text.find('\n');
        const bool last = at == std::string_view::npos;
        const auto line = text.substr(0, at);
        const bool windows = !last && line.ends_with('\r');
        lines_.push_back(parse(windows ? line.substr(0, line.size() - 1) : line,
                               last ? "" : (windows ? "\r\n" : "\n")));
        text.remove_prefix(last ? text.size() : at + 1);
    }
}

SettingsFile::Line SettingsFile::parse(std::string_view text, std::string_view end) {
    Line out;
    out.end = end;
    const auto remark = std::min(text.find('#'), text.size());
    const auto equals = text.substr(0, remark).find('=');
    const auto name_from = text.find_first_not_of(blanks);
    if (equals == std::string_view::npos || name_from >= equals) {
        out.before = text;
        return out;
    }
    const auto name_end = text.find_last_not_of(blanks, equals - 1) + 1;
    const auto value_from = std::min(text.find_first_not_of(blanks, equals + 1), remark);
    const auto value_last = text.substr(0, remark).find_last_not_of(blanks);
    const auto value_end = std::max(value_from, value_last + 1);
    out.name = asFlag(text.substr(name_from, name_end - name_from));
    out.before = text.substr(0, value_from);
    out.value = text.substr(value_from, value_end - value_from);
    out.after = text.substr(value_end);
    return out;
}

Result<SettingsFile> SettingsFile::read(const std::string& path) {
    QFile file(QString::fromStdString(path));
    if (!file.exists()) return SettingsFile();
    if (!file.open(QIODevice::ReadOnly)) {
        return wrong("the settings file " + path +
                     " cannot be read: " + file.errorString().toStdString());
    }
    return SettingsFile(file.readAll().toStdString());
}

std::optional<std::string> SettingsFile::value(std::string_view name) const {
    const auto at = std::find_if(lines_.rbegin(), lines_.rend(),
                                 [name](const Line& line) { return line.name == name; });
    return at == lines_.rend() ? std::nullopt : std::optional(at->value);
}

Result<Done> SettingsFile::set(std::string_view name, std::string_view value) {
    if (value.find_first_of("#\r\n") != std::string_view::npos) {
        return wrong("the settings file cannot hold a # or a line break in " + std::string(name) +
                     (name.starts_with("database") ? "; in a URL write %23 for #" : ""));
    }
    const auto first = value.find_first_not_of(blanks);
    const auto last = value.find_last_not_of(blanks);
    if (!value.empty() && (first != 0 || last != value.size() - 1)) {
        return wrong(std::string(name) + " must not begin or end with a blank");
    }
    const auto at = std::find_if(lines_.rbegin(), lines_.rend(),
                                 [name](const Line& line) { return line.name == name; });
    if (at != lines_.rend()) {
        at->value = value;
        return Done{};
    }
    const std::string end =
        lines_.empty() || lines_.front().end.empty() ? "\n" : lines_.front().end;
    if (!lines_.empty() && lines_.back().end.empty()) lines_.back().end = end;
    lines_.push_back({std::string(name) + " = ", std::string(name), std::string(value), "", end});
    return Done{};
}

void SettingsFile::remove(std::string_view name) {
    for (Line& line : lines_) {
        if (line.name != name) continue;
        const auto remark = line.after.find('#');
        if (remark != std::string::npos) line = {line.after.substr(remark), "", "", "", line.end};
    }
    std::erase_if(lines_, [name](const Line& line) { return line.name == name; });
}

std::string SettingsFile::text() const {
    std::string out;
    for (const Line& line : lines_) out += line.before + line.value + line.after + line.end;
    return out;
}

Result<Done> SettingsFile::write(const std::string& path) const {
    const QString target = QString::fromStdString(path);
    const QString folder = QFileInfo(target).absolutePath();
    if (!QDir().mkpath(folder)) {
        return wrong("the folder " + folder.toStdString() + " cannot be made");
    }
    QSaveFile file(target);
    const std::string all = text();
    const bool good = file.open(QIODevice::WriteOnly) &&
                      file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                      file.write(all.data(), static_cast<qint64>(all.size())) ==
                          static_cast<qint64>(all.size()) &&
                      file.commit();
    if (good) return Done{};
    return wrong("the settings file " + path +
                 " cannot be written: " + file.errorString().toStdString());
}

Source SettingsFile::source() const {
    return [*this](std::string_view name) { return value(name); };
}

}  // namespace seatlock::config
