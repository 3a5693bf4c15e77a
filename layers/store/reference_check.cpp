#include "layers/store/reference_check.h"

#include "geo/core/text.h"
#include "layers/model/kind_words.h"

namespace saban::layers {

namespace {

class ReferenceCheck {
 public:
    ReferenceCheck(const std::string& path, const Plan& plan, geo::Warnings& warnings) : path_(path), plan_(plan), warnings_(warnings) {}
    ~ReferenceCheck() {
        if (count_ > kMost) warnings_.push_back({"dangling", text(SABAN_TR("layers", "… and {0} more references to what is not there"), count_ - kMost)});
    }

    void run() {
        each<UnitPosition>([&](const UnitPosition& row) { see<Unit>(row, row.unit), see<Phase>(row, row.phase), see<Route>(row, row.route); });
        each<Unit>([&](const Unit& row) { see<Unit>(row, row.parent); });
        each<CommandPost>([&](const CommandPost& row) { see<Unit>(row, row.unit); });
        each<Structure>([&](const Structure& row) { see<CommandPost>(row, row.commandPost); });
        each<Checkpoint>([&](const Checkpoint& row) { see<Route>(row, row.route); });
        each<Group>([&](const Group& row) { see<Group>(row, row.parent); });
        each<WorkLogEntry>([&](const WorkLogEntry& row) { see<WorkItem>(row, row.workItem); });
        each<WorkItem>([&](const WorkItem& row) {
            if (!row.feature.empty() && !plan_.find<Structure>(row.feature) && !plan_.find<Route>(row.feature)) miss(row, row.feature);
        });
    }

 private:
    static constexpr std::size_t kMost = 20;
    template <typename T, typename Visit>
    void each(Visit visit) {
        for (const auto& row : plan_.all<T>().rows()) visit(*row);
    }
    template <typename T, typename From>
    void see(const From& from, const Uid& uid) {
        if (!uid.empty() && !plan_.find<T>(uid)) miss(from, uid);
    }
    template <typename From>
    void miss(const From& from, const Uid& uid) {
        if (++count_ > kMost) return;
        warnings_.push_back({"dangling", text(SABAN_TR("layers", "plan '{0}': {1} refers to '{2}', which is not in the plan"), path_, calledInMessages(from), uid)});
    }
    const std::string& path_;
    const Plan& plan_;
    geo::Warnings& warnings_;
    std::size_t count_ = 0;
};

}  // namespace

void noteDanglingReferences(const std::string& path, const Plan& plan, geo::Warnings& warnings) { ReferenceCheck(path, plan, warnings).run(); }

}  // namespace saban::layers
