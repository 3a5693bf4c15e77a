#include "viewer/overlay/screen_titles.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/common.hpp>
#include <numbers>
#include <osg/Group>

#include "geo/core/text.h"
#include "viewer/overlay/image_atlas.h"
#include "viewer/overlay/marking_plate.h"
#include "viewer/overlay/pixel_image.h"
#include "viewer/overlay/screen_quads.h"
#include "viewer/overlay/title_block.h"

namespace saban::viewer {

namespace {

constexpr int kTitlesBin = 97;             // over all that belongs to the table, a person's sketch among it
constexpr double kMarginPx = 20.0;         // logical pixels on an ordinary screen, whatever the size of text; as of the plate with the scale
constexpr double kGapPx = 10.0;
constexpr double kOrdinaryHeightPx = 1080.0;
constexpr double kMostWidth = 0.455, kMostHeight = 0.40;  // of the picture: the middle stays free
constexpr double kBesideMarking = 0.36;    // of the picture's width: least that titles are content with
constexpr double kOfUnit = 0.72;
constexpr double kBandWidth = 0.94, kBandHeight = 0.30, kMiddle = 0.06;
constexpr double kMostPx = 4000.0;         // of a texture
constexpr double kSubject = 0.075;         // half of what the subject takes, part of the picture's height

// Letters of the smallest text on a desk (section heads of the legend), and how large they must be seen.
constexpr double kSmallestCapPx = 8.9;     // logical pixels
constexpr double kWantedArcMinutes = 20.0;
constexpr double kMostScale = 4.0;

enum Slot : std::size_t { LowerLeft, LowerRight, UpperLeft, UpperRight, kSlots };

Rectangle grown(const Rectangle& r, double by) { return {r.min - by, r.max + by}; }
bool holds(const Rectangle& r, glm::dvec2 p) { return p.x > r.min.x && p.x < r.max.x && p.y > r.min.y && p.y < r.max.y; }
bool sameWords(const ScreenTitles& a, const ScreenTitles& b) { return a.title == b.title && a.caption == b.caption && a.role == b.role && a.subject == b.subject; }

}  // namespace

double capitalsArcMinutes(const RoomSetting& room, int pictureHeightPx, double pixelRatio, double scale) {
    if (!(room.screenHeightM > 0.0) || !(room.lastRowM > 0.0) || pictureHeightPx <= 0) return 0.0;
    const double unitPx = std::max(pixelRatio, pictureHeightPx / kOrdinaryHeightPx);
    const double heightM = kSmallestCapPx * unitPx * scale / pictureHeightPx * room.screenHeightM;
    return 2.0 * std::atan(heightM / 2.0 / room.lastRowM) * 180.0 / std::numbers::pi * 60.0;
}

double textScaleFor(const RoomSetting& room, int pictureHeightPx, double pixelRatio) {
    if (!(room.screenHeightM > 0.0) || !(room.lastRowM > 0.0) || pictureHeightPx <= 0) return 1.0;
    const double wantedM = 2.0 * room.lastRowM * std::tan(kWantedArcMinutes / 60.0 * std::numbers::pi / 180.0 / 2.0);
    const double unitPx = std::max(pixelRatio, pictureHeightPx / kOrdinaryHeightPx);
    return std::clamp(wantedM / (kSmallestCapPx * unitPx / pictureHeightPx * room.screenHeightM), 1.0, kMostScale);
}

struct ScreenTitlesOverlay::Drawing {
    ImageAtlas atlas{2048};
    ScreenQuads quads{atlas.texture(), kTitlesBin};
    ScreenTitles titles{};
    std::string marking{}, failure{};

    // What the pictures in the atlas were painted for.
    glm::dvec2 paintedSizePx{0.0};
    double paintedUnitPx = 0.0;
    bool isStale = true, isPlateStale = true;
    int wordings = 0;                  ///< of the block, whose pictures have names of their own
    std::string paintedTime{};
    std::optional<MarkingPlate> plate{};
    std::optional<TitleBlock> block{};
    std::optional<ImageAtlas::Place> platePicture{}, blockPicture{}, timePicture{};

    bool mustChoose = true;
    Slot slot = LowerLeft;
    std::optional<Rectangle> standing{};

    void paint(glm::dvec2 sizePx, double unitPx);
    void layOutPlate();
    void layOutBlock();
    void fill();
    Rectangle placeIn(Slot slot, glm::dvec2 sizePx, const std::vector<Rectangle>& taken) const;
    void choose(glm::dvec2 sizePx, const std::vector<Rectangle>& taken, const std::optional<Rectangle>& subject, const Around& around);
};

void ScreenTitlesOverlay::Drawing::paint(glm::dvec2 sizePx, double unitPx) {
    const bool isOtherSize = sizePx != paintedSizePx || unitPx != paintedUnitPx;
    if (isStale || isOtherSize) {
        mustChoose = mustChoose || isOtherSize;
        paintedSizePx = sizePx;
        paintedUnitPx = unitPx;
        if (isOtherSize || isPlateStale || !failure.empty()) {  // the marking stays from scene to scene
            layOutPlate();
            atlas.clear();
        }
        layOutBlock();
        ++wordings;
        isStale = isPlateStale = false;
    } else if (titles.time == paintedTime) {
        return;
    }
    // A clock that runs is painted alone. The texture may make room, or grow, while it is filled: then all are put in again.
    paintedTime = titles.time;
    atlas.beginFrame();
    fill();
    for (int i = 0; i < 4 && atlas.wasEmptied(); ++i) fill();
    if (plate && !platePicture)
        failure = text(SABAN_TR("viewer", "cannot write the marking '{}' on the picture: it does not fit into a texture. Nothing is drawn without its marking."), marking);
}

void ScreenTitlesOverlay::Drawing::layOutPlate() {
    failure.clear();
    plate.reset();
    if (marking.empty()) return;
    if (auto made = MarkingPlate::make(marking, paintedSizePx, paintedUnitPx)) plate = std::move(*made);
    else failure = made.error().message;
}

/// After the plate, beside which it stands.
void ScreenTitlesOverlay::Drawing::layOutBlock() {
    block.reset();
    if (!titles.isEmpty() && canDrawLabels()) {
        glm::dvec2 most = paintedSizePx * glm::dvec2(kMostWidth, kMostHeight);
        // Beside the marking, where there is room for it, and not over it.
        const double scale = paintedSizePx.y / kOrdinaryHeightPx;
        if (plate)
            if (const double beside = plate->places()[1].min.x - (kMarginPx + kGapPx) * scale; beside >= kBesideMarking * paintedSizePx.x) most.x = std::min(most.x, beside);
        // Its letters are larger than the smallest text: for a room or a small picture they need not grow as much.
        const double first = std::max(kOfUnit * paintedUnitPx, std::min(paintedUnitPx, scale));
        block.emplace(titles, paintedUnitPx, glm::min(most, glm::dvec2(kMostPx)), first);
        // Letters for a large room: a band across the picture, under or over its middle.
        if (block->isCut())
            if (TitleBlock band(titles, paintedUnitPx, glm::min(paintedSizePx * glm::dvec2(kBandWidth, kBandHeight), glm::dvec2(kMostPx)), first); !band.isCut() || band.scale() >= block->scale())
                block = std::move(band);
        if (block->isEmpty()) block.reset();
    }
}

void ScreenTitlesOverlay::Drawing::fill() {
    const auto put = [&](const std::string& name, const auto& draw) {
        if (auto place = atlas.find(name)) return place;
        const PixelImage image = draw();
        return atlas.add(name, image.width, image.height, image.rgba);
    };
    platePicture = blockPicture = timePicture = std::nullopt;
    if (plate) platePicture = put("marking", [&] { return plate->picture(); });
    if (block) blockPicture = put("titles " + std::to_string(wordings), [&] { return block->picture(); });
    if (block && !titles.time.empty()) timePicture = put("time " + std::to_string(wordings) + " " + titles.time, [&] { return block->timePicture(titles.time); });
}

/// Moved from the edge as far as it takes to lie over nothing that is there already.
Rectangle ScreenTitlesOverlay::Drawing::placeIn(Slot where, glm::dvec2 sizePx, const std::vector<Rectangle>& taken) const {
    const glm::dvec2 size = block->sizePx();
    const double marginPx = kMarginPx * sizePx.y / kOrdinaryHeightPx, gap = kGapPx * sizePx.y / kOrdinaryHeightPx;
    const bool isLeft = where == LowerLeft || where == UpperLeft, isLower = where == LowerLeft || where == LowerRight;
    glm::dvec2 corner(isLeft ? marginPx : sizePx.x - marginPx - size.x, isLower ? sizePx.y - marginPx - size.y : marginPx);
    for (int i = 0; i < 4; ++i) {
        const Rectangle here{corner, corner + size};
        const auto other = std::find_if(taken.begin(), taken.end(), [&](const Rectangle& r) { return grown(r, gap * 0.9).overlaps(here); });
        if (other == taken.end()) break;
        corner.y = isLower ? other->min.y - gap - size.y : other->max.y + gap;
    }
    corner = glm::round(corner);
    return {corner, corner + size};
}

void ScreenTitlesOverlay::Drawing::choose(glm::dvec2 sizePx, const std::vector<Rectangle>& taken, const std::optional<Rectangle>& subject, const Around& around) {
    const auto costOf = [&](Slot where) {
        const Rectangle place = placeIn(where, sizePx, taken);
        const auto hidden = std::count_if(around.hidden.begin(), around.hidden.end(), [&](glm::dvec2 p) { return holds(place, p); });
        const double leaves = std::max({0.0, -place.min.y, place.max.y - sizePx.y});
        const bool isInTheMiddle = place.overlaps({sizePx * (0.5 - kMiddle), sizePx * (0.5 + kMiddle)});
        const bool lies = std::any_of(taken.begin(), taken.end(), [&](const Rectangle& r) { return r.overlaps(place); });
        // The usual corner, unless another one hides clearly less.
        return (subject && subject->overlaps(place) ? 1e4 : 0.0) + leaves * 100.0 + (lies ? 1e3 : 0.0) + (isInTheMiddle ? 2e3 : 0.0) + static_cast<double>(hidden) + 1.5 * static_cast<double>(where);
    };
    slot = LowerLeft;
    for (const Slot other : {LowerRight, UpperLeft, UpperRight})
        if (costOf(other) < costOf(slot)) slot = other;
}

ScreenTitlesOverlay::ScreenTitlesOverlay() : drawing_(std::make_unique<Drawing>()) {}
ScreenTitlesOverlay::~ScreenTitlesOverlay() = default;

osg::Node* ScreenTitlesOverlay::node() { return drawing_->quads.node(); }

bool ScreenTitlesOverlay::set(const ScreenTitles& titles) {
    Drawing& d = *drawing_;
    if (titles == d.titles) return false;
    d.mustChoose = d.mustChoose || !sameWords(titles, d.titles);
    ScreenTitles before = std::move(d.titles);
    d.titles = titles;
    if (before.time.size() == titles.time.size()) before.time = titles.time;  // figures are all as wide
    before.subject = titles.subject;
    d.isStale = d.isStale || before != titles;
    return true;
}

bool ScreenTitlesOverlay::setMarking(const std::string& marking) {
    Drawing& d = *drawing_;
    if (marking == d.marking) return false;
    d.marking = marking;
    d.isStale = d.isPlateStale = d.mustChoose = true;
    return true;
}

void ScreenTitlesOverlay::forget() {
    drawing_->isStale = drawing_->isPlateStale = drawing_->mustChoose = true;
    drawing_->slot = LowerLeft;
}

void ScreenTitlesOverlay::takePlaceOf(const ScreenTitlesOverlay& other) {
    Drawing& d = *drawing_;
    const Drawing& o = *other.drawing_;
    d.titles = o.titles;
    d.slot = o.slot;
    d.mustChoose = o.mustChoose;
    d.paintedSizePx = o.paintedSizePx;
    d.paintedUnitPx = o.paintedUnitPx;
    d.isStale = d.isPlateStale = true;
}

bool ScreenTitlesOverlay::isChoosing() const { return drawing_->mustChoose && !drawing_->titles.isEmpty(); }

std::vector<Rectangle> ScreenTitlesOverlay::update(const Projection& projection, double unitPx, const std::optional<glm::dvec2>& subjectPx) {
    return update(projection, unitPx, subjectPx, {});
}

std::vector<Rectangle> ScreenTitlesOverlay::update(const Projection& projection, double unitPx, const std::optional<glm::dvec2>& subjectPx, const Around& around) {
    Drawing& d = *drawing_;
    const glm::dvec2 size(projection.sizePx);
    d.paint(size, unitPx);
    std::vector<Rectangle> covered;
    std::vector<Rectangle> taken = around.taken;
    d.quads.begin(size);
    const double gap = kGapPx * size.y / kOrdinaryHeightPx;
    if (d.plate && d.platePicture)
        for (const Rectangle& place : d.plate->places()) {
            taken.push_back(place);
            covered.push_back(grown(place, gap * 0.6));
            d.quads.picture(place.min, *d.platePicture, 1.0f);
        }
    d.standing.reset();
    if (d.block && d.blockPicture) {
        std::optional<Rectangle> subject;
        if (subjectPx) subject = grown({*subjectPx, *subjectPx}, kSubject * size.y);
        const auto liesOver = [&] { return subject && holds(grown(d.placeIn(d.slot, size, taken), gap), *subjectPx); };
        if (d.mustChoose || (!around.isMoving && liesOver())) d.choose(size, taken, subject, around);
        d.mustChoose = false;
        const Rectangle place = d.placeIn(d.slot, size, taken);
        d.standing = place;
        covered.push_back(grown(place, gap));
        d.quads.picture(place.min, *d.blockPicture, 1.0f);
        if (d.timePicture) d.quads.picture(place.min + d.block->timeCorner(), *d.timePicture, 1.0f);
    }
    d.quads.finish();
    return covered;
}

const std::string& ScreenTitlesOverlay::markingFailure() const { return drawing_->failure; }

std::optional<Rectangle> ScreenTitlesOverlay::titlesPlace() const { return drawing_->standing; }

std::vector<Rectangle> ScreenTitlesOverlay::markingPlaces() const {
    if (!drawing_->plate || !drawing_->platePicture) return {};
    const auto places = drawing_->plate->places();
    return {places.begin(), places.end()};
}

}  // namespace saban::viewer
