#include "viewer/overlay/sketch_overlay.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>
#include <numbers>
#include <optional>
#include <tuple>
#include <vector>

#include "viewer/overlay/pixel_image.h"
#include "viewer/overlay/plate_place.h"
#include "viewer/overlay/screen_quads.h"

namespace saban::viewer {

namespace {

constexpr int kSketchBin = 95;             // over everything that belongs to the table
constexpr double kOrdinaryHeightPx = 1080.0;
constexpr double kTextCapPx = 10.0;
constexpr double kStepPx = 12.0;           // a line is looked up on the ground so often, as far as that is seen
constexpr int kMostSteps = 200;            // between two of its points
constexpr double kDashPx = 9.0;

auto tied(const geo::Colour& c) { return std::tie(c.red, c.green, c.blue, c.alpha); }

osg::Vec4 colourOf(const geo::Colour& c) { return premultiplied(c.red / 255.0, c.green / 255.0, c.blue / 255.0, c.alpha / 255.0); }
osg::Vec4 darkBehind(const geo::Colour& c) { return premultiplied(0.08, 0.07, 0.05, 0.55 * c.alpha / 255.0); }

}  // namespace

bool Sketch::Line::operator==(const Line& other) const {
    return points == other.points && tied(colour) == tied(other.colour) && widthPx == other.widthPx && isClosed == other.isClosed && isDashed == other.isDashed;
}

bool Sketch::Handle::operator==(const Handle& other) const {
    return at == other.at && form == other.form && tied(colour) == tied(other.colour) && sizePx == other.sizePx && offsetPx == other.offsetPx;
}

struct SketchOverlay::Drawing {
    explicit Drawing(osg::Texture2D* texture) : quads(texture, kSketchBin) {}
    ScreenQuads quads;
    std::vector<std::optional<glm::dvec2>> platesPx{};  ///< of each text: from its place to its plate in the frame before
};

/// What turns places into pixels.
struct SketchOverlay::Camera {
    const SceneFrame& frame;
    const std::function<std::optional<double>(glm::dvec2)>& heightAt;
    double otherwiseM = 0.0;
    glm::dmat4 toEye{1.0};
    glm::dvec2 sizePx{1.0};
    Lens lens;
    double unitPx = 1.0;
    std::span<const Rectangle> writtenPx;

    /// Nothing behind the eye.
    std::optional<glm::dvec2> pixelOf(glm::dvec2 at) const {
        const glm::dvec4 inEye = toEye * glm::dvec4(frame.toScene({at, heightAt(at).value_or(otherwiseM)}), 1.0);
        return lens.pixelOf(inEye, sizePx);
    }
};

SketchOverlay::SketchOverlay() : drawing_(std::make_unique<Drawing>(atlas_.texture())) {}
SketchOverlay::~SketchOverlay() = default;

osg::Node* SketchOverlay::node() { return drawing_->quads.node(); }

bool SketchOverlay::set(Sketch sketch) {
    if (sketch == sketch_) return false;
    sketch_ = std::move(sketch);
    drawing_->platesPx.assign(sketch_.texts.size(), std::nullopt);
    return true;
}

void SketchOverlay::update(const Viewpoint& view, const SceneFrame& frame, const Projection& projection, double pixelRatio,
                           const std::function<std::optional<double>(glm::dvec2)>& heightAt, double otherwiseM, const Around& around) {
    atlas_.beginFrame();
    const glm::dvec2 size(projection.sizePx);
    const Camera camera{.frame = frame,
                        .heightAt = heightAt,
                        .otherwiseM = otherwiseM,
                        .toEye = viewMatrixOf(view, frame),
                        .sizePx = size,
                        .lens = lensOf(view, projection),
                        .unitPx = std::max(pixelRatio, size.y / kOrdinaryHeightPx),
                        .writtenPx = around.writtenPx};
    const auto write = [&] {
        drawing_->quads.begin(size);
        drawnPx_.clear();
        for (const Sketch::Line& line : sketch_.lines) addLine(line, camera);
        for (const Sketch::Handle& handle : sketch_.handles) addHandle(handle, camera);
        if (std::ranges::any_of(sketch_.texts, &Sketch::Text::hasPlate))
            for (const glm::dvec2 place : around.strokes)
                if (const auto pixel = camera.pixelOf(place)) drawnPx_.push_back(*pixel);
        for (const Sketch::Text& text : sketch_.texts) addText(text, camera);
        if (sketch_.box) addBox(*sketch_.box, camera);
        drawing_->quads.finish();
    };
    write();
    if (!atlas_.wasEmptied()) return;
    write();  // what was found before room was made is gone
    atlas_.wasEmptied();
}

void SketchOverlay::addLine(const Sketch::Line& line, const Camera& camera) {
    std::vector<std::pair<glm::dvec2, glm::dvec2>> pieces;
    const std::size_t count = line.points.size();
    for (std::size_t i = 0; i + (line.isClosed ? 0 : 1) < count; ++i) {
        const glm::dvec2 from = line.points[i], to = line.points[(i + 1) % count];
        const auto a = camera.pixelOf(from), b = camera.pixelOf(to);
        const double lengthPx = a && b ? glm::distance(*a, *b) : camera.sizePx.x * 2.0;
        const int steps = std::clamp(static_cast<int>(lengthPx / (kStepPx * camera.unitPx)), 1, kMostSteps);
        std::optional<glm::dvec2> before = a;
        for (int step = 1; step <= steps; ++step) {
            const auto here = step == steps ? b : camera.pixelOf(glm::mix(from, to, static_cast<double>(step) / steps));
            if (before && here) pieces.emplace_back(*before, *here);
            before = here;
        }
    }
    for (const auto& [from, to] : pieces) drawnPx_.push_back((from + to) / 2.0);
    const double width = line.widthPx * camera.unitPx;
    for (const auto& [from, to] : pieces) drawing_->quads.line(from, to, width + 2.4 * camera.unitPx, atlas_.white(), darkBehind(line.colour));
    double alongPx = 0.0;
    const double dash = kDashPx * camera.unitPx;
    for (const auto& [from, to] : pieces) {
        const double length = glm::distance(from, to);
        if (!line.isDashed) {
            drawing_->quads.line(from, to, width, atlas_.white(), colourOf(line.colour));
        } else {
            for (double at = 0.0; at < length;) {
                const double phase = std::fmod(alongPx + at, 2.0 * dash), next = std::min(length, at + (phase < dash ? dash - phase : 2.0 * dash - phase) + 1e-6);
                if (phase < dash) drawing_->quads.line(glm::mix(from, to, at / length), glm::mix(from, to, next / length), width, atlas_.white(), colourOf(line.colour));
                at = next;
            }
        }
        alongPx += length;
    }
}

void SketchOverlay::addHandle(const Sketch::Handle& handle, const Camera& camera) {
    const auto on = camera.pixelOf(handle.at);
    if (!on) return;
    const glm::dvec2 at = *on + handle.offsetPx * camera.unitPx;
    drawnPx_.push_back(at);
    const double half = handle.sizePx / 2.0 * camera.unitPx, edge = 1.6 * camera.unitPx;
    ScreenQuads& quads = drawing_->quads;
    const osg::Vec4 dark = darkBehind(handle.colour), colour = colourOf(handle.colour);
    if (handle.form == Sketch::Form::Square) {
        quads.line(at - glm::dvec2(half + edge, 0), at + glm::dvec2(half + edge, 0), 2.0 * (half + edge), atlas_.white(), dark);
        quads.line(at - glm::dvec2(half, 0), at + glm::dvec2(half, 0), 2.0 * half, atlas_.white(), colour);
        return;
    }
    if (handle.form == Sketch::Form::Plus || handle.form == Sketch::Form::Cross) {
        const double reach = handle.form == Sketch::Form::Cross ? std::numbers::sqrt2 / 2.0 : 1.0;
        const glm::dvec2 first = handle.form == Sketch::Form::Cross ? glm::dvec2(reach, reach) : glm::dvec2(1, 0), second(-first.y, first.x);
        const double stroke = half * 0.5;
        for (const auto& [longer, wider, ink] : {std::tuple{edge, 2.0 * edge, dark}, std::tuple{0.0, 0.0, colour}})
            for (const glm::dvec2 along : {first, second}) quads.line(at - along * (half + longer), at + along * (half + longer), stroke + wider, atlas_.white(), ink);
        return;
    }
    constexpr int kCorners = 24;
    const auto onCircle = [&](int i, double radius) {
        const double angle = 2.0 * std::numbers::pi * i / kCorners;
        return at + radius * glm::dvec2(std::cos(angle), std::sin(angle));
    };
    const bool isRing = handle.form == Sketch::Form::Ring;
    for (const auto& [radius, ink] : {std::pair{half + edge, dark}, std::pair{half, colour}}) {
        const double inner = isRing ? std::max(0.0, half - (radius > half ? edge * 2.6 : edge * 1.6)) : 0.0;
        for (int i = 0; i < kCorners; ++i)
            quads.quad({onCircle(i, inner), onCircle(i + 1, inner), onCircle(i + 1, radius), onCircle(i, radius)}, atlas_.white(), atlas_.white(), ink);
    }
}

void SketchOverlay::addText(const Sketch::Text& text, const Camera& camera) {
    if (text.text.empty() || !canDrawLabels()) return;
    const auto on = camera.pixelOf(text.at);
    if (!on) return;
    const double capPx = std::round(kTextCapPx * text.scale * camera.unitPx);
    struct Line {
        ImageAtlas::Place place;
        double fromTopPx;
    };
    std::vector<Line> lines;
    glm::dvec2 size(0.0);
    for (std::size_t begin = 0; begin <= text.text.size();) {
        const std::size_t end = std::min(text.text.find('\n', begin), text.text.size());
        const std::string written = text.text.substr(begin, end - begin);
        begin = end + 1;
        if (written.empty()) continue;
        const std::string name = fmt::format("{} {}", capPx, written);
        auto place = atlas_.find(name);
        if (!place) {
            const PixelImage image = drawLabel(written, capPx, LabelWeight::Bold);
            place = atlas_.add(name, image.width, image.height, image.rgba);
        }
        if (!place) continue;
        lines.push_back({*place, size.y});
        size = {std::max(size.x, place->sizePx().x), size.y + place->sizePx().y};
    }
    if (lines.empty()) return;
    const double margin = text.hasPlate ? std::round(capPx * 0.5) : 0.0;
    const glm::dvec2 whole = size + 2.0 * margin;
    const glm::dvec2 offset = text.offsetPx * camera.unitPx;
    std::optional<glm::dvec2>& before = drawing_->platesPx[static_cast<std::size_t>(&text - sketch_.texts.data())];
    const glm::dvec2 corner = text.hasPlate ? plateCorner(*on, whole, offset, {.picturePx = camera.sizePx, .taken = camera.writtenPx, .points = drawnPx_, .beforePx = before})
                                            : glm::clamp(*on + offset - glm::dvec2(0.0, whole.y), glm::dvec2(0.0), glm::max(camera.sizePx - whole, glm::dvec2(0.0)));
    if (text.hasPlate) {
        before = corner - *on;
        const glm::dvec2 a = glm::round(corner), b = a + whole;
        const double edge = std::max(1.0, std::round(camera.unitPx));
        drawing_->quads.quad({a - edge, {b.x + edge, a.y - edge}, b + edge, {a.x - edge, b.y + edge}}, atlas_.white(), atlas_.white(), premultiplied(0.12, 0.11, 0.09, 0.85));
        drawing_->quads.quad({a, {b.x, a.y}, b, {a.x, b.y}}, atlas_.white(), atlas_.white(), premultiplied(1.0, 0.985, 0.94, 0.96));
    }
    for (const Line& line : lines) drawing_->quads.picture(corner + glm::dvec2(margin, margin + line.fromTopPx), line.place, 1.0f);
}

void SketchOverlay::addBox(const Sketch::Box& box, const Camera& camera) {
    const glm::dvec2 a = glm::min(box.from, box.to), b = glm::max(box.from, box.to);
    ScreenQuads& quads = drawing_->quads;
    quads.quad({a, {b.x, a.y}, b, {a.x, b.y}}, atlas_.white(), atlas_.white(), premultiplied(1.0, 0.82, 0.1, 0.14));
    const std::array<glm::dvec2, 4> corners{a, {b.x, a.y}, b, {a.x, b.y}};
    for (std::size_t i = 0; i < corners.size(); ++i)
        quads.line(corners[i], corners[(i + 1) % corners.size()], 1.6 * camera.unitPx, atlas_.white(), premultiplied(1.0, 0.82, 0.1, 0.95));
}

}  // namespace saban::viewer
