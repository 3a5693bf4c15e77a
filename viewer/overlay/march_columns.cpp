#include "viewer/overlay/march_columns.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>
#include <numbers>
#include <osg/BlendFunc>
#include <osg/Depth>
#include <osg/Program>

#include "shaders/shader_sources.h"

namespace saban::viewer {

namespace {

constexpr int kBandBin = 8;           // over the ground and its shadow, under all writing
constexpr double kStepPx = 9.0;       // logical pixels from point to point
constexpr int kMostSteps = 96;        // between two points of a line
constexpr double kOwnHeightsPx = 6.0; // half width from which both edges follow the ground
constexpr double kPullPx = 7.0;       // towards the eye, in pixels at its distance, and metres
constexpr double kPullM = 0.8;
constexpr double kWidest = 14.0;      // times the width on the ground, seen from low down
constexpr int kCorners = 72;           // of a circle
constexpr double kBesidePx = 60.0;    // of the picture, up to which points are looked for

class Bands : public osg::Geometry {
 public:
    Bands() {
        setUseDisplayList(false);
        setUseVertexBufferObjects(true);
        setDataVariance(osg::Object::DYNAMIC);
        setCullingActive(false);
    }
    osg::BoundingSphere computeBound() const override { return {}; }
    osg::BoundingBox computeBoundingBox() const override { return {}; }
};

}  // namespace

struct MarchColumns::Point {
    glm::dvec2 at{0.0};
    double heightM = 0.0;
    glm::dvec2 pixel{0.0};
    double distance = 1.0;  ///< from the eye
    double alongM = 0.0;    ///< from the first point of the band
};

struct MarchColumns::Camera {
    const SceneFrame& frame;
    const std::function<std::optional<double>(glm::dvec2)>& heightAt;
    glm::dmat4 toEye{1.0};
    glm::dvec2 sizePx{1.0};
    Lens lens;
    double unitPx = 1.0;
    glm::dvec3 middle{0.0};

    std::optional<glm::dvec2> pixelOf(const glm::dvec3& scene) const {
        const glm::dvec4 inEye = toEye * glm::dvec4(scene, 1.0);
        return lens.pixelOf(inEye, sizePx);
    }
    std::optional<Point> pointAt(glm::dvec2 at, double alongM) const {
        const auto height = heightAt(at);
        if (!height) return std::nullopt;
        const glm::dvec3 scene = frame.toScene({at, *height});
        const auto pixel = pixelOf(scene);
        if (!pixel) return std::nullopt;
        return Point{.at = at, .heightM = *height, .pixel = *pixel, .distance = glm::length(glm::dvec3(toEye * glm::dvec4(scene, 1.0))), .alongM = alongM};
    }
    std::vector<glm::dvec2> circle(const GroundBand::Circle& ring) const {
        std::vector<glm::dvec2> points;
        const auto at = pointAt(ring.at, 0.0);
        if (!at) return points;
        const double radiusM = std::max(ring.radiusM, ring.leastPx * unitPx * lens.pixelM(at->distance));
        for (int i = 0; i < kCorners; ++i) {
            const double angle = 2.0 * std::numbers::pi * i / kCorners;
            points.push_back(ring.at + radiusM * glm::dvec2(std::sin(angle), std::cos(angle)));
        }
        return points;
    }
    bool isFarBeside(const Point& a, const Point& b) const {
        const double margin = kBesidePx * unitPx;
        const glm::dvec2 low = glm::min(a.pixel, b.pixel), high = glm::max(a.pixel, b.pixel);
        return high.x < -margin || high.y < -margin || low.x > sizePx.x + margin || low.y > sizePx.y + margin;
    }
};

MarchColumns::MarchColumns()
    : root_(new osg::MatrixTransform),
      mesh_(new Bands),
      positions_(new osg::Vec4Array(osg::Array::BIND_PER_VERTEX)),
      colours_(new osg::Vec4Array(osg::Array::BIND_PER_VERTEX)),
      places_(new osg::Vec4Array(osg::Array::BIND_PER_VERTEX)),
      triangles_(new osg::DrawElementsUInt(GL_TRIANGLES)) {
    root_->setCullingActive(false);
    mesh_->setVertexAttribArray(0, positions_);
    mesh_->setVertexAttribArray(1, colours_);
    mesh_->setVertexAttribArray(2, places_);
    mesh_->addPrimitiveSet(triangles_);
    osg::StateSet& state = *root_->getOrCreateStateSet();
    const osg::ref_ptr<osg::Program> program = new osg::Program;
    program->setName("ground bands");
    program->addShader(new osg::Shader(osg::Shader::VERTEX, std::string(shaderSource("ground_band.vert"))));
    program->addShader(new osg::Shader(osg::Shader::FRAGMENT, std::string(shaderSource("ground_band.frag"))));
    program->addBindAttribLocation("aPosition", 0);
    program->addBindAttribLocation("aColour", 1);
    program->addBindAttribLocation("aPlace", 2);
    state.setAttributeAndModes(program);
    state.setAttributeAndModes(new osg::BlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA));
    state.setAttributeAndModes(new osg::Depth(osg::Depth::GEQUAL, 0.0, 1.0, false));
    state.setMode(GL_CULL_FACE, osg::StateAttribute::OFF);
    state.setRenderBinDetails(kBandBin, "TraversalOrderBin");
    root_->addChild(mesh_);
    root_->setNodeMask(0);
}

/// A mesh of the points so far; where the ground or the picture ends, another begins.
void MarchColumns::addStrip(const GroundBand& band, const std::vector<Point>& points, double lengthM, const Camera& camera) {
    if (points.size() < 2) return;
    const double leastHalf = band.leastPx / 2.0 * camera.unitPx;
    const auto first = static_cast<unsigned>(positions_->size());
    const auto alpha = static_cast<float>(std::clamp(band.alpha, 0.0, 1.0));
    const osg::Vec4 colour(band.colour.r, band.colour.g, band.colour.b, alpha);
    double alongWidths = 0.0;  // from the first point; turned about below
    std::vector<double> along(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        const Point& point = points[i];
        const Point& before = points[i > 0 ? i - 1 : 0];
        const Point& after = points[std::min(i + 1, points.size() - 1)];
        glm::dvec2 way = after.at - before.at;
        if (band.isClosed && (i == 0 || i + 1 == points.size()) && points.front().at == points.back().at) way = points[1].at - points[points.size() - 2].at;
        const double length = glm::length(way);
        way = length > 0.0 ? way / length : glm::dvec2(0.0, 1.0);
        const glm::dvec2 right(way.y, -way.x);
        const double metresPerPixel = camera.lens.pixelM(point.distance);
        double half = std::max(band.widthM / 2.0, leastHalf * metresPerPixel);
        // Seen from low down, what runs across the view would be a hair.
        const glm::dvec3 scene = camera.frame.toScene({point.at, point.heightM});
        glm::dvec2 wayPx = after.pixel - before.pixel;
        const double wayLength = glm::length(wayPx);
        double halfPx = half / metresPerPixel;
        if (const auto beside = camera.pixelOf(scene + glm::dvec3(right * half, 0.0)); beside && wayLength > 1e-6) {
            wayPx /= wayLength;
            const glm::dvec2 sidePx = *beside - point.pixel;
            const double across = std::abs(wayPx.x * sidePx.y - wayPx.y * sidePx.x);
            const double factor = std::clamp(leastHalf / std::max(across, 1e-6), 1.0, kWidest);
            half *= factor;
            halfPx = across * factor;
        }
        const bool hasOwnHeights = halfPx > kOwnHeightsPx * camera.unitPx;
        if (i > 0) alongWidths += (point.alongM - before.alongM) / half;
        along[i] = alongWidths;
        for (const double side : {-1.0, 1.0}) {
            const glm::dvec2 at = point.at + right * (side * half);
            const double height = hasOwnHeights ? camera.heightAt(at).value_or(point.heightM) : point.heightM;
            const glm::dvec3 here = camera.frame.toScene({at, height}) - camera.middle;
            positions_->push_back({static_cast<float>(here.x), static_cast<float>(here.y), static_cast<float>(here.z), static_cast<float>(kPullPx * metresPerPixel * camera.unitPx + kPullM)});
            colours_->push_back(colour);
            places_->push_back({static_cast<float>(side), 0.0f, static_cast<float>(halfPx), band.pattern == GroundBand::Pattern::Ring ? 1.0f : 0.0f});
        }
    }
    // Along from the head, so that the pattern marches with it.
    const double beyond = (lengthM - points.back().alongM) / std::max(band.widthM / 2.0, 1e-3);
    for (std::size_t i = 0; i < points.size(); ++i)
        for (const std::size_t k : {2 * i, 2 * i + 1}) (*places_)[first + k].y() = static_cast<float>(alongWidths - along[i] + std::fmod(beyond, 5.0));
    for (unsigned i = 0; i + 1 < points.size(); ++i)
        for (const unsigned k : {0u, 1u, 3u, 0u, 3u, 2u}) triangles_->push_back(first + 2 * i + k);
}

void MarchColumns::add(const GroundBand& band, const Camera& camera) {
    std::vector<glm::dvec2> line = band.ring ? camera.circle(*band.ring) : band.points;
    if (band.isClosed && line.size() > 2 && line.front() != line.back()) line.push_back(line.front());
    if (line.size() < 2 || band.alpha <= 0.0) return;
    std::vector<double> along(line.size());
    for (std::size_t i = 1; i < line.size(); ++i) along[i] = along[i - 1] + glm::distance(line[i - 1], line[i]);
    std::vector<Point> strip;
    const auto flush = [&] {
        addStrip(band, strip, along.back(), camera);
        strip.clear();
    };
    std::optional<Point> from = camera.pointAt(line.front(), 0.0);
    if (from) strip.push_back(*from);
    for (std::size_t i = 1; i < line.size(); ++i) {
        if (line[i] == line[i - 1]) continue;
        const std::optional<Point> to = camera.pointAt(line[i], along[i]);
        if (from && to && camera.isFarBeside(*from, *to)) {
            flush();
            strip.push_back(*to);
            from = to;
            continue;
        }
        const double lengthPx = from && to ? glm::distance(from->pixel, to->pixel) : camera.sizePx.x + camera.sizePx.y;
        const int steps = std::clamp(static_cast<int>(lengthPx / (kStepPx * camera.unitPx)), 1, kMostSteps);
        for (int step = 1; step <= steps; ++step) {
            const double t = static_cast<double>(step) / steps;
            const auto here = step == steps ? to : camera.pointAt(line[i - 1] + (line[i] - line[i - 1]) * t, along[i - 1] + (along[i] - along[i - 1]) * t);
            if (here) strip.push_back(*here);
            else flush();
        }
        from = to;
    }
    flush();
}

void MarchColumns::update(const Viewpoint& view, const SceneFrame& frame, const Projection& projection, double unitPx,
                          const std::function<std::optional<double>(glm::dvec2)>& heightAt) {
    if (bands_.empty() && triangles_->empty()) return;
    positions_->clear();
    colours_->clear();
    places_->clear();
    triangles_->clear();
    const glm::dvec2 size(projection.sizePx);
    const Camera camera{.frame = frame,
                        .heightAt = heightAt,
                        .toEye = viewMatrixOf(view, frame),
                        .sizePx = size,
                        .lens = lensOf(view, projection),
                        .unitPx = unitPx,
                        .middle = frame.toScene(view.target)};
    for (const GroundBand& band : bands_) add(band, camera);
    positions_->dirty();
    colours_->dirty();
    places_->dirty();
    triangles_->dirty();
    root_->setMatrix(osg::Matrixd::translate(camera.middle.x, camera.middle.y, camera.middle.z));
    root_->setNodeMask(triangles_->empty() ? 0u : ~0u);
}

}  // namespace saban::viewer
