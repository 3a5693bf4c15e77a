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

#include "geo/core/leg.h"
#include "shaders/shader_sources.h"
#include "viewer/overlay/ink_buffers.h"
#include "viewer/overlay/screen_quads.h"
#include "viewer/overlay/stroke_mesh.h"

namespace saban::viewer {

namespace {

constexpr int kInkBin = 1;         // right after the ground and what stands on it
constexpr double kOrdinaryHeightPx = 1080.0;
constexpr double kLeastWidthPx = 3.0;
constexpr double kCasingPx = 2.0;   // red on a red road must still be told apart
constexpr double kHighlighterAlpha = 0.5;
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
    return tool == other.tool && tied(colour) == tied(other.colour) && widthM == other.widthM && points == other.points && pressures == other.pressures && heightsM == other.heightsM;
}

bool GroundInk::operator==(const GroundInk& other) const {
    return strokes == other.strokes && laser == other.laser && tied(laserColour) == tied(other.laserColour) && trail == other.trail && spotlight == other.spotlight;
}

bool isHighlighterBelow(const geo::Colour& a, const geo::Colour& b) { return tied(a) < tied(b); }

bool isTouched(const GroundInk::Stroke& stroke, glm::dvec2 at, double withinM) {
    const double reachM = withinM + stroke.widthM / 2.0;
    if (stroke.points.size() == 1) return glm::distance(stroke.points.front(), at) <= reachM;
    for (std::size_t i = 1; i < stroke.points.size(); ++i) {
        if (glm::distance(at, geo::nearestOnLeg(at, stroke.points[i - 1], stroke.points[i])) <= reachM) return true;
    }
    return false;
}

struct GroundInkOverlay::Drawing {
    Drawing();
    void updateStrokes(const SceneFrame& frame, const std::function<std::optional<double>(glm::dvec2)>& heightAt, std::uint64_t heightsVersion, double otherwiseM);
    void showHighlighter(const Viewpoint& view, const SceneFrame& frame, const Projection& projection);
    std::size_t indexOf(const geo::Colour& colour) const {
        return static_cast<std::size_t>(std::find_if(highlighterColours.begin(), highlighterColours.end(), [&](const geo::Colour& c) { return tied(c) == tied(colour); }) - highlighterColours.begin());
    }

    std::vector<GroundInk::Stroke> strokes;
    std::vector<geo::Colour> highlighterColours;      ///< of the strokes, the lowest first
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
                               casing = new osg::Uniform("uGrowPx", static_cast<float>(kCasingPx)), cutPlane = new osg::Uniform("uCut", osg::Vec4());  ///< nothing is cut away
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
    state.addUniform(new osg::Uniform("uGrowPx", 0.0f));
    highlighterState->setAttributeAndModes(new osg::BlendFunc(GL_ONE, GL_ONE));
    highlighterState->setAttributeAndModes(new osg::BlendEquation(osg::BlendEquation::RGBA_MAX));
    casings->getOrCreateStateSet()->addUniform(casing);

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

        highlighterColours.clear();
        for (const auto& mesh : meshes)
            if (mesh->stroke().tool == GroundInk::Tool::Highlighter && indexOf(mesh->stroke().colour) == highlighterColours.size()) highlighterColours.push_back(mesh->stroke().colour);
        std::sort(highlighterColours.begin(), highlighterColours.end(), isHighlighterBelow);
        for (osg::Group* group : {casings.get(), pens.get()}) group->removeChildren(0, group->getNumChildren());
        for (auto& layer : layers) layer->strokes->removeChildren(0, layer->strokes->getNumChildren());
        while (layers.size() * kColoursPerMask < highlighterColours.size()) {
            layers.push_back(std::make_unique<HighlighterLayer>(buffers, highlighterState, layerProgram));
            highlighter->addChild(layers.back()->node);
        }
        for (const auto& mesh : meshes) {
            if (mesh->stroke().tool == GroundInk::Tool::Highlighter) {
                layers[indexOf(mesh->stroke().colour) / kColoursPerMask]->strokes->addChild(mesh->node());
                continue;
            }
            casings->addChild(mesh->node());
            pens->addChild(mesh->node());
        }
        for (std::size_t i = 0; i < layers.size(); ++i)
            for (std::size_t k = 0; k < kColoursPerMask; ++k) {
                const std::size_t colour = i * kColoursPerMask + k;
                layers[i]->colours->setElement(static_cast<unsigned>(k), colour < highlighterColours.size() ? inkOf(highlighterColours[colour], kHighlighterAlpha) : osg::Vec4());
            }
        hasNewStrokes = false;
    }
    // Which channel of which mask a highlighter's stroke goes to is in its colour.
    for (const auto& mesh : meshes) {
        osg::Vec4 colour = inkOf(mesh->stroke().colour);
        if (mesh->stroke().tool == GroundInk::Tool::Highlighter) {
            colour = osg::Vec4();
            colour[static_cast<int>(indexOf(mesh->stroke().colour) % kColoursPerMask)] = 1.0f;
        }
        mesh->update(frame, heightAt, heightsVersion, otherwiseM, colour);
    }
    onGround->setNodeMask(meshes.empty() ? 0u : ~0u);
}

/// Only the part of the picture where the highlighter was is laid over it.
void GroundInkOverlay::Drawing::showHighlighter(const Viewpoint& view, const SceneFrame& frame, const Projection& projection) {
    const glm::dmat4 toEye = viewMatrixOf(view, frame);
    const Lens lens = lensOf(view, projection);
    const glm::dvec2 halfPx = glm::dvec2(projection.sizePx) / 2.0;
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
                const double depth = lens.depthM(-eye.z), fX = lens.focalPx / halfPx.x, fY = lens.focalPx / halfPx.y;
                if (depth < halfM * 3.0 + 1.0) {
                    min = glm::dvec2(-1.0);
                    max = glm::dvec2(1.0);
                    return;
                }
                const glm::dvec2 at(eye.x / depth * fX, eye.y / depth * fY);
                const glm::dvec2 reach(halfM * 1.5 / depth * fX + 24.0 / projection.sizePx.x, halfM * 1.5 * frame.exaggeration / depth * fY + 24.0 / projection.sizePx.y);
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
    d.pixelAngle->set(static_cast<float>(lensOf(view, projection).pixelM(1.0)));
    d.leastPx->set(static_cast<float>(kLeastWidthPx / 2.0 * unitPx * d.textScale));
    d.casing->set(static_cast<float>(kCasingPx * unitPx * d.textScale));
    const glm::dvec4 plane = d.cut ? glm::transpose(glm::inverse(viewMatrixOf(view, frame))) * d.cut->scenePlane(frame) : glm::dvec4(0.0);
    d.cutPlane->set(osg::Vec4(static_cast<float>(plane.x), static_cast<float>(plane.y), static_cast<float>(plane.z), static_cast<float>(plane.w)));
    d.updateStrokes(frame, heightAt, heightsVersion, otherwiseM);
    d.showHighlighter(view, frame, projection);
}

}  // namespace saban::viewer
