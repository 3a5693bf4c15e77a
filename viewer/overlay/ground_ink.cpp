#include "viewer/overlay/ground_ink.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/matrix.hpp>
#include <glm/trigonometric.hpp>
#include <osg/BlendEquation>
#include <osg/BlendFunc>
#include <osg/CullFace>
#include <osg/Depth>
#include <osg/Geometry>
#include <osg/Group>
#include <osg/MatrixTransform>
#include <osg/Program>
#include <string>
#include <tuple>

#include "shaders/shader_sources.h"
#include "viewer/overlay/ink_buffers.h"
#include "viewer/overlay/screen_quads.h"

namespace saban::viewer {

namespace {

constexpr int kInkBin = 1;         // right after the ground and what stands on it
constexpr double kNearM = 0.05;    // as `TableView` has it
constexpr double kOrdinaryHeightPx = 1080.0;
constexpr double kLeastWidthPx = 3.0;
constexpr float kCasingPx = 1.3f;
constexpr double kHighlighterAlpha = 0.5;
constexpr int kMostPieces = 64;         // between two points of a stroke
constexpr double kPieceWidths = 12.0;   // longest piece, by the stroke's width
constexpr std::size_t kColoursPerMask = 4;

auto tied(const geo::Colour& c) { return std::tie(c.red, c.green, c.blue, c.alpha); }

osg::Vec4 inkOf(const geo::Colour& c, double alpha = 1.0) { return premultiplied(c.red / 255.0, c.green / 255.0, c.blue / 255.0, c.alpha / 255.0 * alpha); }

osg::ref_ptr<osg::Program> programOf(const char* name, const std::string& vertex, const std::string& fragment, std::initializer_list<const char*> attributes) {
    osg::ref_ptr<osg::Program> program = new osg::Program;
    program->setName(name);
    program->addShader(new osg::Shader(osg::Shader::VERTEX, std::string(shaderSource(vertex))));
    program->addShader(new osg::Shader(osg::Shader::FRAGMENT, std::string(shaderSource(fragment))));
    unsigned location = 0;
    for (const char* attribute : attributes) program->addBindAttribLocation(attribute, location++);
    return program;
}

class InkGeometry : public osg::Geometry {
 public:
    InkGeometry() {
        setUseDisplayList(false);
        setUseVertexBufferObjects(true);
        setDataVariance(osg::Object::DYNAMIC);
        setCullingActive(false);
    }
    osg::BoundingSphere computeBound() const override { return {}; }
    osg::BoundingBox computeBoundingBox() const override { return {}; }
};

/// Two triangles over a part of the picture.
struct PictureRectangle {
    explicit PictureRectangle(osg::Array* corners) : mesh(new InkGeometry), triangles(new osg::DrawElementsUInt(GL_TRIANGLES)) {
        mesh->setVertexAttribArray(0, corners);
        mesh->addPrimitiveSet(triangles);
        for (const unsigned i : {0u, 1u, 2u, 0u, 2u, 3u}) triangles->push_back(i);
    }
    osg::ref_ptr<osg::Geometry> mesh;
    osg::ref_ptr<osg::DrawElementsUInt> triangles;
};

void makeFlat(osg::StateSet& state) {
    state.setAttributeAndModes(new osg::Depth(osg::Depth::ALWAYS, 0.0, 1.0, false));
    state.setMode(GL_DEPTH_TEST, osg::StateAttribute::OFF);
}

/// A stroke as boxes around its pieces.
class StrokeMesh {
 public:
    StrokeMesh()
        : node_(new osg::MatrixTransform),
          from_(new osg::Vec3Array(osg::Array::BIND_PER_VERTEX)),
          to_(new osg::Vec3Array(osg::Array::BIND_PER_VERTEX)),
          shape_(new osg::Vec4Array(osg::Array::BIND_PER_VERTEX)),
          colour_(new osg::Vec4Array(osg::Array::BIND_PER_VERTEX)),
          triangles_(new osg::DrawElementsUInt(GL_TRIANGLES)) {
        node_->setCullingActive(false);
        const osg::ref_ptr<osg::Geometry> mesh = new InkGeometry;
        mesh->setVertexAttribArray(0, from_);
        mesh->setVertexAttribArray(1, to_);
        mesh->setVertexAttribArray(2, shape_);
        mesh->setVertexAttribArray(3, colour_);
        mesh->addPrimitiveSet(triangles_);
        node_->addChild(mesh);
    }

    osg::MatrixTransform* node() const { return node_; }
    const GroundInk::Stroke& stroke() const { return stroke_; }

    /// What is the same at the beginning of both stays.
    void set(const GroundInk::Stroke& stroke) {
        if (stroke == stroke_) return;
        const bool isSameInk = stroke.tool == stroke_.tool && tied(stroke.colour) == tied(stroke_.colour) && stroke.widthM == stroke_.widthM &&
                               stroke.pressures.empty() == stroke_.pressures.empty();
        std::size_t same = 0;
        if (isSameInk)
            while (same < stroke.points.size() && same < stroke_.points.size() && stroke.points[same] == stroke_.points[same] && widthAt(stroke, same) == widthAt(stroke_, same)) ++same;
        // The first point is the mesh's origin; a dot has a piece of its own.
        same = std::min(same, firstPieces_.size());
        if (same < 2) {
            pieces_.clear();
            firstPieces_.clear();
        } else {
            pieces_.resize(firstPieces_[same - 1]);
            firstPieces_.resize(same);
        }
        stroke_ = stroke;
        isMade_ = false;
    }

    /// `colour`: multiplied with alpha.
    void update(const SceneFrame& frame, const std::function<std::optional<double>(glm::dvec2)>& heightAt, std::uint64_t heightsVersion, double otherwiseM, const osg::Vec4& colour) {
        if (stroke_.points.empty() || !isPlace(stroke_.points.front())) {
            node_->setNodeMask(0u);
            return;
        }
        const glm::dvec2 origin = stroke_.points.front();
        const bool isNewGround = heightsVersion != heightsVersion_;
        if (!isMade_) addPieces();
        if (!isMade_ || isNewGround) {
            const std::size_t firstNew = isNewGround ? 0 : std::min(made_, pieces_.size());
            if (firstNew == 0) originM_ = heightAt(origin).value_or(otherwiseM);
            for (std::size_t i = firstNew; i < pieces_.size(); ++i) seat(i, heightAt, otherwiseM);
        }
        if (!isMade_ || isNewGround || colour != madeColour_) write(colour);
        isMade_ = true;
        heightsVersion_ = heightsVersion;
        madeColour_ = colour;
        const glm::dvec3 at = frame.toScene({origin, originM_});
        node_->setMatrix(osg::Matrixd::translate(at.x, at.y, at.z));
        node_->setNodeMask(~0u);
    }

    /// Points of the ground that hold it between them, for where it is in the picture.
    template <typename F>
    void forEachEnd(F&& f) const {
        for (const Piece& piece : pieces_) {
            f(glm::dvec3(piece.from, piece.fromM));
            f(glm::dvec3(piece.to, piece.toM));
        }
    }

 private:
    struct Piece {
        glm::dvec2 from{0.0}, to{0.0};
        float halfFrom = 0.0f, halfTo = 0.0f;
        double fromM = 0.0, toM = 0.0, offM = 0.0;
    };

    static bool isPlace(glm::dvec2 at) { return std::isfinite(at.x) && std::isfinite(at.y); }

    static double widthAt(const GroundInk::Stroke& stroke, std::size_t i) {
        return stroke.widthM * (i < stroke.pressures.size() ? std::max(stroke.pressures[i], 0.05f) : 1.0);
    }

    void addPieces() {
        made_ = pieces_.size();
        const auto half = [this](std::size_t i) { return static_cast<float>(widthAt(stroke_, i) / 2.0); };
        if (stroke_.points.size() == 1) {
            pieces_ = {{.from = stroke_.points[0], .to = stroke_.points[0], .halfFrom = half(0), .halfTo = half(0)}};
            firstPieces_.clear();
            made_ = 0;
            return;
        }
        // `firstPieces_[i]`: how many pieces there are up to point i.
        if (firstPieces_.empty()) {
            pieces_.clear();
            firstPieces_.push_back(0);
            made_ = 0;
        }
        for (std::size_t i = firstPieces_.size(); i < stroke_.points.size(); ++i) {
            const glm::dvec2 a = stroke_.points[i - 1], b = stroke_.points[i];
            if (!isPlace(a) || !isPlace(b)) {
                firstPieces_.push_back(pieces_.size());
                continue;
            }
            const double longestM = std::max({kPieceWidths * stroke_.widthM, 1.0});
            const int count = std::clamp(static_cast<int>(std::ceil(glm::distance(a, b) / longestM)), 1, kMostPieces);
            for (int k = 0; k < count; ++k) {
                const double t0 = static_cast<double>(k) / count, t1 = static_cast<double>(k + 1) / count;
                pieces_.push_back({.from = glm::mix(a, b, t0), .to = glm::mix(a, b, t1),
                                   .halfFrom = static_cast<float>(glm::mix(half(i - 1), half(i), static_cast<float>(t0))),
                                   .halfTo = static_cast<float>(glm::mix(half(i - 1), half(i), static_cast<float>(t1)))});
            }
            firstPieces_.push_back(pieces_.size());
        }
    }

    /// How far the ground is off a straight way is looked up at its middle and beside it: the box must hold the ground.
    void seat(std::size_t i, const std::function<std::optional<double>(glm::dvec2)>& heightAt, double otherwiseM) {
        Piece& piece = pieces_[i];
        const auto at = [&](glm::dvec2 place) { return heightAt(place).value_or(otherwiseM); };
        piece.fromM = i > 0 && pieces_[i - 1].to == piece.from ? pieces_[i - 1].toM : at(piece.from);
        piece.toM = piece.to == piece.from ? piece.fromM : at(piece.to);
        const glm::dvec2 way = piece.to - piece.from;
        const double length = glm::length(way), half = std::max(piece.halfFrom, piece.halfTo);
        const glm::dvec2 side = (length > 0.0 ? glm::dvec2(-way.y, way.x) / length : glm::dvec2(1.0, 0.0)) * half;
        const glm::dvec2 middle = (piece.from + piece.to) / 2.0;
        const double middleM = (piece.fromM + piece.toM) / 2.0;
        piece.offM = 0.0;
        for (const glm::dvec2 place : {middle, middle + side, middle - side}) piece.offM = std::max(piece.offM, std::abs(at(place) - middleM));
        piece.offM = piece.offM * 1.5 + 0.5;
    }

    void write(const osg::Vec4& colour) {
        from_->clear();
        to_->clear();
        shape_->clear();
        colour_->clear();
        triangles_->clear();
        const glm::dvec3 origin(stroke_.points.front(), originM_);
        const auto near = [&](glm::dvec2 at, double heightM) {
            return osg::Vec3(static_cast<float>(at.x - origin.x), static_cast<float>(at.y - origin.y), static_cast<float>(heightM - origin.z));
        };
        // Corner by bits: 1 the far end, 2 the left side, 4 the top. Anticlockwise from outside.
        static constexpr std::array<unsigned, 36> kBox{0, 2, 3, 0, 3, 1, 4, 5, 7, 4, 7, 6, 0, 1, 5, 0, 5, 4, 2, 6, 7, 2, 7, 3, 0, 4, 6, 0, 6, 2, 1, 3, 7, 1, 7, 5};
        for (const Piece& piece : pieces_) {
            const auto first = static_cast<unsigned>(from_->size());
            for (int corner = 0; corner < 8; ++corner) {
                from_->push_back(near(piece.from, piece.fromM));
                to_->push_back(near(piece.to, piece.toM));
                shape_->push_back({piece.halfFrom, piece.halfTo, static_cast<float>(piece.offM), static_cast<float>(corner)});
                colour_->push_back(colour);
            }
            for (const unsigned corner : kBox) triangles_->push_back(first + corner);
        }
        from_->dirty();
        to_->dirty();
        shape_->dirty();
        colour_->dirty();
        triangles_->dirty();
    }

    GroundInk::Stroke stroke_;
    std::vector<Piece> pieces_;
    std::vector<std::size_t> firstPieces_;
    std::size_t made_ = 0;  ///< pieces that were seated before
    double originM_ = 0.0;
    bool isMade_ = false;
    std::uint64_t heightsVersion_ = ~std::uint64_t{0};
    osg::Vec4 madeColour_;
    osg::ref_ptr<osg::MatrixTransform> node_;
    osg::ref_ptr<osg::Vec3Array> from_, to_;
    osg::ref_ptr<osg::Vec4Array> shape_, colour_;
    osg::ref_ptr<osg::DrawElementsUInt> triangles_;
};

/// Up to four colours of the highlighter: drawn into a mask, then laid over the picture.
struct HighlighterLayer {
    HighlighterLayer(InkBuffers& buffers, osg::StateSet* strokeState, osg::Program* layerProgram)
        : node(new osg::Group), strokes(new osg::Group), corners(new osg::Vec2Array(osg::Array::BIND_PER_VERTEX)), rectangle(corners),
          colours(new osg::Uniform(osg::Uniform::FLOAT_VEC4, "uInkColours", kColoursPerMask)) {
        node->setCullingActive(false);
        node->addChild(buffers.beginMask());
        strokes->setCullingActive(false);
        strokes->setStateSet(strokeState);
        node->addChild(strokes);
        node->addChild(buffers.endMask());
        osg::StateSet& state = *rectangle.mesh->getOrCreateStateSet();
        state.setAttributeAndModes(layerProgram);
        state.setMode(GL_CULL_FACE, osg::StateAttribute::OFF);
        state.addUniform(new osg::Uniform("uInkMask", static_cast<int>(InkBuffers::kMaskUnit)));
        state.addUniform(colours);
        state.setAttributeAndModes(new osg::BlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA));
        node->addChild(rectangle.mesh);
    }

    void setArea(glm::dvec2 min, glm::dvec2 max) {
        corners->clear();
        for (const glm::dvec2 at : {min, glm::dvec2(max.x, min.y), max, glm::dvec2(min.x, max.y)}) corners->push_back({static_cast<float>(at.x), static_cast<float>(at.y)});
        corners->dirty();
    }

    osg::ref_ptr<osg::Group> node, strokes;
    osg::ref_ptr<osg::Vec2Array> corners;
    PictureRectangle rectangle;
    osg::ref_ptr<osg::Uniform> colours;
};

}  // namespace

bool GroundInk::Stroke::operator==(const Stroke& other) const {
    return tool == other.tool && tied(colour) == tied(other.colour) && widthM == other.widthM && points == other.points && pressures == other.pressures;
}

bool GroundInk::operator==(const GroundInk& other) const {
    return strokes == other.strokes && laser == other.laser && tied(laserColour) == tied(other.laserColour) && trail == other.trail && spotlight == other.spotlight;
}

bool isTouched(const GroundInk::Stroke& stroke, glm::dvec2 at, double withinM) {
    const double reachM = withinM + stroke.widthM / 2.0;
    if (stroke.points.size() == 1) return glm::distance(stroke.points.front(), at) <= reachM;
    for (std::size_t i = 1; i < stroke.points.size(); ++i) {
        const glm::dvec2 from = stroke.points[i - 1], way = stroke.points[i] - from;
        const double length2 = glm::dot(way, way), t = length2 > 0.0 ? std::clamp(glm::dot(at - from, way) / length2, 0.0, 1.0) : 0.0;
        if (glm::distance(at, from + way * t) <= reachM) return true;
    }
    return false;
}

struct GroundInkOverlay::Drawing {
    Drawing();
    void updateStrokes(const SceneFrame& frame, const std::function<std::optional<double>(glm::dvec2)>& heightAt, std::uint64_t heightsVersion, double otherwiseM);
    void showHighlighter(const Viewpoint& view, const SceneFrame& frame, const Projection& projection);

    std::vector<GroundInk::Stroke> strokes;
    bool hasNewStrokes = true;
    double textScale = 1.0;
    std::optional<Cut> cut;
    InkBuffers buffers;
    std::vector<std::unique_ptr<StrokeMesh>> meshes;  ///< of the strokes, in their order
    std::vector<std::unique_ptr<HighlighterLayer>> layers;
    osg::ref_ptr<osg::Group> root = new osg::Group, onGround = new osg::Group, highlighter = new osg::Group, casings = new osg::Group, pens = new osg::Group;
    osg::ref_ptr<osg::StateSet> highlighterState = new osg::StateSet;
    osg::ref_ptr<osg::Program> inkProgram, layerProgram;
    osg::ref_ptr<osg::Uniform> exaggeration = new osg::Uniform("uInkExaggeration", 1.0f), pixelAngle = new osg::Uniform("uPixelAngle", 0.001f), leastPx = new osg::Uniform("uLeastPx", 1.5f),
                               cutPlane = new osg::Uniform("uCut", osg::Vec4());  ///< nothing is cut away
};

GroundInkOverlay::Drawing::Drawing() {
    for (osg::Group* group : {root.get(), onGround.get(), highlighter.get(), casings.get(), pens.get()}) group->setCullingActive(false);
    inkProgram = programOf("ink", "ink.vert", "ink.frag", {"aFrom", "aTo", "aShape", "aColour"});
    layerProgram = programOf("highlighter", "ink_layer.vert", "ink_layer.frag", {"aCorner"});

    osg::StateSet& state = *onGround->getOrCreateStateSet();
    makeFlat(state);
    state.setRenderBinDetails(kInkBin, "TraversalOrderBin");
    state.setAttributeAndModes(inkProgram);
    // The far sides of the boxes are drawn: there is one for each pixel, even with the eye in a box.
    state.setAttributeAndModes(new osg::CullFace(osg::CullFace::FRONT));
    state.setAttributeAndModes(new osg::BlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA));
    state.addUniform(exaggeration);
    state.addUniform(pixelAngle);
    state.addUniform(leastPx);
    state.addUniform(cutPlane);
    state.addUniform(new osg::Uniform("uInkDepth", static_cast<int>(InkBuffers::kDepthUnit)));
    state.addUniform(new osg::Uniform("uNear", static_cast<float>(kNearM)));
    state.addUniform(new osg::Uniform("uGrowPx", 0.0f));
    highlighterState->setAttributeAndModes(new osg::BlendFunc(GL_ONE, GL_ONE));
    highlighterState->setAttributeAndModes(new osg::BlendEquation(osg::BlendEquation::RGBA_MAX));
    casings->getOrCreateStateSet()->addUniform(new osg::Uniform("uGrowPx", kCasingPx));

    onGround->addChild(buffers.copyDepth());
    onGround->addChild(highlighter);
    onGround->addChild(casings);
    onGround->addChild(pens);
    root->addChild(onGround);
}

/// Strokes that are the same stay as they are, wherever in the list they have come to be.
void GroundInkOverlay::Drawing::updateStrokes(const SceneFrame& frame, const std::function<std::optional<double>(glm::dvec2)>& heightAt, std::uint64_t heightsVersion, double otherwiseM) {
    if (hasNewStrokes) {
        std::vector<std::unique_ptr<StrokeMesh>> next;
        for (const GroundInk::Stroke& stroke : strokes) {
            auto found = std::find_if(meshes.begin(), meshes.end(), [&](const auto& mesh) { return mesh && mesh->stroke() == stroke; });
            // The last one grows.
            if (found == meshes.end() && &stroke == &strokes.back() && !meshes.empty() && meshes.back()) found = meshes.end() - 1;
            next.push_back(found == meshes.end() ? std::make_unique<StrokeMesh>() : std::move(*found));
            next.back()->set(stroke);
        }
        meshes = std::move(next);

        std::vector<geo::Colour> colours;  // of the highlighter
        for (osg::Group* group : {casings.get(), pens.get()}) group->removeChildren(0, group->getNumChildren());
        for (auto& layer : layers) layer->strokes->removeChildren(0, layer->strokes->getNumChildren());
        const auto indexOf = [&](const geo::Colour& colour) {
            const auto found = std::find_if(colours.begin(), colours.end(), [&](const geo::Colour& c) { return tied(c) == tied(colour); });
            if (found != colours.end()) return static_cast<std::size_t>(found - colours.begin());
            colours.push_back(colour);
            return colours.size() - 1;
        };
        for (const auto& mesh : meshes) {
            if (mesh->stroke().tool == GroundInk::Tool::Pen) {
                casings->addChild(mesh->node());
                pens->addChild(mesh->node());
                continue;
            }
            const std::size_t layer = indexOf(mesh->stroke().colour) / kColoursPerMask;
            if (layer == layers.size()) {
                layers.push_back(std::make_unique<HighlighterLayer>(buffers, highlighterState, layerProgram));
                highlighter->addChild(layers.back()->node);
            }
            layers[layer]->strokes->addChild(mesh->node());
        }
        for (std::size_t i = 0; i < layers.size(); ++i)
            for (std::size_t k = 0; k < kColoursPerMask; ++k) {
                const std::size_t colour = i * kColoursPerMask + k;
                layers[i]->colours->setElement(static_cast<unsigned>(k), colour < colours.size() ? inkOf(colours[colour], kHighlighterAlpha) : osg::Vec4());
            }
        hasNewStrokes = false;
    }
    // Which channel of which mask a highlighter's stroke goes to is in its colour.
    std::vector<geo::Colour> colours;
    for (const auto& mesh : meshes) {
        osg::Vec4 colour = inkOf(mesh->stroke().colour);
        if (mesh->stroke().tool == GroundInk::Tool::Highlighter) {
            auto found = std::find_if(colours.begin(), colours.end(), [&](const geo::Colour& c) { return tied(c) == tied(mesh->stroke().colour); });
            if (found == colours.end()) found = colours.insert(colours.end(), mesh->stroke().colour);
            colour = osg::Vec4();
            colour[static_cast<int>(static_cast<std::size_t>(found - colours.begin()) % kColoursPerMask)] = 1.0f;
        }
        mesh->update(frame, heightAt, heightsVersion, otherwiseM, colour);
    }
    onGround->setNodeMask(meshes.empty() ? 0u : ~0u);
}

/// Only the part of the picture where the highlighter was is laid over it.
void GroundInkOverlay::Drawing::showHighlighter(const Viewpoint& view, const SceneFrame& frame, const Projection& projection) {
    const glm::dmat4 toEye = viewMatrixOf(view, frame);
    const double fY = 1.0 / std::tan(glm::radians(projection.fovYDeg) / 2.0), fX = fY * projection.sizePx.y / projection.sizePx.x;
    for (const auto& layer : layers) {
        const bool isUsed = layer->strokes->getNumChildren() > 0;
        layer->node->setNodeMask(isUsed ? ~0u : 0u);
        if (!isUsed) continue;
        glm::dvec2 min(1.0), max(-1.0);
        for (const auto& mesh : meshes) {
            if (layer->strokes->getChildIndex(mesh->node()) >= layer->strokes->getNumChildren()) continue;
            const double halfM = mesh->stroke().widthM;
            mesh->forEachEnd([&](const glm::dvec3& ground) {
                const glm::dvec3 eye(toEye * glm::dvec4(frame.toScene(ground), 1.0));
                if (-eye.z < halfM * 3.0 + 1.0) {
                    min = glm::dvec2(-1.0);
                    max = glm::dvec2(1.0);
                    return;
                }
                const glm::dvec2 at(eye.x / -eye.z * fX, eye.y / -eye.z * fY);
                const glm::dvec2 reach(halfM * 1.5 / -eye.z * fX + 24.0 / projection.sizePx.x, halfM * 1.5 * frame.exaggeration / -eye.z * fY + 24.0 / projection.sizePx.y);
                min = glm::min(min, at - reach);
                max = glm::max(max, at + reach);
            });
        }
        min = glm::max(min, glm::dvec2(-1.0));
        max = glm::min(max, glm::dvec2(1.0));
        if (min.x >= max.x || min.y >= max.y)
            layer->node->setNodeMask(0u);
        else
            layer->setArea(min, max);
    }
}

GroundInkOverlay::GroundInkOverlay() : drawing_(std::make_unique<Drawing>()) {}
GroundInkOverlay::~GroundInkOverlay() = default;

osg::Node* GroundInkOverlay::node() { return drawing_->root; }

bool GroundInkOverlay::set(GroundInk ink) {
    if (ink.strokes == drawing_->strokes) return false;
    drawing_->hasNewStrokes = true;
    drawing_->strokes = std::move(ink.strokes);
    return true;
}

void GroundInkOverlay::setCut(const std::optional<Cut>& cut) { drawing_->cut = cut; }
void GroundInkOverlay::setTextScale(double scale) { drawing_->textScale = std::clamp(scale, 0.25, 8.0); }

void GroundInkOverlay::update(const Viewpoint& view, const SceneFrame& frame, const Projection& projection, double pixelRatio,
                              const std::function<std::optional<double>(glm::dvec2)>& heightAt, std::uint64_t heightsVersion, double otherwiseM) {
    Drawing& d = *drawing_;
    const double unitPx = std::max(pixelRatio, projection.sizePx.y / kOrdinaryHeightPx);
    d.exaggeration->set(static_cast<float>(frame.exaggeration));
    d.pixelAngle->set(static_cast<float>(2.0 * std::tan(glm::radians(projection.fovYDeg) / 2.0) / projection.sizePx.y));
    d.leastPx->set(static_cast<float>(kLeastWidthPx / 2.0 * unitPx * d.textScale));
    const glm::dvec4 plane = d.cut ? glm::transpose(glm::inverse(viewMatrixOf(view, frame))) * d.cut->scenePlane(frame) : glm::dvec4(0.0);
    d.cutPlane->set(osg::Vec4(static_cast<float>(plane.x), static_cast<float>(plane.y), static_cast<float>(plane.z), static_cast<float>(plane.w)));
    d.updateStrokes(frame, heightAt, heightsVersion, otherwiseM);
    d.showHighlighter(view, frame, projection);
}

}  // namespace saban::viewer
