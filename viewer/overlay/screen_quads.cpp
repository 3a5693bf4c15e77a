#include "viewer/overlay/screen_quads.h"

#include <glm/geometric.hpp>
#include <osg/BlendFunc>
#include <osg/Depth>
#include <osg/Program>

#include "shaders/shader_sources.h"

namespace saban::viewer {

namespace {

class OnScreen : public osg::Geometry {
 public:
    OnScreen() {
        setUseDisplayList(false);
        setUseVertexBufferObjects(true);
        setDataVariance(osg::Object::DYNAMIC);
        setCullingActive(false);
    }
    osg::BoundingSphere computeBound() const override { return {}; }
    osg::BoundingBox computeBoundingBox() const override { return {}; }
};

}  // namespace

ScreenQuads::ScreenQuads(osg::Texture2D* texture, int bin)
    : root_(new osg::Group),
      corners_(new osg::Vec4Array(osg::Array::BIND_PER_VERTEX)),
      colours_(new osg::Vec4Array(osg::Array::BIND_PER_VERTEX)),
      triangles_(new osg::DrawElementsUInt(GL_TRIANGLES)) {
    root_->setCullingActive(false);
    const osg::ref_ptr<osg::Geometry> mesh = new OnScreen;
    mesh->setVertexAttribArray(0, corners_);
    mesh->setVertexAttribArray(1, colours_);
    mesh->addPrimitiveSet(triangles_);
    osg::StateSet& state = *mesh->getOrCreateStateSet();
    const osg::ref_ptr<osg::Program> program = new osg::Program;
    program->setName("plan markers");
    program->addShader(new osg::Shader(osg::Shader::VERTEX, std::string(shaderSource("plan_marker.vert"))));
    program->addShader(new osg::Shader(osg::Shader::FRAGMENT, std::string(shaderSource("plan_marker.frag"))));
    program->addBindAttribLocation("aCorner", 0);
    program->addBindAttribLocation("aColour", 1);
    state.setAttributeAndModes(program);
    state.setTextureAttribute(0, texture);
    state.addUniform(new osg::Uniform("uSigns", 0));
    state.setAttributeAndModes(new osg::BlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA));
    state.setAttributeAndModes(new osg::Depth(osg::Depth::ALWAYS, 0.0, 1.0, false));
    state.setMode(GL_DEPTH_TEST, osg::StateAttribute::OFF);
    state.setRenderBinDetails(bin, "RenderBin");
    root_->addChild(mesh);
    finish();
}

void ScreenQuads::begin(glm::dvec2 sizePx) {
    sizePx_ = sizePx;
    corners_->clear();
    colours_->clear();
    triangles_->clear();
}

void ScreenQuads::finish() {
    corners_->dirty();
    colours_->dirty();
    triangles_->dirty();
    root_->setNodeMask(triangles_->empty() ? 0u : ~0u);
}

void ScreenQuads::quad(const std::array<glm::dvec2, 4>& at, glm::dvec2 fromPx, glm::dvec2 toPx, const osg::Vec4& colour) {
    const auto first = static_cast<unsigned>(corners_->size());
    const std::array<glm::dvec2, 4> texel{fromPx, {toPx.x, fromPx.y}, toPx, {fromPx.x, toPx.y}};
    for (std::size_t i = 0; i < at.size(); ++i) {
        corners_->push_back({static_cast<float>(at[i].x / sizePx_.x * 2.0 - 1.0), static_cast<float>(1.0 - at[i].y / sizePx_.y * 2.0),
                             static_cast<float>(texel[i].x), static_cast<float>(texel[i].y)});
        colours_->push_back(colour);
    }
    for (const unsigned i : {0u, 1u, 2u, 0u, 2u, 3u}) triangles_->push_back(first + i);
}

void ScreenQuads::picture(glm::dvec2 corner, const ImageAtlas::Place& place, float alpha) {
    const glm::dvec2 a = glm::round(corner), b = a + place.sizePx();
    quad({a, {b.x, a.y}, b, {a.x, b.y}}, place.fromPx, place.toPx, osg::Vec4(alpha, alpha, alpha, alpha));
}

void ScreenQuads::line(glm::dvec2 from, glm::dvec2 to, double widthPx, glm::dvec2 white, const osg::Vec4& colour) {
    const glm::dvec2 way = to - from;
    const double length = glm::length(way);
    if (length < 0.5) return;
    const glm::dvec2 side = glm::dvec2(-way.y, way.x) / length * (widthPx / 2.0);
    quad({from - side, to - side, to + side, from + side}, white, white, colour);
}

osg::Vec4 premultiplied(double red, double green, double blue, double alpha) {
    return {static_cast<float>(red * alpha), static_cast<float>(green * alpha), static_cast<float>(blue * alpha), static_cast<float>(alpha)};
}

}  // namespace saban::viewer
