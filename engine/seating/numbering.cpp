#include "engine/seating/numbering.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace seatlock::seating {

namespace {

constexpr std::string_view all_letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::string_view clear_letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";
constexpr int lettersNumber_max = 1'000'000;

std::string_view alphabet(bool skip_io) {
    return skip_io ? clear_letters : all_letters;
}

/// How many seats come before seat `i` from the middle outwards: left and right in turn, of two in
/// the middle the left one first.
int outwards(int i, int seats) {
    const int middle = (seats - 1) / 2;
    const int distance = std::abs(i - middle);
    const bool later = seats % 2 != 0 ? i > middle : i < middle;  // of the two at this distance
    return distance == 0 ? 0 : 2 * distance - (later ? 0 : 1);
}

/// The smallest number of at least `first` that is odd, or even.
int firstOf(int first, bool odd) {
    return (first % 2 != 0) == odd ? first : first + 1;
}

/// Odd numbers on one side of the middle, even ones on the other, both growing outwards.
void splitAtCentre(std::vector<int>& numbers, int first, bool odd_left) {
    const int seats = static_cast<int>(numbers.size());
    const int left = odd_left ? (seats + 1) / 2 : seats / 2;  // one too many: the odd side has it
    for (int i = 0; i < seats; ++i) {
        const bool is_left = i < left;
        const int nth = is_left ? left - 1 - i : i - left;
        numbers[static_cast<std::size_t>(i)] = firstOf(first, is_left == odd_left) + 2 * nth;
    }
}

}  // namespace

std::string letters(int number, bool skip_io) {
    const auto signs = alphabet(skip_io);
    const int base = static_cast<int>(signs.size());
    std::string out;
    for (; number > 0; number = (number - 1) / base) {
        out += signs[static_cast<std::size_t>((number - 1) % base)];
    }
    std::ranges::reverse(out);
    return out;
}

int lettersNumber(const std::string& text, bool skip_io) {
    const auto signs = alphabet(skip_io);
    int number = 0;
    for (const char c : text) {
        const auto at = signs.find(c);
        if (at == std::string_view::npos || number > lettersNumber_max) return 0;
        number = number * static_cast<int>(signs.size()) + static_cast<int>(at) + 1;
    }
    return number;
}

std::vector<std::string> rowNames(const RowNumbering& numbering, int rows) {
    std::vector<std::string> out;
    for (int i = 0; i < rows; ++i) {
        const int number = numbering.first + (numbering.from_back ? rows - 1 - i : i);
        out.push_back(numbering.prefix + (numbering.style == RowStyle::letters
                                              ? letters(number, numbering.skip_io)
                                              : std::to_string(number)));
    }
    return out;
}

std::vector<int> seatNumbers(const SeatNumbering& numbering, int seats) {
    std::vector<int> out(static_cast<std::size_t>(std::max(seats, 0)));
    const int step = std::max(numbering.step, 1);
    for (int i = 0; i < seats; ++i) {
        int nth = i;
        if (numbering.order == SeatOrder::right_to_left) nth = seats - 1 - i;
        if (numbering.order == SeatOrder::centre_out) nth = outwards(i, seats);
        out[static_cast<std::size_t>(i)] = numbering.first + nth * step;
    }
    if (numbering.order == SeatOrder::odd_left || numbering.order == SeatOrder::odd_right) {
        splitAtCentre(out, numbering.first, numbering.order == SeatOrder::odd_left);
    }
    return out;
}

}  // namespace seatlock::seating
