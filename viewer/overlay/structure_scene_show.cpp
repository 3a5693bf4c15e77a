// Structures that are shown in another way than as they stand: cut, opened, in work.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "viewer/overlay/plan_markers.h"
#include "viewer/overlay/structure_scene_parts.h"

namespace saban::viewer {

using namespace layers;

namespace {

constexpr double kBesideViewerDeg = 50.0;  // an opening turns no farther from the viewer
constexpr double kLongSide = 1.3;          // a cut along a structure is that much better than one across it

}  // namespace

StructureScene::Showing StructureScene::showingOf(const Placed& placed) const {
    const Uid& uid = placed.feature->uid;
    if (const auto built = motion_.built.find(uid); built != motion_.built.end() && built->second < 1.0) return {Showing::Kind::Built, std::max(built->second, 0.0)};
    if (const auto opened = motion_.opened.find(uid); opened != motion_.opened.end() && opened->second > 0.0) return {Showing::Kind::Opened, std::min(opened->second, 1.0)};
    // Slopes of earth reach farther than the structure itself.
    const double reachM = std::max(2.0 * placed.radiusM, glm::length(glm::max(glm::abs(placed.footMin), glm::abs(placed.footMax))));
    if (cut_ && std::abs(cut_->insideM(placed.centre)) < reachM) return {Showing::Kind::Cut, 1.0};
    return {};
}

/// Along one of its own sides, which one the viewer decided as it began to open; it turns with the viewer only as far as it must.
/// All directions are those of its model.
glm::dvec2 StructureScene::openingTowards(Placed& placed, glm::dvec2 viewer) {
    if (glm::length(viewer) < 1e-6) viewer = {0.0, -1.0};
    viewer = glm::normalize(viewer);
    const bool isLine = placed.feature->geometry.kind == GeometryKind::Line;
    if (!placed.openedFromDeg) {
        glm::dvec2 along(0.0, 1.0);
        double ratio = placed.sizes.lengthM / std::max(placed.sizes.widthM, 0.1);
        if (isLine) {
            const auto& line = placed.feature->geometry.linePoints();
            if (const glm::dvec2 chord = line.back() - line.front(); glm::length(chord) > 1e-3) along = glm::normalize(chord);
            ratio = 100.0;
        }
        double best = -2.0;
        glm::dvec2 chosen = viewer;
        for (const glm::dvec2 normal : {glm::dvec2(along.y, -along.x), glm::dvec2(-along.y, along.x), along, -along}) {
            const bool isAcrossAxis = std::abs(glm::dot(normal, along)) < 0.5;  // the face runs along its length
            const double better = (isAcrossAxis && ratio > 1.05) || (!isAcrossAxis && ratio < 0.95) ? kLongSide : 1.0;
            if (const double score = glm::dot(normal, viewer) * better; score > best) {
                best = score;
                chosen = normal;
            }
        }
        placed.openedFromDeg = glm::degrees(std::atan2(chosen.x, chosen.y));
    }
    const double viewerDeg = glm::degrees(std::atan2(viewer.x, viewer.y));
    const double away = std::remainder(viewerDeg - *placed.openedFromDeg, 360.0);
    const double turned = *placed.openedFromDeg + away - std::clamp(away, -kBesideViewerDeg, kBesideViewerDeg);
    return {std::sin(glm::radians(turned)), std::cos(glm::radians(turned))};
}

ShownStructure StructureScene::shownOf(const Placed& placed, Showing::Kind kind, double exaggeration) const {
    const auto detail = static_cast<SolidDetail>(placed.detail);
    SolidOptions options{.detail = detail, .foundationDepthM = foundationDepthM(detail, exaggeration)};
    const bool isLine = placed.feature->geometry.kind == GeometryKind::Line;
    ShownStructure shown{.closed = solidOf(placed, options, exaggeration), .isLine = isLine};
    shown.drawn = shown.closed;
    if (isLine) {
        std::vector<double> rises = placed.line.risesM;
        for (double& rise : rises) rise *= exaggeration;
        shown.inside = insideOfLine(*placed.type, placed.sizes, lineOf(placed, exaggeration), rises);
        shown.floorZ = -placed.sizes.depthM;
        if (kind == Showing::Kind::Opened) {
            options.ground = GroundState::Dug;
            shown.drawn = solidOf(placed, options, exaggeration);
        }
        return shown;
    }
    setGround(options, placed, exaggeration);
    if (!hasOwnModel(*placed.type) && placed.type != &unknownType() && detail != SolidDetail::Box) shown.inside = insideOf(*placed.type, placed.sizes, options);
    shown.floorZ = -placed.sizes.excavationDepthM;
    return shown;
}

/// Made anew only when something differs.
void StructureScene::show(Placed& placed, const Showing& showing, int detail, const Viewpoint& view, const SceneFrame& frame,
                          const HeightAt& heightAt, std::uint64_t version) {
    const bool isLine = placed.feature->geometry.kind == GeometryKind::Line;
    const StructureStand stand = standOf(*placed.feature, placed.centre);
    const glm::dvec2 ahead = stand.ahead, right(ahead.y, -ahead.x);
    const glm::dvec3 eye = frame.toGround(eyeOf(view, frame));
    const glm::dvec2 toViewer = glm::dvec2(eye) - placed.centre;
    Opening opening{.share = showing.share};
    SectionPlane plane;
    std::string as;
    if (showing.kind == Showing::Kind::Opened) {
        opening.towardsViewer = openingTowards(placed, {glm::dot(toViewer, right), glm::dot(toViewer, ahead)});
        opening.lookDownDeg = std::round(glm::degrees(std::atan2((eye.z - placed.levelM) * frame.exaggeration, std::max(glm::length(toViewer), 1.0))) / 2.0) * 2.0;
        as = fmt::format("opened {:.4f} {:.3f} {:.3f} {}", opening.share, opening.towardsViewer.x, opening.towardsViewer.y, opening.lookDownDeg);
    } else if (showing.kind == Showing::Kind::Cut) {
        const glm::dvec2 inward = cut_->inward();
        plane = {.normal = {glm::dot(inward, right), glm::dot(inward, ahead), 0.0}, .offset = cut_->insideM(placed.centre)};
        as = fmt::format("cut {:.5f} {:.5f} {:.3f}", plane.normal.x, plane.normal.y, plane.offset);
    } else {
        as = fmt::format("built {:.4f}", showing.share);
    }
    const std::string shownFor = fmt::format("{} {} {}", detail, frame.exaggeration, isLine || showing.kind != Showing::Kind::Cut ? version : 0);
    as += " " + shownFor;
    if (placed.node && placed.madeAs == as && placed.detail == detail) return;
    if (!placed.shown || placed.shownFor != shownFor || placed.detail != detail) {
        placed.shownFor = shownFor;
        placed.detail = detail;
        placed.shown = shownOf(placed, showing.kind, frame.exaggeration);
    }
    placed.shown->groundZ = [&](glm::dvec2 p) {
        const auto height = heightAt(stand.onGround(p));
        return height ? (*height - placed.levelM) * frame.exaggeration : 0.0;
    };
    if (showing.kind == Showing::Kind::Built && !isLine && !placed.shown->aboveGround) placed.shown->aboveGround = boundsAboveGround(*placed.shown);
    placed.detail = detail;
    placed.madeFor = frame.exaggeration;
    placed.madeAs = as;
    placed.node = new osg::MatrixTransform;
    placed.node->setCullingActive(false);
    const std::uint32_t inWork = structureColour(StructureState::UnderConstruction);
    switch (showing.kind) {
        case Showing::Kind::Built:
            placed.node->addChild(builtStructure(*placed.shown, showing.share, {static_cast<std::uint8_t>(inWork >> 16), static_cast<std::uint8_t>((inWork >> 8) & 0xff), static_cast<std::uint8_t>(inWork & 0xff), 255}));
            break;
        case Showing::Kind::Opened: placed.node->addChild(openedStructure(*placed.shown, opening)); break;
        case Showing::Kind::Cut: placed.node->addChild(cutStructure(*placed.shown, plane)); break;
        case Showing::Kind::AsItStands: break;
    }
    placed.shown->groundZ = nullptr;
    measure(placed);
}

}  // namespace saban::viewer
