// Where structures stand: which of them are seated in a frame, and on what ground.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "viewer/overlay/structure_scene_parts.h"

namespace saban::viewer {

using namespace layers;

namespace {

constexpr double kUnseenM = 0.05;           // as drawn
constexpr int kRoughly = 3, kFinely = 5;    // samples across
constexpr double kLineStepM = 4.0, kLineEvenM = 0.08;
constexpr std::size_t kMostHeights = 4000;  // asked for in a frame of a window

}  // namespace

bool StructureScene::hasOwnModel(const StructureType& type) const {
    const auto own = ownModels_.find(&type);
    return own != ownModels_.end() && own->second.unit;
}

/// Of its model in full, on level ground.
void StructureScene::measureFoot(Placed& placed) {
    const StructureSizes& s = placed.sizes;
    const auto [found, isNew] = feet_.try_emplace(fmt::format("{} {} {} {} {} {}", placed.type->id, s.lengthM, s.widthM, s.heightM, s.excavationDepthM, s.coverThicknessM));
    if (isNew) found->second = solidOf(placed, {}, 1.0).bounds;
    const double besideM = standsLevel(placed.type->model) || hasOwnModel(*placed.type) ? kTerraceReachM : 0.0;
    placed.footMin = glm::dvec2(found->second.min) - besideM;
    placed.footMax = glm::dvec2(found->second.max) + besideM;
}

bool StructureScene::isStale(const Placed& placed, const Seen& seen, double exaggeration, std::uint64_t version, Pace pace) {
    const bool isFine = seen.sizePx > kReducedPx;
    if (placed.heightsVersion != version || placed.seatedFor != exaggeration || (isFine && !placed.isFinelySeated)) return true;
    return pace == Pace::All ? placed.isFinelySeated != isFine || placed.keptOffM > 0.0 : placed.keptOffM > std::max(kUnseenM, seen.pixelM);
}

/// Of those that are seen; in a window from where the last frame ended, so that all have their turn.
void StructureScene::seatThose(const std::vector<Seen>& seen, double exaggeration, const HeightAt& heightAt, std::uint64_t version, Pace pace) {
    std::size_t asked = 0;
    const HeightAt counted = [&](glm::dvec2 at) {
        ++asked;
        return heightAt(at);
    };
    const std::size_t first = pace == Pace::All ? 0 : nextSeated_;
    for (std::size_t k = 0; k < structures_.size(); ++k) {
        const std::size_t i = (first + k) % structures_.size();
        Placed& placed = structures_[i];
        if (!placed.middleM) placed.isOnGround = false;
        if (!placed.middleM || !seen[i].isInView || seen[i].sizePx < kSeenPx || !isStale(placed, seen[i], exaggeration, version, pace)) continue;
        // What was drawn for another exaggeration must not stay among the others.
        if (pace == Pace::SomeAtATime && asked >= kMostHeights && (!placed.node || placed.seatedFor == exaggeration)) {
            if (!isUnsettled_) nextSeated_ = i;
            isUnsettled_ = true;
            continue;
        }
        seat(placed, seen[i], exaggeration, counted, version, pace);
    }
}

bool StructureScene::accept(Placed& placed, const Seat& seat, double exaggeration) {
    const double movedM = (std::abs(seat.levelM - placed.levelM) + seat.awayM) * exaggeration;
    if (placed.isOnGround && placed.seatedFor == exaggeration && movedM <= seat.tolerableM) {
        placed.keptOffM = movedM;
        return false;
    }
    placed.keptOffM = 0.0;
    placed.levelM = seat.levelM;
    if (seat.awayM > 0.0) placed.detail = -1;
    return true;
}

/// A point's platform lies at the level that the plan gives, else at that of the ground in the middle of it, or a little higher.
void StructureScene::seat(Placed& placed, const Seen& seen, double exaggeration, const HeightAt& heightAt, std::uint64_t version, Pace pace) const {
    const bool isFine = seen.sizePx > kReducedPx;
    const double tolerableM = pace == Pace::All ? 0.0 : std::max(kUnseenM, seen.pixelM);
    double levelM = placed.feature->platformLevelM.value_or(*placed.middleM);
    if (placed.feature->geometry.kind == GeometryKind::Line) {
        const LineAsked asked{.levelM = levelM, .besideM = placed.sizes.topWidthM / 2.0 + 2.0 * placed.sizes.heightM, .stepM = isFine ? kLineStepM : 0.0, .evenM = kLineEvenM / exaggeration};
        LineGround line = lineGround(placed.feature->geometry.linePoints(), asked, heightAt);
        if (accept(placed, {.levelM = levelM, .awayM = awayFromM(line, placed.line, asked.besideM), .tolerableM = tolerableM}, exaggeration)) placed.line = std::move(line);
    } else {
        const glm::dvec2 half = glm::dvec2(placed.sizes.widthM, placed.sizes.lengthM) / 2.0;
        GroundPatch ground(standOf(*placed.feature, placed.centre), placed.footMin, placed.footMax, isFine ? kFinely : kRoughly, levelM, heightAt);
        if (!placed.feature->platformLevelM && placed.type != &unknownType()) {
            // In steps, so that models do not change with every tile.
            const bool isLevel = standsLevel(placed.type->model) || hasOwnModel(*placed.type);
            const double liftM = std::ceil(liftOf(isLevel, placed.sizes, ground.highestIn(-half, half) * exaggeration) * 4.0) / 4.0 / exaggeration;
            levelM += liftM;
            ground = ground.lowered(liftM);
        }
        if (accept(placed, {.levelM = levelM, .awayM = ground.awayFromM(placed.ground), .tolerableM = tolerableM}, exaggeration)) placed.ground = std::move(ground);
    }
    placed.heightsVersion = version;
    placed.seatedFor = exaggeration;
    placed.isFinelySeated = isFine;
    placed.isOnGround = true;
}

}  // namespace saban::viewer
