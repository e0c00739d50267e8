// Writes pages of evidence from results on paper, to be looked at: evidencepages DIRECTORY.
#include "engine/simulator/evidence.h"
#include "tests/support/paperresult.h"

#include <fstream>
#include <iostream>

int main(int argc, char** argv) {
    using namespace seatlock;
    if (argc != 2) return 2;
    const std::string directory = argv[1];
    const auto onsale = tests::paperResult();
    std::ofstream(directory + "/on-sale.html") << simulator::htmlReport(onsale);
    std::ofstream(directory + "/on-sale.csv") << simulator::csvReport(onsale);
    std::cout << simulator::textReport(onsale);
    auto [same, timelines] = tests::paperSameSeat();
    std::ofstream(directory + "/same-seat.html") << simulator::htmlReport(same, timelines);
    std::cout << simulator::textReport(same);
}
