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
#include "viewer/overlay/legend_content.h"
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
    LegendContent content{};
    // What it was made for.
    double unitPx = 0.0;
    glm::dvec2 sizePx{0.0};
    std::string language{};
    bool isStale = true;
    double mostUnit = 0.0, leastUnit = 0.0;  ///< of its letters: as large as the picture has room for, as small as they may be
    double mostHeightPx = 0.0;
    double unit = 0.0;                       ///< as it is painted; 0: not yet
    Rectangle widest{};                      ///< of what was taken then
};

namespace {

/// Where it could stand: upper right, upper left, lower right, lower left.
class Corners {
 public:
    Corners(glm::dvec2 legendPx, glm::dvec2 picturePx, const Legend::Below& below)
        : legend_(legendPx), picture_(picturePx), margin_(kMarginPx * std::max(1.0, picturePx.y / kOrdinaryHeightPx)), below_(below),
          corners_{glm::dvec2{picturePx.x - margin_ - legendPx.x, margin_}, {margin_, margin_}, picturePx - margin_ - legendPx, {margin_, picturePx.y - margin_ - legendPx.y}} {
        // Out of the way of titles, as far as it stays in the picture.
        for (std::size_t i = 0; i < corners_.size(); ++i)
            for (int tries = 0; tries < 3; ++tries) {
                const auto other = overlapping(i);
                if (other == below_.taken.end()) break;
                const double y = i < 2 ? other->max.y + margin_ * 0.6 : other->min.y - margin_ * 0.6 - legend_.y;
                if (y < margin_ * 0.5 || y + legend_.y > picture_.y - margin_ * 0.5) break;
                corners_[i].y = std::round(y);
            }
    }

    glm::dvec2 at(std::size_t i) const { return corners_[i]; }
    Rectangle coverOf(std::size_t i) const { return {corners_[i] - margin_ * 0.5, corners_[i] + legend_ + margin_ * 0.5}; }
    /// 0: it is well there.
    int mustGo(std::size_t i) const { return 4 * hidesSubject(i) + 2 * (overlapping(i) != below_.taken.end()) + (hiddenOf(below_.writing, i) > 0); }
    bool isAnyFree() const {
        return std::ranges::any_of(std::array{0u, 1u, 2u, 3u}, [this](unsigned i) { return mustGo(i) < 2; });
    }
    std::size_t best() const {
        // A little more of the table hidden is no reason to leave the usual corner. The lower left one is for titles: only where all others are worse.
        const auto few = static_cast<std::ptrdiff_t>(below_.table.size() / 12);
        const auto costOf = [&](std::size_t i) { return std::tuple(mustGo(i), i == 3, hiddenOf(below_.table, i) / std::max<std::ptrdiff_t>(few, 1)); };
        std::size_t found = 0;
        for (std::size_t i = 1; i < corners_.size(); ++i)
            if (costOf(i) < costOf(found)) found = i;
        return found;
    }

 private:
    static bool isUnder(const Rectangle& cover, glm::dvec2 p) { return p.x > cover.min.x && p.x < cover.max.x && p.y > cover.min.y && p.y < cover.max.y; }
    std::vector<Rectangle>::const_iterator overlapping(std::size_t i) const {
        return std::find_if(below_.taken.begin(), below_.taken.end(), [&, cover = coverOf(i)](const Rectangle& r) { return r.overlaps(cover); });
    }
    std::ptrdiff_t hiddenOf(const std::vector<glm::dvec2>& points, std::size_t i) const {
        return std::count_if(points.begin(), points.end(), [&, cover = coverOf(i)](glm::dvec2 p) { return isUnder(cover, p); });
    }
    bool hidesSubject(std::size_t i) const {
        const double around = kAroundSubject * picture_.y;
        return below_.subject && isUnder({coverOf(i).min - around, coverOf(i).max + around}, *below_.subject);
    }

    glm::dvec2 legend_, picture_;
    double margin_;
    const Legend::Below& below_;
    std::array<glm::dvec2, 4> corners_;
};

Rectangle widestOf(const std::vector<Rectangle>& rectangles) {
    const auto areaOf = [](const Rectangle& r) { return (r.max.x - r.min.x) * (r.max.y - r.min.y); };
    const auto found = std::ranges::max_element(rectangles, {}, areaOf);
    return found == rectangles.end() ? Rectangle{} : *found;
}

}  // namespace

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

/// Letters of a room are larger than some legends have the room for.
void Legend::prepare(double unitPx, glm::dvec2 sizePx) {
    Shown& s = *shown_;
    const std::string language = translated(SABAN_TR("viewer", "Legend"));
    if (!s.isStale && s.unitPx == unitPx && s.sizePx == sizePx && s.language == language) return;
    s.isStale = false;
    s.unitPx = unitPx;
    s.sizePx = sizePx;
    s.language = language;
    s.content = {.title = language};
    if (plan_) s.content = legendOf(*plan_, view_, profile_);
    if (ground_)
        if (auto section = groundSectionOf(*ground_)) s.content.sections.push_back(std::move(*section));
    const glm::dvec2 share = sizePx.y < kSmallHeightPx ? kMostOfSmall : glm::dvec2(kMostWidth, kMostHeight);
    const glm::dvec2 most = glm::min(sizePx * share, glm::dvec2(ImageAtlas::kMostPx - 4.0));
    s.mostHeightPx = most.y;
    s.leastUnit = std::min(unitPx, std::max(kLeastUnit, sizePx.y / kOrdinaryHeightPx));
    double unit = unitPx;
    for (glm::ivec2 size = legendSizePx(s.content, unit, most.y); (size.x > most.x || size.y > most.y) && unit > s.leastUnit; size = legendSizePx(s.content, unit, most.y))
        unit = std::max(unit * kStep, s.leastUnit);
    s.mostUnit = unit;
    s.unit = 0.0;
}

/// Smaller where titles leave no other room, and larger again once they are others.
void Legend::paint(const Below& below, Corner corner) {
    Shown& s = *shown_;
    const Rectangle widest = widestOf(below.taken);
    const bool isOther = s.unit <= 0.0 || corner == Corner::ChooseAnew || widest.min != s.widest.min || widest.max != s.widest.max;
    s.widest = widest;
    const auto isFree = [&](double unit) { return Corners(glm::dvec2(legendSizePx(s.content, unit, s.mostHeightPx)), s.sizePx, below).isAnyFree(); };
    double unit = isOther ? s.mostUnit : s.unit;
    if (isOther || !s.place || !Corners(s.place->sizePx(), s.sizePx, below).isAnyFree())
        while (unit > s.leastUnit && !isFree(unit)) unit = std::max(unit * kStep, s.leastUnit);
    if (unit == s.unit) return;
    s.unit = unit;
    const PixelImage image = drawLegend(s.content, unit, s.mostHeightPx);
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
    prepare(std::max(pixelRatio, size.y / kOrdinaryHeightPx), size);
    paint(below, corner);
    if (!s.place) return std::nullopt;
    const Corners corners(s.place->sizePx(), size, below);
    if (corner == Corner::ChooseAnew || corners.mustGo(corner_) > 0) corner_ = corners.best();
    s.quads.begin(size);
    s.quads.picture(corners.at(corner_), *s.place, 1.0f);
    s.quads.finish();
    root_->setNodeMask(~0u);
    return corners.coverOf(corner_);
}

}  // namespace saban::viewer
