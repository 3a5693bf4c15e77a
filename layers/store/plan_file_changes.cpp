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
    constexpr std::size_t kWriteVersion = 18, kReadVersion = 19, kCounter = 24;
    constexpr std::uint8_t kRollbackJournal = 1;
    std::array<std::uint8_t, 28> head{};
    if (file_ < 0 || ::pread(file_, head.data(), head.size(), 0) != static_cast<ssize_t>(head.size())) return std::nullopt;
    if (head[kWriteVersion] != kRollbackJournal || head[kReadVersion] != kRollbackJournal) return std::nullopt;
    return (static_cast<std::int64_t>(head[kCounter]) << 24) | (head[kCounter + 1] << 16) | (head[kCounter + 2] << 8) | head[kCounter + 3];
}

}  // namespace saban::layers
