#include "viewer/overlay/legend.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "geo/core/text.h"
#include "viewer/overlay/image_atlas.h"
#include "viewer/overlay/legend_picture.h"

namespace saban::viewer {

namespace {

constexpr int kLegendBin = 86;               // over the plan's signs, under the north arrow
constexpr double kMarginPx = 20.0;           // logical pixels
constexpr double kMostHeight = 0.68;         // parts of the picture's height, before it gets another column
constexpr double kOrdinaryHeightPx = 1080.0;

}  // namespace

struct Legend::Shown {
    ImageAtlas atlas{1024};
    ScreenQuads quads{atlas.texture(), kLegendBin};
    std::optional<ImageAtlas::Place> place{};
    // What it was painted for.
    double unitPx = 0.0, heightPx = 0.0;
    std::string language{};
    bool isStale = true;
    std::size_t corner = 0;
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

void Legend::paint(double unitPx, double heightPx) {
    Shown& s = *shown_;
    const std::string language = translated(SABAN_TR("viewer", "Legend"));
    if (!s.isStale && s.unitPx == unitPx && s.heightPx == heightPx && s.language == language) return;
    s.isStale = false;
    s.unitPx = unitPx;
    s.heightPx = heightPx;
    s.language = language;
    LegendContent content{.title = language};
    if (plan_) content = legendOf(*plan_, view_, profile_);
    if (ground_)
        if (auto section = groundSectionOf(*ground_)) content.sections.push_back(std::move(*section));
    const PixelImage image = drawLegend(content, unitPx, heightPx * kMostHeight);
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
    const double unitPx = std::max(pixelRatio, size.y / kOrdinaryHeightPx), margin = kMarginPx * unitPx;
    paint(unitPx, size.y);
    if (!s.place) return std::nullopt;
    const glm::dvec2 legend = s.place->sizePx;
    const std::array<glm::dvec2, 3> corners{glm::dvec2{size.x - margin - legend.x, margin}, {margin, margin}, size - margin - legend};
    const auto coverOf = [&](std::size_t i) { return Rectangle{corners[i] - margin * 0.5, corners[i] + legend + margin * 0.5}; };
    const auto hiddenOf = [&](const std::vector<glm::dvec2>& points, std::size_t i) {
        const Rectangle cover = coverOf(i);
        return std::count_if(points.begin(), points.end(), [&](glm::dvec2 p) { return p.x > cover.min.x && p.x < cover.max.x && p.y > cover.min.y && p.y < cover.max.y; });
    };
    if (corner == Corner::ChooseAnew || hiddenOf(below.writing, s.corner) > 0) {
        // A little more of the table hidden is no reason to leave the usual corner.
        const auto few = static_cast<std::ptrdiff_t>(below.table.size() / 12);
        const auto costOf = [&](std::size_t i) { return std::pair(hiddenOf(below.writing, i) > 0, hiddenOf(below.table, i) / std::max<std::ptrdiff_t>(few, 1)); };
        s.corner = 0;
        for (std::size_t i = 1; i < corners.size(); ++i)
            if (costOf(i) < costOf(s.corner)) s.corner = i;
    }
    s.quads.begin(size);
    s.quads.picture(corners[s.corner], *s.place, 1.0f);
    s.quads.finish();
    root_->setNodeMask(~0u);
    return coverOf(s.corner);
}

}  // namespace saban::viewer
