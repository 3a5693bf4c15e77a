#include "viewer/overlay/structure_ground.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "layers/catalogue/solid_parts.h"

namespace saban::viewer {

namespace {

constexpr double kMostBuried = 0.3;      // of a house's height
constexpr double kLineRoundedM = 0.01;
constexpr std::size_t kMostPoints = 600; // of a line

double rounded(double heightM, double stepM) { return std::round(heightM / stepM) * stepM; }

/// The line with points in between.
std::vector<glm::dvec3> divided(std::span<const glm::dvec2> line, double stepM) {
    std::vector<glm::dvec3> points;
    double lengthM = 0.0;
    for (std::size_t i = 1; i < line.size(); ++i) lengthM += glm::distance(line[i - 1], line[i]);
    const double step = std::max(stepM, lengthM / static_cast<double>(kMostPoints));
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (i > 0 && stepM > 0.0) {
            const int pieces = std::max(static_cast<int>(std::ceil(glm::distance(line[i - 1], line[i]) / step)), 1);
            for (int k = 1; k < pieces; ++k) points.emplace_back(glm::mix(line[i - 1], line[i], static_cast<double>(k) / pieces), 1.0);
        }
        points.emplace_back(line[i], 0.0);
    }
    return points;
}

}  // namespace

GroundPatch::GroundPatch(const StructureStand& stand, glm::dvec2 min, glm::dvec2 max, int across, double elsewhereM, const HeightAt& heightAt)
    : min_(min), max_(max), across_(across) {
    heightsM_.reserve(static_cast<std::size_t>(across) * across);
    for (int row = 0; row < across; ++row)
        for (int column = 0; column < across; ++column) {
            const glm::dvec2 at = glm::mix(min, max, glm::dvec2(column, row) / static_cast<double>(across - 1));
            heightsM_.push_back(rounded(heightAt(stand.onGround(at)).value_or(elsewhereM) - elsewhereM, kStepM));
        }
}

double GroundPatch::at(glm::dvec2 ofModel) const {
    if (heightsM_.empty()) return 0.0;
    const double last = across_ - 1;
    const glm::dvec2 place = glm::clamp((ofModel - min_) / glm::max(max_ - min_, glm::dvec2(1e-6)) * last, glm::dvec2(0.0), glm::dvec2(last));
    const glm::ivec2 cell = glm::min(glm::ivec2(place), glm::ivec2(across_ - 2));
    const glm::dvec2 part = place - glm::dvec2(cell);
    const double* row = heightsM_.data() + static_cast<std::ptrdiff_t>(cell.y) * across_ + cell.x;
    return glm::mix(glm::mix(row[0], row[1], part.x), glm::mix(row[across_], row[across_ + 1], part.x), part.y);
}

double GroundPatch::highestIn(glm::dvec2 min, glm::dvec2 max) const {
    double highest = -INFINITY;
    for (int i = 0; i < across_; ++i)
        for (int k = 0; k < across_; ++k) highest = std::max(highest, at(glm::mix(min, max, glm::dvec2(i, k) / static_cast<double>(across_ - 1))));
    return highest;
}

GroundPatch GroundPatch::lowered(double byM) const {
    GroundPatch patch = *this;
    for (double& heightM : patch.heightsM_) heightM -= byM;
    return patch;
}

double GroundPatch::awayFromM(const GroundPatch& other) const {
    if (min_ != other.min_ || max_ != other.max_ || across_ != other.across_) return INFINITY;
    double most = 0.0;
    for (std::size_t i = 0; i < heightsM_.size(); ++i) most = std::max(most, std::abs(heightsM_[i] - other.heightsM_[i]));
    return most;
}

double awayFromM(const LineGround& a, const LineGround& b, double besideM) {
    if (a.points != b.points) return INFINITY;
    double most = 0.0;
    for (std::size_t i = 0; i < a.points.size(); ++i) most = std::max(most, std::abs(a.heightsM[i] - b.heightsM[i]) + std::abs(a.risesM[i] - b.risesM[i]) * besideM);
    return most;
}

LineGround lineGround(std::span<const glm::dvec2> line, const LineAsked& asked, const HeightAt& heightAt) {
    const double besideM = asked.besideM;
    const std::vector<glm::dvec3> all = divided(line, asked.stepM);
    std::vector<glm::dvec3> level;
    for (const glm::dvec3& point : all) level.emplace_back(glm::dvec2(point), 0.0);
    const layers::SweepPath path = layers::sweepPath(level);
    LineGround ground;
    std::vector<double> heights(all.size()), rises(all.size(), 0.0);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const glm::dvec2 at(all[i]);
        heights[i] = rounded(heightAt(at).value_or(asked.levelM) - asked.levelM, kLineRoundedM);
        if (asked.stepM <= 0.0 || path.right.size() != all.size()) continue;
        const auto right = heightAt(at + path.right[i] * besideM), left = heightAt(at - path.right[i] * besideM);
        if (right && left) rises[i] = rounded(*right - *left, kLineRoundedM) / (2.0 * besideM);
    }
    // Of the points in between those remain where the ground is not even from the last one on.
    std::size_t kept = 0;
    const auto isEven = [&](std::size_t from, std::size_t to) {
        const glm::dvec2 way = glm::dvec2(all[to]) - glm::dvec2(all[from]);
        const double length = std::max(glm::length(way), 1e-6), climb = (heights[to] - heights[from]) / length;
        // Square to the line; at its corners rises are those along the mitre.
        const auto acrossAt = [&](std::size_t i) { return path.right.size() == all.size() ? rises[i] - glm::dot(path.right[i], way / length) * climb : rises[i]; };
        for (std::size_t k = from + 1; k < to; ++k) {
            const double part = glm::distance(glm::dvec2(all[from]), glm::dvec2(all[k])) / length;
            if (std::abs(glm::mix(heights[from], heights[to], part) - heights[k]) > asked.evenM) return false;
            if (std::abs(glm::mix(acrossAt(from), acrossAt(to), part) - rises[k]) * besideM > asked.evenM) return false;
        }
        return true;
    };
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool isOwn = all[i].z == 0.0;
        if (!isOwn && isEven(kept, i + 1)) continue;
        ground.points.emplace_back(all[i]);
        ground.heightsM.push_back(heights[i]);
        ground.risesM.push_back(rises[i]);
        kept = i;
    }
    return ground;
}

double liftOf(bool standsLevel, const layers::StructureSizes& sizes, double highestM) {
    return standsLevel ? std::max(highestM - kMostBuried * sizes.heightM, 0.0) : 0.0;
}

double foundationDepthM(layers::SolidDetail detail, double exaggeration) {
    const double awayM = detail == layers::SolidDetail::Full ? 0.5 : detail == layers::SolidDetail::Reduced ? 1.0 : 2.0;
    return 0.3 + awayM * exaggeration;
}

}  // namespace saban::viewer
