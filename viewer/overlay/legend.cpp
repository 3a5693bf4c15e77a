#include "viewer/overlay/legend.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/common.hpp>
#include <string>
#include <tuple>
#include <utility>

#include "geo/core/text.h"
#include "viewer/overlay/image_atlas.h"
#include "viewer/overlay/legend_picture.h"

namespace saban::viewer {

namespace {

constexpr int kLegendBin = 86;               // over the plan's signs, under the north arrow
constexpr double kMarginPx = 20.0;           // logical pixels
constexpr double kMostHeight = 0.68;         // parts of the picture's height, before it gets another column
constexpr double kMostWidth = 0.46;          // of the picture's width, before it is made smaller: the middle stays free
constexpr glm::dvec2 kMostOfSmall{0.34, 0.6};  // of a picture that is lower than this, where a legend hides more
constexpr double kSmallHeightPx = 640.0;
constexpr double kStep = 0.93;
constexpr double kLeastUnit = 0.72;          // letters of 10 pixels
constexpr double kAroundSubject = 0.05;      // of the picture's height
constexpr double kOrdinaryHeightPx = 1080.0;

}  // namespace

struct Legend::Shown {
    ImageAtlas atlas{1024};
    ScreenQuads quads{atlas.texture(), kLegendBin};
    std::optional<ImageAtlas::Place> place{};
    // What it was painted for.
    double unitPx = 0.0;
    glm::dvec2 sizePx{0.0};
    std::string language{};
    bool isStale = true;
};

Legend::Legend() : root_(new osg::Group) { root_->setCullingActive(false); }
Legend::~Legend() = default;

osg::Node* Legend::node() { return root_; }

void Legend::setPlan(std::shared_ptr<const layers::Plan> plan, const PlanView& view, layers::ConventionProfilePtr profile) {
    plan_ = std::move(plan);
    view_ = view;
    profile_ = std::move(profile);
    if (shown_) shown_->isStale = true;
}

void Legend::setGround(const std::optional<GroundLegend>& ground) {
    if (ground == ground_) return;
    ground_ = ground;
    if (shown_) shown_->isStale = true;
}

void Legend::forget() {
    corner_ = 0;
    if (shown_) shown_->isStale = true;
}

void Legend::paint(double unitPx, glm::dvec2 sizePx) {
    Shown& s = *shown_;
    const std::string language = translated(SABAN_TR("viewer", "Legend"));
    if (!s.isStale && s.unitPx == unitPx && s.sizePx == sizePx && s.language == language) return;
    s.isStale = false;
    s.unitPx = unitPx;
    s.sizePx = sizePx;
    s.language = language;
    LegendContent content{.title = language};
    if (plan_) content = legendOf(*plan_, view_, profile_);
    if (ground_)
        if (auto section = groundSectionOf(*ground_)) content.sections.push_back(std::move(*section));
    const glm::dvec2 share = sizePx.y < kSmallHeightPx ? kMostOfSmall : glm::dvec2(kMostWidth, kMostHeight);
    const glm::dvec2 most = glm::min(sizePx * share, glm::dvec2(ImageAtlas::kMostPx - 4.0));
    // Letters of a room are larger than some legends have the room for.
    const double least = std::min(unitPx, std::max(kLeastUnit, sizePx.y / kOrdinaryHeightPx));
    double unit = unitPx;
    for (glm::ivec2 size = legendSizePx(content, unit, most.y); (size.x > most.x || size.y > most.y) && unit > least; size = legendSizePx(content, unit, most.y)) unit = std::max(unit * kStep, least);
    const PixelImage image = drawLegend(content, unit, most.y);
    s.atlas.clear();
    s.place = s.atlas.add("legend", image.width, image.height, image.rgba);
}

std::optional<Rectangle> Legend::update(bool isShown, const Projection& projection, double pixelRatio, const Below& below, Corner corner) {
    root_->setNodeMask(0);
    if (!isShown || (!plan_ && !ground_) || !canDrawLabels()) return std::nullopt;
    if (!shown_) {
        shown_ = std::make_unique<Shown>();
        root_->addChild(shown_->quads.node());
    }
    Shown& s = *shown_;
    const glm::dvec2 size(projection.sizePx);
    const double unitPx = std::max(pixelRatio, size.y / kOrdinaryHeightPx), margin = kMarginPx * std::max(1.0, size.y / kOrdinaryHeightPx);
    paint(unitPx, size);
    if (!s.place) return std::nullopt;
    const glm::dvec2 legend = s.place->sizePx();
    std::array<glm::dvec2, 4> corners{glm::dvec2{size.x - margin - legend.x, margin}, {margin, margin}, size - margin - legend, {margin, size.y - margin - legend.y}};
    const auto coverOf = [&](std::size_t i) { return Rectangle{corners[i] - margin * 0.5, corners[i] + legend + margin * 0.5}; };
    const auto overlapping = [&](std::size_t i) {
        return std::find_if(below.taken.begin(), below.taken.end(), [&](const Rectangle& r) { return r.overlaps(coverOf(i)); });
    };
    // Out of the way of titles, as far as it stays in the picture.
    for (std::size_t i = 0; i < corners.size(); ++i)
        for (int tries = 0; tries < 3; ++tries) {
            const auto other = overlapping(i);
            if (other == below.taken.end()) break;
            const double y = i < 2 ? other->max.y + margin * 0.6 : other->min.y - margin * 0.6 - legend.y;
            if (y < margin * 0.5 || y + legend.y > size.y - margin * 0.5) break;
            corners[i].y = std::round(y);
        }
    const auto isUnder = [](const Rectangle& cover, glm::dvec2 p) { return p.x > cover.min.x && p.x < cover.max.x && p.y > cover.min.y && p.y < cover.max.y; };
    const auto hiddenOf = [&](const std::vector<glm::dvec2>& points, std::size_t i) {
        return std::count_if(points.begin(), points.end(), [&, cover = coverOf(i)](glm::dvec2 p) { return isUnder(cover, p); });
    };
    const auto hidesSubject = [&](std::size_t i) {
        const double around = kAroundSubject * size.y;
        return below.subject && isUnder({coverOf(i).min - around, coverOf(i).max + around}, *below.subject);
    };
    const auto mustGo = [&](std::size_t i) { return 4 * hidesSubject(i) + 2 * (overlapping(i) != below.taken.end()) + (hiddenOf(below.writing, i) > 0); };
    if (corner == Corner::ChooseAnew || mustGo(corner_) > 0) {
        // A little more of the table hidden is no reason to leave the usual corner. The lower left one is for titles: only where all others are worse.
        const auto few = static_cast<std::ptrdiff_t>(below.table.size() / 12);
        const auto costOf = [&](std::size_t i) { return std::tuple(mustGo(i), i == 3, hiddenOf(below.table, i) / std::max<std::ptrdiff_t>(few, 1)); };
        corner_ = 0;
        for (std::size_t i = 1; i < corners.size(); ++i)
            if (costOf(i) < costOf(corner_)) corner_ = i;
    }
    s.quads.begin(size);
    s.quads.picture(corners[corner_], *s.place, 1.0f);
    s.quads.finish();
    root_->setNodeMask(~0u);
    return coverOf(corner_);
}

}  // namespace saban::viewer
