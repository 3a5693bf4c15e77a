#include "viewer/overlay/building_scene.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>
#include <iterator>
#include <limits>
#include <map>
#include <numeric>
#include <utility>

#include "viewer/overlay/building_mesh.h"
#include "viewer/overlay/solid_state.h"

namespace saban::viewer {

namespace {

constexpr double kBlockM = 500.0;
constexpr double kSeenPx = 5.0;               // the tallest of a block measures so much, or none is drawn
constexpr std::size_t kPointsPerFrame = 1500; // whose heights are asked for while the view moves
constexpr std::size_t kPointsPerRing = 16;    // of one outline
constexpr float kSameM = 0.05f;
constexpr double kFoundationM = 0.5;          // the ground may be drawn that much lower than it is known
constexpr double kOverGroundM = 2.0;          // a roof over the highest ground of the outline, at least
constexpr double kTallM = 16.0;
constexpr float kContrast = 0.62f;            // of light and shade: towns keep their calm colours

geo::Bounds boundsOf(const geo::Building& building) {
    geo::Bounds bounds;
    for (const glm::dvec2 p : building.rings.front()) bounds.include(p);
    return bounds;
}

/// In its outline or right beside it, not in its courtyards.
bool isAt(const geo::Building& building, glm::dvec2 place) {
    if (!boundsOf(building).grownBy(kBesideSolidM).contains(place)) return false;
    bool isIn = false;
    for (const auto& ring : building.rings)
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const std::array side{ring[i], ring[(i + 1) % ring.size()]};
            if (nearestOnLine(side, place).awayM <= kBesideSolidM) return true;
            const bool isAcross = (side[0].y > place.y) != (side[1].y > place.y);
            if (isAcross && place.x < side[0].x + (side[1].x - side[0].x) * (place.y - side[0].y) / (side[1].y - side[0].y)) isIn = !isIn;
        }
    return isIn;
}

std::size_t strideOf(const geo::Building& building) { return (building.rings.front().size() + kPointsPerRing - 1) / kPointsPerRing; }

/// Calm, and a little different from house to house, the same in every picture.
BuildingColours coloursOf(const geo::Building& building) {
    static const std::array<osg::Vec4ub, 4> kRoofs{osg::Vec4ub(190, 132, 104, 255), osg::Vec4ub(178, 122, 98, 255), osg::Vec4ub(176, 158, 142, 255), osg::Vec4ub(198, 146, 114, 255)};
    static const std::array<osg::Vec4ub, 3> kWalls{osg::Vec4ub(232, 222, 204, 255), osg::Vec4ub(222, 212, 196, 255), osg::Vec4ub(226, 214, 190, 255)};
    const glm::dvec2 at = building.rings.front().front();
    const auto hash = (static_cast<std::uint64_t>(std::llround(at.x * 10.0)) * 0x9e3779b97f4a7c15ull) ^ (static_cast<std::uint64_t>(std::llround(at.y * 10.0)) * 0xc2b2ae3d27d4eb4full);
    if (building.heightM > kTallM) return {.wall = {224, 220, 212, 255}, .roof = {182, 178, 172, 255}};
    return {.wall = kWalls[(hash >> 40) % kWalls.size()], .roof = kRoofs[(hash >> 32) % kRoofs.size()]};
}

/// Of a building's walls over the level of its block, exaggerated ground under true heights.
struct Reach {
    double lowM = 0.0, roofM = 0.0;
};

Reach reachOf(const geo::Building& building, double groundLowM, double groundHighM) {
    return {.lowM = groundLowM - kFoundationM, .roofM = std::max(groundLowM + building.heightM, groundHighM + std::min(building.heightM, kOverGroundM))};
}

}  // namespace

BuildingScene::BuildingScene() : root_(new osg::Group), solids_(new osg::Group), sun_(new osg::Uniform("uSun", osg::Vec3(0.0f, 0.0f, 1.0f))) {
    root_->setCullingActive(false);
    solids_->setCullingActive(false);
    root_->addChild(solids_);
    root_->addChild(section_.node());
    osg::StateSet& state = *root_->getOrCreateStateSet();
    setSolidState(state, sun_);
    state.addUniform(new osg::Uniform("uContrast", kContrast));
    state.setMode(GL_CULL_FACE, osg::StateAttribute::ON);
}

void BuildingScene::setMap(const std::shared_ptr<const geo::VectorSource>& vectors, const geo::Bounds& table) {
    std::vector<std::shared_ptr<const geo::Buildings>> lists;
    for (std::size_t i = 0; vectors && i < vectors->layers().size(); ++i) {
        const geo::VectorLayer& layer = vectors->layers()[i];
        if (layer.visible && layer.opacity > 0.0 && !vectors->buildings(i)->empty()) lists.push_back(vectors->buildings(i));
    }
    if (lists == lists_ && table == table_) return;
    lists_ = std::move(lists);
    table_ = table;
    hide();
    blocks_.clear();
    std::map<std::pair<long, long>, Block> squares;
    for (const auto& list : lists_)
        for (const geo::Building& building : *list) {
            const geo::Bounds bounds = boundsOf(building);
            const glm::dvec2 middle = bounds.center();
            if (!table.contains(middle)) continue;
            Block& block = squares[{std::lround(std::floor(middle.x / kBlockM)), std::lround(std::floor(middle.y / kBlockM))}];
            block.buildings.push_back(&building);
            block.bounds.include(bounds);
            block.tallestM = std::max(block.tallestM, building.heightM);
            block.points += (building.rings.front().size() + strideOf(building) - 1) / strideOf(building);
        }
    for (auto& [square, block] : squares) {
        block.seats.resize(block.buildings.size());
        blocks_.push_back(std::move(block));
    }
}

/// False when the ground under it is what it was, whatever came elsewhere.
bool BuildingScene::needsSeats(Block& block, const GroundHeights& heights) {
    if (!block.isSeated || block.beyondVersion != heights.beyondVersion) return true;
    if (block.seatedFor == heights.drawnVersion) return false;
    if (block.seatedForPart != heights.drawnVersionOf(block.bounds)) return true;
    block.seatedFor = heights.drawnVersion;
    return false;
}

void BuildingScene::seat(Block& block, const GroundHeights& heights) {
    block.isSeated = true;
    block.seatedFor = heights.drawnVersion;
    block.seatedForPart = heights.drawnVersionOf(block.bounds);
    if (block.beyondVersion != heights.beyondVersion) block.beyond.clear();
    block.beyondVersion = heights.beyondVersion;
    const auto heightOf = [&](glm::dvec2 at, std::size_t point) {
        const auto drawn = heights.drawn(at);
        if (drawn || !heights.beyond) return drawn;
        if (block.beyond.empty()) block.beyond.resize(block.points);
        Beyond& beyond = block.beyond[point];
        if (!beyond.isAsked) beyond = {.isAsked = true, .heightM = heights.beyond(at)};
        return beyond.heightM;
    };
    bool isChanged = false;
    double lowest = std::numeric_limits<double>::infinity(), highest = -lowest;
    std::size_t point = 0;
    for (std::size_t i = 0; i < block.buildings.size(); ++i) {
        const auto& outline = block.buildings[i]->rings.front();
        Seat seat{.lowM = std::numeric_limits<float>::infinity(), .highM = -std::numeric_limits<float>::infinity()};
        for (std::size_t k = 0; k < outline.size(); k += strideOf(*block.buildings[i]))
            if (const auto height = heightOf(outline[k], point++)) {
                seat.lowM = std::min(seat.lowM, static_cast<float>(*height));
                seat.highM = std::max(seat.highM, static_cast<float>(*height));
                seat.isOnGround = true;
            }
        const Seat& old = block.seats[i];
        if (seat.isOnGround) {
            lowest = std::min(lowest, static_cast<double>(seat.lowM));
            highest = std::max(highest, static_cast<double>(seat.highM));
        }
        if (seat.isOnGround == old.isOnGround && (!seat.isOnGround || (std::abs(seat.lowM - old.lowM) < kSameM && std::abs(seat.highM - old.highM) < kSameM))) continue;
        block.seats[i] = seat;
        isChanged = true;
    }
    if (!isChanged) return;
    block.levelM = std::isfinite(lowest) ? lowest : 0.0;
    block.reliefM = std::isfinite(lowest) ? highest - lowest : 0.0;
    block.madeFor = 0.0;
}

void BuildingScene::make(Block& block, double exaggeration) {
    block.madeFor = exaggeration;
    isSectionStale_ = true;
    ++seatsVersion_;
    const glm::dvec2 centre = block.bounds.center();
    BuildingMesh mesh;
    std::vector<std::vector<glm::vec2>> rings;
    for (std::size_t i = 0; i < block.buildings.size(); ++i) {
        const Seat& seat = block.seats[i];
        if (!seat.isOnGround) continue;
        const geo::Building& building = *block.buildings[i];
        rings.clear();
        for (const auto& ring : building.rings) {
            auto& near = rings.emplace_back();
            for (const glm::dvec2 p : ring) near.emplace_back(p - centre);
        }
        const Reach reach = reachOf(building, (seat.lowM - block.levelM) * exaggeration, (seat.highM - block.levelM) * exaggeration);
        mesh.add(rings, static_cast<float>(reach.lowM), static_cast<float>(reach.roofM), coloursOf(building));
    }
    block.triangles = mesh.triangleCount();
    block.node = new osg::MatrixTransform;
    block.node->setCullingActive(false);
    if (const auto geometry = mesh.geometry()) block.node->addChild(geometry);
}

bool BuildingScene::isInView(const Block& block, const Viewpoint& view, const SceneFrame& frame, const Projection& projection) const {
    // Before it is seated, the height of what is looked at will do: its size is none yet that could be seen to be wrong.
    const glm::dvec3 middle = frame.toScene({block.bounds.center(), block.isSeated ? block.levelM : view.target.z});
    const double radius = std::hypot(block.bounds.width(), block.bounds.height()) / 2.0 + block.tallestM + block.reliefM * frame.exaggeration;
    const Lens lens = lensOf(view, projection);
    const double distance = std::max(glm::distance(eyeOf(view, frame), middle) - radius, 1.0);
    if (block.tallestM / lens.pixelM(distance) < kSeenPx) return false;
    const glm::dvec4 inEye = viewMatrixOf(view, frame) * glm::dvec4(middle, 1.0);
    const double widestPx = std::max(projection.sizePx.x, projection.sizePx.y) / 2.0 * 1.5;
    const double reach = radius + (block.isSeated ? 0.0 : kBlockM);
    return -inEye.z > -reach && std::max(std::abs(inEye.x), std::abs(inEye.y)) <= widestPx * lens.pixelM(std::max(-inEye.z, 0.0)) + 2.0 * reach;
}

void BuildingScene::update(const Viewpoint& view, const SceneFrame& frame, const Projection& projection, const Sun& sun, const GroundHeights& heights, Seating seating) {
    isUnsettled_ = false;
    sun_->set(sunDirection(sun));
    std::vector<Block*> seen, stale;
    for (Block& block : blocks_)
        if (isInView(block, view, frame, projection)) seen.push_back(&block);
    std::copy_if(seen.begin(), seen.end(), std::back_inserter(stale), [&](Block* block) { return needsSeats(*block, heights); });
    // First those that stand nowhere yet, then those that were looked at longest ago.
    std::stable_sort(stale.begin(), stale.end(), [](const Block* a, const Block* b) { return std::pair(a->isSeated, a->seatedFor) < std::pair(b->isSeated, b->seatedFor); });
    std::size_t points = 0;
    for (Block* block : stale) {
        if (seating == Seating::SomeAtATime && points > kPointsPerFrame) {
            isUnsettled_ = true;
            break;
        }
        seat(*block, heights);
        points += block->points;
    }
    std::vector<osg::Node*> shown;
    for (Block& block : blocks_) block.isShown = false;
    for (Block* block : seen) {
        if (!block->isSeated) continue;
        if (block->madeFor != frame.exaggeration) make(*block, frame.exaggeration);
        const glm::dvec3 at = frame.toScene({block->bounds.center(), block->levelM});
        block->node->setMatrix(osg::Matrixd::translate(at.x, at.y, at.z));
        block->isShown = true;
        shown.push_back(block->node);
    }
    bool isSame = shown.size() == solids_->getNumChildren();
    for (unsigned i = 0; isSame && i < shown.size(); ++i) isSame = shown[i] == solids_->getChild(i);
    if (!isSame) {
        solids_->removeChildren(0, solids_->getNumChildren());
        for (osg::Node* node : shown) solids_->addChild(node);
        isSectionStale_ = true;  // of those that are shown
        ++seatsVersion_;
    }
    updateSection(seen, frame);
}

std::optional<SolidSeat> BuildingScene::seatAt(glm::dvec2 place) const {
    std::optional<SolidSeat> found;
    for (const Block& block : blocks_) {
        if (!block.isShown || !block.bounds.grownBy(kBesideSolidM).contains(place)) continue;
        for (std::size_t i = 0; i < block.buildings.size(); ++i) {
            const Seat& seat = block.seats[i];
            if (!seat.isOnGround || !isAt(*block.buildings[i], place)) continue;
            const Reach reach = reachOf(*block.buildings[i], seat.lowM * block.madeFor, seat.highM * block.madeFor);
            const double drawnM = reach.roofM - seat.lowM * block.madeFor;
            const SolidSeat there{.levelM = seat.lowM, .stretch = drawnM / block.buildings[i]->heightM, .topM = reach.roofM};
            if (!found || there.topM > found->topM) found = there;
        }
    }
    return found;
}

void BuildingScene::setCut(const std::optional<Cut>& cut, double insetM) {
    if (cut == cut_ && insetM == cutInsetM_) return;
    cut_ = cut;
    cutInsetM_ = insetM;
    isSectionStale_ = true;
}

void BuildingScene::updateSection(const std::vector<Block*>& seen, const SceneFrame& frame) {
    if (!cut_) {
        section_.hide();
        return;
    }
    if (!std::exchange(isSectionStale_, false)) return;
    section_.begin(*cut_, frame, cutInsetM_);
    for (const Block* block : seen) {
        const double reachM = std::hypot(block->bounds.width(), block->bounds.height()) / 2.0;
        if (!block->isSeated || std::abs(cut_->insideM(block->bounds.center())) > reachM) continue;
        const double levelZ = frame.toScene({block->bounds.center(), block->levelM}).z;
        for (std::size_t i = 0; i < block->buildings.size(); ++i) {
            const Seat& seat = block->seats[i];
            if (!seat.isOnGround) continue;
            const Reach reach = reachOf(*block->buildings[i], (seat.lowM - block->levelM) * frame.exaggeration, (seat.highM - block->levelM) * frame.exaggeration);
            section_.add(*block->buildings[i], levelZ + reach.lowM, levelZ + reach.roofM);
        }
    }
    section_.finish();
}

void BuildingScene::hide() {
    if (solids_->getNumChildren() > 0) ++seatsVersion_;
    solids_->removeChildren(0, solids_->getNumChildren());
    for (Block& block : blocks_) block.isShown = false;
    section_.hide();
    isSectionStale_ = true;
    isUnsettled_ = false;
}

void BuildingScene::forget() {
    hide();
    for (Block& block : blocks_) {
        std::fill(block.seats.begin(), block.seats.end(), Seat{});
        block.levelM = block.reliefM = block.madeFor = 0.0;
        block.beyond.clear();
        block.seatedFor = 0;
        block.isSeated = false;
        block.node = nullptr;
    }
}

std::size_t BuildingScene::triangleCount() const {
    return std::accumulate(blocks_.begin(), blocks_.end(), section_.triangleCount(), [&](std::size_t sum, const Block& block) {
        return sum + (block.node && solids_->containsNode(block.node) ? block.triangles : 0);
    });
}

}  // namespace saban::viewer
