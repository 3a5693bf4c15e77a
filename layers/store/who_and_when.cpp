#include "layers/store/who_and_when.h"

#include <pwd.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <ctime>

#include "layers/model/value.h"

namespace saban::layers {

std::string nowUtc() {
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm utc{};
    gmtime_r(&now, &utc);
    std::array<char, 32> out{};
    std::strftime(out.data(), out.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);
    return out.data();
}

std::string userName() {
    // Called by several threads: nothing that they share.
    std::array<char, 16384> buffer{};
    passwd entry{};
    passwd* found = nullptr;
    if (getpwuid_r(getuid(), &entry, buffer.data(), buffer.size(), &found) == 0 && found && found->pw_name) return toNfc(found->pw_name);
    return {};
}

}  // namespace saban::layers
