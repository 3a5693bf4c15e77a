#include "geo/elevation/hole_map.h"

#include <algorithm>
#include <cassert>

namespace saban::geo {

std::uint32_t HoleMap::root(std::uint32_t label) {
    while (parents_[label] != label) label = parents_[label] = parents_[parents_[label]];
    return label;
}

void HoleMap::pushRow(std::span<const std::uint8_t> isVoid) {
    assert(isVoid.size() == static_cast<std::size_t>(width_));
    if (parents_.empty()) parents_.push_back(0);
    const std::size_t thisRow = runs_.size();
    std::size_t above = previousRow_;
    for (int column = 0; column < width_;) {
        if (!isVoid[column]) {
            ++column;
            continue;
        }
        Run run{rows_, column, column};
        while (run.last + 1 < width_ && isVoid[run.last + 1]) ++run.last;
        column = run.last + 1;
        runs_.push_back(run);
        const auto label = static_cast<std::uint32_t>(runs_.size());
        parents_.push_back(label);
        // The lowest label wins, so that the outside, 0, is always a root.
        const auto join = [&](std::uint32_t other) {
            const std::uint32_t a = root(label), b = root(other);
            parents_[std::max(a, b)] = std::min(a, b);
        };
        if (rows_ == 0 || run.first == 0 || run.last == width_ - 1) join(0);
        while (above < thisRow && runs_[above].last < run.first) ++above;
        for (std::size_t i = above; i < thisRow && runs_[i].first <= run.last; ++i)
            join(static_cast<std::uint32_t>(i + 1));
    }
    previousRow_ = thisRow;
    ++rows_;
}

void HoleMap::finish() {
    for (std::size_t i = previousRow_; i < runs_.size(); ++i) parents_[root(static_cast<std::uint32_t>(i + 1))] = 0;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < runs_.size(); ++i)
        if (root(static_cast<std::uint32_t>(i + 1)) != 0) runs_[kept++] = runs_[i];
    runs_.resize(kept);
    runs_.shrink_to_fit();
    parents_ = {};
}

std::span<const HoleMap::Run> HoleMap::holes(int first, int last) const {
    const auto isBefore = [](const Run& run, int row) { return run.row < row; };
    const auto begin = std::lower_bound(runs_.begin(), runs_.end(), first, isBefore);
    const auto end = std::lower_bound(begin, runs_.end(), last + 1, isBefore);
    return {begin, end};
}

}  // namespace saban::geo
