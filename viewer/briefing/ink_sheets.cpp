#include "viewer/briefing/ink_sheets.h"

#include <algorithm>
#include <utility>

namespace saban::app {

namespace {

constexpr std::size_t kMostSteps = 100;

}  // namespace

const InkSheets::Sheet& InkSheets::sheet() const {
    static const Sheet kEmpty;
    const auto found = sheets_.find(scene_);
    return found == sheets_.end() ? kEmpty : found->second;
}

void InkSheets::setScene(const layers::Uid& scene) {
    scene_ = scene;
    isErasing_ = false;
}

void InkSheets::remember() {
    auto& before = sheet().before;
    before.push_back(sheet().strokes);
    if (before.size() > kMostSteps) before.erase(before.begin());
}

void InkSheets::begin(viewer::GroundInk::Stroke stroke) {
    remember();
    sheet().strokes.push_back(std::move(stroke));
}

void InkSheets::replaceLast(viewer::GroundInk::Stroke stroke) {
    if (!sheet().strokes.empty()) sheet().strokes.back() = std::move(stroke);
}

void InkSheets::beginErasing() { isErasing_ = false; }

bool InkSheets::erase(glm::dvec2 at, double withinM) {
    const auto isHit = [&](const auto& stroke) { return viewer::isTouched(stroke, at, withinM); };
    if (std::none_of(strokes().begin(), strokes().end(), isHit)) return false;
    if (!std::exchange(isErasing_, true)) remember();
    std::erase_if(sheet().strokes, isHit);
    return true;
}

bool InkSheets::undo() {
    if (!canUndo()) return false;
    isErasing_ = false;
    sheet().strokes = std::move(sheet().before.back());
    sheet().before.pop_back();
    return true;
}

bool InkSheets::wipe() {
    if (strokes().empty()) return false;
    isErasing_ = false;
    remember();
    sheet().strokes.clear();
    return true;
}

std::map<layers::Uid, InkSheets::Strokes> InkSheets::notKept() const {
    std::map<layers::Uid, Strokes> found;
    for (const auto& [scene, sheet] : sheets_)
        for (const auto& stroke : sheet.strokes)
            if (std::find(sheet.kept.begin(), sheet.kept.end(), stroke) == sheet.kept.end()) found[scene].push_back(stroke);
    return found;
}

void InkSheets::setKept() {
    // What was kept and wiped comes back with an undo: it stays kept.
    for (auto& [scene, strokes] : notKept()) {
        auto& kept = sheets_[scene].kept;
        kept.insert(kept.end(), strokes.begin(), strokes.end());
    }
}

void InkSheets::setNotKept(const std::map<layers::Uid, Strokes>& strokes) {
    for (const auto& [scene, these] : strokes)
        std::erase_if(sheets_[scene].kept, [&](const auto& stroke) { return std::find(these.begin(), these.end(), stroke) != these.end(); });
}

}  // namespace saban::app
