// A settings file as it is written: changed value by value, all else in it stays. A plain value.
#pragma once

#include "engine/config/options.h"
#include "engine/core/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace seatlock::config {

/// The format is that of fileSource(). Names are as flags without the dashes; the file may spell
/// them with underscores.
class SettingsFile {
public:
    SettingsFile() = default;
    /// Takes every text: lines it does not understand stay as they are.
    explicit SettingsFile(std::string_view text);
    /// A file that is not there is an empty one. Errors: configuration, when it cannot be read.
    static core::Result<SettingsFile> read(const std::string& path);

    /// As fileSource() would read it: the last line of that name counts.
    std::optional<std::string> value(std::string_view name) const;
    /// Changes the line that counts, or adds one. Errors: configuration, for a value that the
    /// format cannot hold; nothing is changed then.
    core::Result<core::Done> set(std::string_view name, std::string_view value);
    /// Takes out every line of that name; what was remarked on one stays as a line.
    void remove(std::string_view name);

    std::string text() const;
    /// All or nothing, readable by its owner only: it may hold a password. Makes the folder.
    /// Errors: configuration.
    core::Result<core::Done> write(const std::string& path) const;

    /// What it sets, to be asked by readOptions().
    Source source() const;

private:
    struct Line {
        std::string before;  ///< up to the value: indent, name, equals sign, blanks
        std::string name;    ///< as a flag; empty for a line that sets nothing
        std::string value;
        std::string after;  ///< blanks and remark
        std::string end;    ///< "\n", "\r\n" or nothing
    };
    static Line parse(std::string_view text, std::string_view end);

    std::vector<Line> lines_;
};

}  // namespace seatlock::config
