// A venue to be created. A plain value; any thread.
#pragma once

#include <string>

namespace seatlock::store {

struct VenueDraft {
    std::string slug;
    std::string name;
    std::string time_zone = "UTC";  ///< IANA name; what times are shown in
    std::string address{};          ///< one line or none
};

}  // namespace seatlock::store
