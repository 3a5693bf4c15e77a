#include "layers/store/plan_file_changes.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>

namespace saban::layers {

PlanFileChanges::PlanFileChanges(const std::string& path) : file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}

PlanFileChanges::~PlanFileChanges() {
    if (file_ >= 0) ::close(file_);
}

std::optional<std::int64_t> PlanFileChanges::count() const {
    constexpr off_t kOffset = 24;
    std::array<std::uint8_t, 4> bytes{};
    if (file_ < 0 || ::pread(file_, bytes.data(), bytes.size(), kOffset) != static_cast<ssize_t>(bytes.size())) return std::nullopt;
    return (static_cast<std::int64_t>(bytes[0]) << 24) | (bytes[1] << 16) | (bytes[2] << 8) | bytes[3];
}

}  // namespace saban::layers
